import type { Modifiers } from '../../../contracts/tool.ts'
import type { Point } from '../../../domain/records/target.ts'
import type { Cine } from '../stack/cine.ts'
import { createWheelSteps } from '../stack/wheel-steps.ts'
import { selectTool } from '../tools/select.ts'
import { handleAt } from '../usable-handles.ts'
import { handleCursor } from './handle-cursor.ts'
import type { ImagePane } from './image-pane.ts'
import type { PointedAt } from './pointed-at.ts'
import type { RegionIndex } from './regions/region-index.ts'
import { reachOf, type ToolSession } from './tool-session.ts'
import { createTouchGesture } from './touch-gesture.ts'
import type { Viewport } from './viewport.ts'
import { createWheelReader } from './wheel-kind.ts'
import { draggedWindow } from './window-steps.ts'

interface PointerInputOptions {
  readonly root: HTMLElement
  readonly pane: ImagePane
  readonly viewport: Viewport
  readonly index: RegionIndex
  readonly tools: ToolSession
  readonly pointedAt: PointedAt
  /** Whether the space bar is held: the left button pans then. */
  readonly spaceHeld: () => boolean
  /** The pointer takes over from the keyboard. */
  readonly onPointer: () => void
  readonly cine?: Cine | null
}

/** Two presses within this time and distance are a double click. */
const doubleMs = 400
const doubleCssPx = 5
const neverPressed = { at: { x: 0, y: 0 }, timeMs: Number.NEGATIVE_INFINITY }
/** Turns what pointer and wheel do over the viewer into tool events, pans, zooms and windows. Returns what stops it. */
export function attachPointerInput(options: PointerInputOptions): () => void {
  const { root, pane, viewport, index, tools, pointedAt } = options
  const { viewStore } = pane.session
  const wheelSteps = createWheelSteps(pane.opened.stack?.depth ?? 1)
  let lastPress = neverPressed
  const touch = createTouchGesture(viewport)
  const readWheel = createWheelReader()
  /** Ends the drag under way. */
  let endDrag: (() => void) | null = null

  function viewPoint({ clientX, clientY }: MouseEvent): Point {
    const box = root.getBoundingClientRect()
    return { x: clientX - box.left - root.clientLeft, y: clientY - box.top - root.clientTop }
  }

  const imagePoint = (event: MouseEvent) => viewport.toImage(viewPoint(event))

  function onPointerDown(event: PointerEvent): void {
    // The hand was there first: what it began is no drawing.
    if (event.pointerType === 'pen' && touch.penDown(event)) endDrag?.()
    if (event.pointerType === 'touch') {
      const part = touch.down(event, viewPoint(event))
      if (part === 'second') endDrag?.()
      if (part !== 'first') {
        event.preventDefault()
        return
      }
    }
    if (endDrag !== null) return
    root.focus({ preventScroll: true, focusVisible: false })
    options.onPointer()
    if (event.button === 0 && viewStore.get().picking !== null && !options.spaceHeld()) {
      event.preventDefault()
      const id = index.top(imagePoint(event), reachOf(viewport))
      if (id !== null) viewStore.pick(id)
      return
    }
    const pans = event.button === 1 || (event.button === 0 && options.spaceHeld())
    if (pans) drag(event, panDrag(event))
    else if (event.button === 2) drag(event, windowDrag(event))
    else if (event.button === 0) drag(event, toolDrag(event))
  }

  /** Follows the pointer, wherever it goes, until its button is let go. */
  function drag(
    start: PointerEvent,
    act: { move(event: PointerEvent): void; end(event: PointerEvent | null): void },
  ): void {
    start.preventDefault()
    const isSame = ({ pointerId }: PointerEvent) => pointerId === start.pointerId
    const move = (event: PointerEvent) => {
      if (!isSame(event)) return
      // A mouse without its button: it was let go where nobody told of it.
      if (event.pointerType === 'mouse' && event.buttons === 0) finish(event)
      else act.move(event)
    }
    const up = (event: PointerEvent) => isSame(event) && finish(event)
    const lost = (event: PointerEvent) => isSame(event) && finish(null)
    function finish(event: PointerEvent | null): void {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
      window.removeEventListener('pointercancel', lost)
      endDrag = null
      act.end(event)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', lost)
    endDrag = () => finish(null)
  }

  function panDrag(start: PointerEvent) {
    root.style.cursor = 'grabbing'
    const held = imagePoint(start)
    return {
      move(event: PointerEvent) {
        const now = viewport.toView(held)
        const at = viewPoint(event)
        viewport.pan(at.x - now.x, at.y - now.y)
      },
      end: () => showCursor(null),
    }
  }

  function windowDrag(start: PointerEvent) {
    const from = pane.window()
    return {
      move(event: PointerEvent) {
        const { picture } = pane.opened
        const window = draggedWindow(picture, from, event.clientX - start.clientX, event.clientY - start.clientY)
        if (window !== null) pane.set({ window })
      },
      end: () => {},
    }
  }

  function toolDrag(start: PointerEvent) {
    // The next slice would take what is drawn away.
    if (tools.tool().id !== 'pan') options.cine?.stop()
    const at = viewPoint(start)
    const again =
      start.timeStamp - lastPress.timeMs < doubleMs &&
      Math.hypot(at.x - lastPress.at.x, at.y - lastPress.at.y) < doubleCssPx
    // A third press begins a new pair.
    lastPress = again ? neverPressed : { at, timeMs: start.timeStamp }
    const wasBusy = tools.isBusy()
    // In the middle of a shape a finger may be the first of two that zoom: it sets nothing before it is known to be alone.
    let waits = wasBusy && start.pointerType === 'touch'
    const press = () => {
      waits = false
      tools.send(again ? 'commit' : 'press', viewport.toImage(at), modifiersOf(start))
    }
    if (!waits) press()
    return {
      move(event: PointerEvent) {
        const now = viewPoint(event)
        const isAway = Math.hypot(now.x - at.x, now.y - at.y) > doubleCssPx
        // After a drag the next press is a first one, however soon it comes.
        if (isAway) lastPress = neverPressed
        if (waits && !isAway) return
        if (waits) press()
        pointAt(event)
        for (const one of wayOf(event)) tools.send('move', imagePoint(one), modifiersOf(one))
      },
      end(event: PointerEvent | null) {
        if (event !== null) {
          if (waits) press()
          tools.send('release', imagePoint(event), modifiersOf(event))
          return
        }
        lastPress = neverPressed
        // What was set before this press stays.
        if (!wasBusy) tools.cancel()
        else if (!waits && tools.isBusy()) tools.send('back', viewport.toImage(at))
      },
    }
  }

  /** Every place that a stroke has passed since the last frame, not just where it is now. */
  function wayOf(event: PointerEvent): readonly PointerEvent[] {
    const way = tools.tool().strokes === true ? event.getCoalescedEvents() : []
    return way.length === 0 ? [event] : way
  }

  function onPointerMove(event: PointerEvent): void {
    if (event.pointerType === 'pen') touch.penSeen(event.timeStamp)
    if (event.pointerType === 'touch' && touch.move(event, viewPoint(event))) return
    if (endDrag !== null) return
    options.onPointer()
    pointAt(event)
    const at = imagePoint(event)
    if (tools.isBusy()) tools.send('move', at, modifiersOf(event))
    else hover(at)
  }

  function pointAt(event: PointerEvent): void {
    pointedAt.set(imagePoint(event))
  }

  function hover(at: Point): void {
    if (tools.tool() !== selectTool && viewStore.get().picking === null) {
      viewStore.hover(null)
      showCursor(null)
      return
    }
    viewStore.hover(index.top(at, reachOf(viewport), (id) => !pane.isLocked(id)))
    showCursor(at)
  }

  /** What a press here would do, told by the cursor. */
  function showCursor(at: Point | null): void {
    if (viewStore.get().picking !== null) {
      root.style.cursor = at !== null && viewStore.get().hovered !== null ? 'pointer' : 'default'
      return
    }
    const [only, ...others] = viewStore.get().selection
    const target = others.length > 0 || pane.isLocked(only ?? '') ? undefined : index.get(only ?? '')?.target
    const handle = at === null || target === undefined ? undefined : handleAt(target, at, reachOf(viewport))
    const overMark = at !== null && viewStore.get().hovered !== null
    root.style.cursor =
      handle !== undefined && target !== undefined
        ? handleCursor(handle, target, viewport.transform())
        : overMark
          ? 'move'
          : tools.tool().cursor
  }

  function onPointerLeave(): void {
    pointedAt.set(null)
    viewStore.hover(null)
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault()
    const { stack } = pane.opened
    // In a stack the wheel scrolls; with Ctrl, which is what a pinch sends, it zooms as everywhere.
    if (stack != null && !event.ctrlKey && !event.metaKey) {
      const steps = wheelSteps(event)
      if (steps === 0 || tools.isBusy()) return
      options.cine?.stop()
      // Who scrolls here leads the other panes from here.
      if (viewStore.get().activePane !== pane.paneId) viewStore.activatePane(pane.paneId)
      stack.goSlice((stack.wanted() % stack.depth) + steps)
      return
    }
    const meant = readWheel(event, event.timeStamp)
    if ('zooms' in meant) viewport.zoom(viewPoint(event), meant.zooms)
    else viewport.pan(meant.pans.x, meant.pans.y)
  }

  /** A press on something else in between: the next one here is a first one, however soon it comes. */
  function onPressElsewhere({ target }: PointerEvent): void {
    if (!(target instanceof Node && root.contains(target))) lastPress = neverPressed
  }

  const touchUp = (event: PointerEvent) => touch.up(event)
  const noMenu = (event: Event) => event.preventDefault()
  const stopFollowingTool = viewStore.store.subscribe((state, before) => {
    if (state.toolId !== before.toolId || state.picking !== before.picking) showCursor(null)
  })
  root.addEventListener('pointerdown', onPointerDown)
  root.addEventListener('pointermove', onPointerMove)
  root.addEventListener('pointerleave', onPointerLeave)
  window.addEventListener('pointerdown', onPressElsewhere, true)
  window.addEventListener('pointerup', touchUp)
  window.addEventListener('pointercancel', touchUp)
  // React listens to wheels passively: the page would scroll and the browser zoom.
  root.addEventListener('wheel', onWheel, { passive: false })
  root.addEventListener('contextmenu', noMenu)
  showCursor(null)
  return () => {
    endDrag?.()
    stopFollowingTool()
    root.removeEventListener('pointerdown', onPointerDown)
    root.removeEventListener('pointermove', onPointerMove)
    root.removeEventListener('pointerleave', onPointerLeave)
    window.removeEventListener('pointerdown', onPressElsewhere, true)
    window.removeEventListener('pointerup', touchUp)
    window.removeEventListener('pointercancel', touchUp)
    root.removeEventListener('wheel', onWheel)
    root.removeEventListener('contextmenu', noMenu)
  }
}

function modifiersOf(event: MouseEvent): Modifiers {
  return { shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey }
}
