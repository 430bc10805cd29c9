import { aimsByKeys } from '../../../contracts/tool.ts'
import { removeAnnotations } from '../../../domain/commands/annotation-commands.ts'
import { windowOf } from '../../../imaging/pixels/window-presets.ts'
import { chordsOf } from '../../../lib/keys/chord.ts'
import { isTranslated } from '../../../ui/keys/translated-keys.ts'
import { steppedBrush, steppedTolerance, toleranceText, toolSettings } from '../paint/tool-settings.ts'
import type { Cine } from '../stack/cine.ts'
import { handleStackKey } from '../stack/stack-keys.ts'
import { selectTool } from '../tools/select.ts'
import { spoken } from '../tools/steps.ts'
import { imageTools } from '../tools/tools.ts'
import { arrowStepPx, arrows, longArrowStepPx } from './arrow-keys.ts'
import type { Crosshair } from './crosshair.ts'
import { growthActions } from './growth-actions.ts'
import type { HandleKeys } from './handle-keys.ts'
import type { ImagePane } from './image-pane.ts'
import { lookActions } from './look-actions.ts'
import { createNudge } from './nudge.ts'
import type { PointedAt } from './pointed-at.ts'
import type { RegionIndex } from './regions/region-index.ts'
import { remakeActions } from './shape-actions.ts'
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
  readonly cine?: Cine | null
}

export interface KeyInput {
  readonly spaceHeld: () => boolean
  detach(): void
}

const undoKey = 'Mod+Z'
const undoKeys = [undoKey, 'Mod+Shift+Z', 'Mod+Y']
/** Turns a keypoint from visible to occluded or back. */
const togglePointKey = 'Shift+O'
/** Keys that go from mark to mark, with Alt, by their sign or their place. */
const markWalks: Readonly<Record<string, 1 | -1>> = { '.': 1, Period: 1, ',': -1, Comma: -1 }
/** Make what a tool is set to smaller or larger. */
const sizeKeys: Readonly<Record<string, 1 | -1>> = { '<': -1, '>': 1 }
/** How far an arrow key pans, CSS pixels. */
const panStep = 40

/**
 * Keys while the viewer has the focus. Arrows move the handle in hand or the selected marks (Select), the crosshair (drawing tools), or else the view; Enter
 * presses where the crosshair is, and finishes where it has not moved since; Backspace, Escape, Delete; the view's own keys. What it
 * uses it marks with `preventDefault`. In a stack, arrows up and down scroll where there is nothing to move. A key that the project gave to a label is that label's.
 */
export function attachKeyInput(options: KeyInputOptions): KeyInput {
  const { root, pane, viewport, index, tools, crosshair, handles, pointedAt } = options
  const { viewStore } = pane.session
  const nudge = createNudge(pane, index)
  let space = false
  /** The space bar is a held button. */
  let held = false

  function onKeyDown(event: KeyboardEvent): void {
    if (arrows[event.key] === undefined) commitMoves()
    if (takesBackStep(event)) return event.preventDefault()
    if (event.ctrlKey || event.metaKey || event.target !== root) return
    if (scrollSlices(event)) {
      event.preventDefault()
      return
    }
    if (event.altKey) {
      if (copyToNeighbour(event) || walk(event) || choosePreset(event) || act(event)) event.preventDefault()
      return
    }
    if (!(handleArrow(event) || handleEdit(event) || handleLetter(event))) return
    event.preventDefault()
  }

  /** Undo takes back what is being drawn, a step of it where it has steps, and leaves alone what it is drawn on; there is nothing to redo. */
  function takesBackStep(event: KeyboardEvent): boolean {
    const chord = chordsOf(event).find((one) => undoKeys.includes(one))
    if (chord === undefined || event.target !== root || !tools.isBusy()) return false
    if (chord === undoKey) tools.send(isSelecting() ? 'cancel' : 'back', crosshair.at() ?? crosshair.start())
    return true
  }

  /** Through the slices of a stack, but not while something is drawn: its other half would lie on another. */
  function scrollSlices(event: KeyboardEvent): boolean {
    const { stack } = pane.opened
    if (stack == null || tools.isBusy()) return false
    const isHolding = viewStore.get().selection.some((id) => index.get(id) !== undefined)
    return handleStackKey(event, stack, options.cine ?? null, !isHolding && crosshair.at() === null)
  }

  function copyToNeighbour({ key, shiftKey }: KeyboardEvent): boolean {
    const action = viewActions.find((one) => shiftKey && one.key === `Alt+Shift+${key}`)
    if (action === undefined || pane.opened.stack == null || tools.isBusy()) return false
    action.run(pane, viewport)
    return true
  }

  function commitMoves(): void {
    nudge.commit()
    handles.commit()
  }

  function walk({ key, code }: KeyboardEvent): boolean {
    const by = markWalks[key] ?? markWalks[code]
    if (by !== undefined) walkMarks(pane, index, by)
    return by !== undefined
  }

  /** By the place of the key: with Alt, some keyboards write another sign. */
  function choosePreset({ code }: KeyboardEvent): boolean {
    const number = /^Digit([1-9])$/.exec(code)?.[1]
    const preset = number === undefined ? undefined : pane.opened.presets[Number(number) - 1]
    if (preset === undefined) return false
    pane.set({ window: windowOf(preset) })
    viewStore.announce(`Window ${preset.name}`)
    return true
  }

  /** What is done with Alt. No mark is changed while a tool has one in hand. */
  function act(event: KeyboardEvent): boolean {
    const readings = chordsOf(event)
    const actions = [...lookActions, ...growthActions, ...(tools.isBusy() ? [] : remakeActions)]
    const action = actions.find(({ key }) => key !== null && readings.includes(key))
    action?.run(pane, viewport)
    return action !== undefined
  }

  function handleArrow({ key, shiftKey }: KeyboardEvent): boolean {
    const direction = arrows[key]
    if (direction === undefined) return false
    const by = shiftKey ? longArrowStepPx : arrowStepPx
    // To the right on screen, however the view is turned.
    const towards = viewport.directionInImage(direction)
    const [dx, dy] = [towards.x * by, towards.y * by]
    if (aimsByKeys(tools.tool())) moveCrosshair(dx, dy)
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
        if (!space && tools.tool().strokes === true && crosshair.isDrawing()) holdByKey()
        space = true
        return true
      default:
        return false
    }
  }

  function isSelecting(): boolean {
    return tools.tool() === selectTool
  }

  /** Who draws by keys has no button to hold: the space bar is it, as long as the mouse is not what points. */
  function holdByKey(): void {
    options.cine?.stop()
    held = true
    tools.send('press', crosshair.press())
  }

  function letGoByKey(): void {
    if (!held) return
    held = false
    tools.send('release', crosshair.at() ?? crosshair.start())
  }

  /**
   * By keys, the first Enter at a place presses there and the second finishes; while the mouse draws, Enter finishes at once. What a
   * tolerance decides is looked at, and changed, between the two.
   */
  function pressEnter(): boolean {
    if (!aimsByKeys(tools.tool())) return false
    if (tools.isBusy() && !crosshair.hasMoved()) {
      tools.send('commit', crosshair.at() ?? crosshair.start())
      return true
    }
    options.cine?.stop()
    const at = crosshair.press()
    tools.send('press', at)
    if (tools.tool().controls?.includes('tolerance') !== true) tools.send('release', at)
    return true
  }

  function removeSelected(): boolean {
    const here = viewStore.get().selection.filter((id) => index.get(id) !== undefined)
    if (here.length === 0) return false
    const ids = here.filter((id) => !pane.isLocked(id))
    if (ids.length === 0) {
      viewStore.refuse('Locked: nothing was removed')
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
    const direction = sizeKeys[chord]
    if (direction !== undefined) return stepSize(direction)
    const tool = imageTools.find(({ shortcut }) => shortcut === chord)
    if (tool !== undefined) viewStore.setTool(tool.id)
    const action = viewActions.find((candidate) => candidate.key === chord)
    action?.run(pane, viewport)
    return tool !== undefined || action !== undefined
  }

  /** The size of the brush, or what a region takes in, of the tool in hand. */
  function stepSize(direction: 1 | -1): boolean {
    const { controls = [] } = tools.tool()
    const { brushPx, tolerance } = toolSettings.getState()
    if (controls.includes('brush')) {
      toolSettings.setState({ brushPx: steppedBrush(brushPx, direction) })
      viewStore.announce(`Size ${toolSettings.getState().brushPx}`)
    } else if (controls.includes('tolerance')) {
      const next = steppedTolerance(tolerance, direction, tools.values())
      viewStore.announce(`Tolerance ${toleranceText(next, tools.values())}`)
      // What grows under way tells more than the tolerance: after it.
      toolSettings.setState({ tolerance: next })
    } else return false
    return true
  }

  function onKeyUp({ key }: KeyboardEvent): void {
    if (key === ' ') {
      space = false
      letGoByKey()
    }
    if (arrows[key] === undefined) return
    nudge.commit()
    handles.pause()
  }

  function onBlur(): void {
    space = false
    letGoByKey()
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
