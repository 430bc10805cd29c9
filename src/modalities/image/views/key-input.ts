import { removeAnnotations } from '../../../domain/commands/annotation-commands.ts'
import type { Point } from '../../../domain/records/target.ts'
import { isTranslated } from '../../../ui/keys/translated-keys.ts'
import { selectTool } from '../tools/select.ts'
import { spoken } from '../tools/steps.ts'
import { imageTools } from '../tools/tools.ts'
import type { Crosshair } from './crosshair.ts'
import type { HandleKeys } from './handle-keys.ts'
import type { ImagePane } from './image-pane.ts'
import { createNudge } from './nudge.ts'
import type { PointedAt } from './pointed-at.ts'
import type { RegionIndex } from './regions/region-index.ts'
import type { ToolSession } from './tool-session.ts'
import { viewActions } from './view-actions.ts'
import type { Viewport } from './viewport.ts'
import { walkMarks } from './walk-marks.ts'

interface KeyInputOptions {
  readonly root: HTMLElement
  readonly pane: ImagePane
  readonly viewport: Viewport
  readonly index: RegionIndex
  readonly tools: ToolSession
  readonly crosshair: Crosshair
  readonly handles: HandleKeys
  readonly pointedAt: PointedAt
}

export interface KeyInput {
  readonly spaceHeld: () => boolean
  detach(): void
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
/** Steps of an arrow key in image pixels, and with Shift. */
const step = 1
const longStep = 10
/** Turns a keypoint from visible to occluded or back. */
const togglePointKey = 'Shift+O'
/** Keys that go from mark to mark. */
const markWalks: Readonly<Record<string, 1 | -1>> = { '>': 1, '<': -1 }
/** How far an arrow key pans, CSS pixels. */
const panStep = 40

/**
 * Keys while the viewer has the focus. Arrows move the handle in hand or the selected marks (Select), the crosshair (drawing tools), or else the view; Enter
 * presses where the crosshair is, and finishes where it has not moved since; Backspace, Escape, Delete; the view's own keys. What it
 * uses it marks with `preventDefault`. A key that the project gave to a label is that label's.
 */
export function attachKeyInput(options: KeyInputOptions): KeyInput {
  const { root, pane, viewport, index, tools, crosshair, handles, pointedAt } = options
  const { viewStore } = pane.session
  const nudge = createNudge(pane, index)
  let space = false

  function onKeyDown(event: KeyboardEvent): void {
    if (arrows[event.key] === undefined) commitMoves()
    if (event.ctrlKey || event.metaKey || event.target !== root) return
    if (event.altKey) {
      if (choosePreset(event)) event.preventDefault()
      return
    }
    if (!(handleArrow(event) || handleEdit(event) || handleLetter(event))) return
    event.preventDefault()
  }

  function commitMoves(): void {
    nudge.commit()
    handles.commit()
  }

  /** By the place of the key: with Alt, some keyboards write another sign. */
  function choosePreset({ code }: KeyboardEvent): boolean {
    const number = /^Digit([1-9])$/.exec(code)?.[1]
    const preset = number === undefined ? undefined : pane.opened.presets[Number(number) - 1]
    if (preset === undefined) return false
    pane.set({ window: { centre: preset.centre, width: preset.width } })
    viewStore.announce(`Window ${preset.name}`)
    return true
  }

  function handleArrow({ key, shiftKey }: KeyboardEvent): boolean {
    const direction = arrows[key]
    if (direction === undefined) return false
    const by = shiftKey ? longStep : step
    // To the right on screen, however the view is turned.
    const towards = viewport.directionInImage(direction)
    const [dx, dy] = [towards.x * by, towards.y * by]
    if (tools.tool().produces.length > 0) moveCrosshair(dx, dy)
    else if (tools.tool().id === 'pan' || !(handles.by(dx, dy) || nudge.by(dx, dy)))
      viewport.pan(-direction.x * panStep, -direction.y * panStep)
    return true
  }

  function moveCrosshair(dx: number, dy: number): void {
    const at = crosshair.move(dx, dy)
    viewStore.announce(spoken(at))
    tools.send('move', at)
  }

  function handleEdit({ key, shiftKey }: KeyboardEvent): boolean {
    const at = crosshair.at() ?? crosshair.start()
    switch (key) {
      case 'Enter':
        return isSelecting() && handles.insert() ? true : pressEnter()
      case 'F2':
        return isSelecting() && handles.take(shiftKey ? -1 : 1)
      case 'Escape':
        if (isSelecting() && handles.letGo()) return true
        tools.send('cancel', at)
        if (!tools.isBusy()) crosshair.hide()
        return true
      case 'Backspace':
      case 'Delete':
        if (tools.isBusy()) tools.send('back', at)
        else return (isSelecting() && handles.remove()) || removeSelected()
        return true
      case ' ':
        space = true
        return true
      default:
        return false
    }
  }

  function isSelecting(): boolean {
    return tools.tool() === selectTool
  }

  /** By keys, the first Enter at a place presses there and the second finishes; while the mouse draws, Enter finishes at once. */
  function pressEnter(): boolean {
    if (tools.tool().produces.length === 0) return false
    if (tools.isBusy() && !crosshair.hasMoved()) {
      tools.send('commit', crosshair.at() ?? crosshair.start())
      return true
    }
    const at = crosshair.press()
    tools.send('press', at)
    tools.send('release', at)
    return true
  }

  function removeSelected(): boolean {
    const here = viewStore.get().selection.filter((id) => index.get(id) !== undefined)
    if (here.length === 0) return false
    const ids = here.filter((id) => !pane.isLocked(id))
    if (ids.length === 0) {
      viewStore.announce('Locked: nothing was removed')
      return true
    }
    if (pane.dispatch(removeAnnotations(ids)) === null) return true
    viewStore.select(viewStore.get().selection.filter((id) => !ids.includes(id)))
    viewStore.announce(ids.length === 1 ? 'Annotation removed' : `${ids.length} annotations removed`)
    return true
  }

  function handleLetter(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event
    const name = key.toUpperCase()
    if (shiftKey && /^[A-Z]$/.test(name)) return handleChord(`Shift+${name}`)
    if (!isTranslated(event) && pane.labels().some(({ hotkey }) => hotkey?.toUpperCase() === name)) return false
    return handleChord(name)
  }

  function handleChord(chord: string): boolean {
    if (chord === togglePointKey) {
      tools.send('toggle', crosshair.at() ?? pointedAt.get() ?? crosshair.start())
      return true
    }
    const walk = markWalks[chord]
    if (walk !== undefined) {
      walkMarks(pane, index, walk)
      return true
    }
    const tool = imageTools.find(({ shortcut }) => shortcut === chord)
    if (tool !== undefined) viewStore.setTool(tool.id)
    const action = viewActions.find((candidate) => candidate.key === chord)
    action?.run(pane, viewport)
    return tool !== undefined || action !== undefined
  }

  function onKeyUp({ key }: KeyboardEvent): void {
    if (key === ' ') space = false
    if (arrows[key] !== undefined) commitMoves()
  }

  function onBlur(): void {
    space = false
    commitMoves()
    crosshair.hide()
  }

  root.addEventListener('keydown', onKeyDown)
  root.addEventListener('keyup', onKeyUp)
  root.addEventListener('blur', onBlur)
  return {
    spaceHeld: () => space,
    detach() {
      commitMoves()
      root.removeEventListener('keydown', onKeyDown)
      root.removeEventListener('keyup', onKeyUp)
      root.removeEventListener('blur', onBlur)
    },
  }
}
