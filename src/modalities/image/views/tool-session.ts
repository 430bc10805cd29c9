import type {
  Modifiers,
  PixelValues,
  RunningTool,
  ToolContext,
  ToolEvent,
  ToolModule,
  ToolStep,
} from '../../../contracts/tool.ts'
import { flipMaskPixels } from '../../../domain/commands/mask-commands.ts'
import { reshape, setTargets } from '../../../domain/commands/shape-commands.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Reach } from '../../../domain/geometry/reach.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { withShown } from '../../../session/mark-view.ts'
import type { PutDown } from '../../../session/put-down.ts'
import { sessionMarkText } from '../../../session/session-marks.ts'
import { markText } from '../measure/mark-text.ts'
import { shownUnit } from '../measure/suv.ts'
import { roomToMove } from '../moved-inside.ts'
import { evenedValuesOf } from '../paint/evened-values.ts'
import { pixelValuesOf } from '../paint/pixel-values.ts'
import { toolSettings } from '../paint/tool-settings.ts'
import { selectTool } from '../tools/select.ts'
import { imageTools } from '../tools/tools.ts'
import type { ImagePane } from './image-pane.ts'
import { itemNow } from './mark-figures.ts'
import { marksTouching } from './marks-touching.ts'
import { moveSelection } from './move-selection.ts'
import { keepDrawing } from './put-down-drawing.ts'
import type { RegionIndex } from './regions/region-index.ts'
import type { Viewport } from './viewport.ts'

/** The tool in hand of one pane: events go in, what the tool answers goes to the stores. */
export interface ToolSession {
  /** The chosen tool; Select where a tool of another modality is chosen. */
  tool(): ToolModule
  isBusy(): boolean
  /** Values of the picture on view. */
  values(): PixelValues
  send(type: ToolEvent['type'], at: Point, modifiers?: Modifiers): void
  /** Gives up what is half drawn. */
  cancel(): void
  /** Another slice comes: what is half drawn is put down or given up; what is let go is finished where it was drawn. */
  leaveSlice(): void
  /** The view goes: what is half drawn is put down or given up, what is let go is finished at once. */
  leave(): void
  /** Goes on with what was put down, on its slice. */
  takeUp(drawing: PutDown): void
  /** Finishes what is let go at once: nobody sees the page any more, which has no frames then. */
  finish(): void
  dispose(): void
}

const noModifiers: Modifiers = { shift: false, alt: false, mod: false }

/** How near is near, CSS pixels. */
const reachCssPx = 8

export function reachOf(viewport: Viewport): Reach {
  const { x, y } = viewport.scales()
  return { x: reachCssPx / x, y: reachCssPx / y }
}

/** @param nextFrame calls once, with the next frame */
export function createToolSession(
  pane: ImagePane,
  viewport: Viewport,
  index: RegionIndex,
  nextFrame: (work: () => void) => void,
): ToolSession {
  const { caseStore, viewStore } = pane.session
  const { picture } = pane.opened
  let module = chosen()
  let busy = false
  /** What was drawn needs nobody any more: `ToolStep.isLetGo`. */
  let isLetGo = false
  /** The tool is at it: what it sets itself is no news to it. */
  let handling = false
  let values: { readonly of: Picture; readonly plain: PixelValues; evened: PixelValues | null } | undefined
  /** How often the tool has answered: what was to go on is not wanted when there is something newer. */
  let steps = 0
  /** The slice that what is under way was begun on. */
  let drawnOn = pane.slice()
  /** The last answer: of what is let go the same again changes nothing. */
  let last: ToolStep | null = null
  /** Tools that were put away while what they were let go of is being finished. */
  const seenOut = new Set<RunningTool>()
  const context: ToolContext = {
    get item() {
      return itemNow(pane)
    },
    get slice() {
      return pane.slice()
    },
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
    reach: () => reachOf(viewport),
    rightwards(from, to) {
      const right = viewport.directionInImage({ x: 1, y: 0 })
      return (to.x - from.x) * right.x + (to.y - from.y) * right.y
    },
    // A selected mark of another item, or one that is locked, cannot be touched here.
    selection: () => viewStore.get().selection.filter((id) => index.get(id) !== undefined && !pane.isLocked(id)),
    annotation: (id) => caseStore.get().tables.annotation.get(id),
    hitTest: (at) => index.hit(at, reachOf(viewport)).filter((id) => !pane.isLocked(id)),
    within: (bounds) => marksInside(bounds).filter((id) => !pane.isLocked(id)),
    labelFor: pane.labelFor,
    create: pane.create,
    creator: pane.creator,
    change: pane.change,
    changeAll: setTargets,
    flip: flipMaskPixels,
    cut: (id, pieces) => reshape({ name: 'annotation.cut', pieces: new Map([[id, pieces]]), labels: pane.labels() }),
    touching: (bounds) => marksTouching(pane, index, bounds),
    settings: toolSettings.getState,
    set: toolSettings.setState,
    values: () => valuesNow().plain,
    evenedValues,
    move: (ids, dx, dy) => moveSelection(ids, dx, dy, picture),
    room: (ids, dx, dy) => roomToMove(targetsOf(ids), dx, dy, picture),
  }
  let running: RunningTool = module.start(context)

  function valuesNow() {
    const { picture, defaultWindow } = pane.opened
    if (values?.of !== picture) {
      const plain = pixelValuesOf(picture, shownUnit(picture, context.item.facts), defaultWindow)
      values = { of: picture, plain, evened: null }
    }
    return values
  }

  function evenedValues(): PixelValues {
    const now = valuesNow()
    now.evened ??= evenedValuesOf(now.of, shownUnit(now.of, context.item.facts), pane.opened.defaultWindow)
    return now.evened
  }

  function marksInside({ x, y, width, height }: Bounds): readonly string[] {
    return index
      .within({ x, y, width, height })
      .filter(
        ({ bounds }) =>
          bounds.x >= x &&
          bounds.y >= y &&
          bounds.x + bounds.width <= x + width &&
          bounds.y + bounds.height <= y + height,
      )
      .map(({ id }) => id)
  }

  function targetsOf(ids: readonly string[]): readonly Target[] {
    const { annotation } = caseStore.get().tables
    return ids.flatMap((id) => annotation.get(id)?.target ?? [])
  }

  function chosen(): ToolModule {
    const { toolId } = viewStore.get()
    return imageTools.find(({ id }) => id === toolId) ?? selectTool
  }

  function apply(step: ToolStep): void {
    const number = ++steps
    if (step !== last || step.isLetGo !== true) carryOver(step)
    last = step
    if (step.goesOn !== true) return
    nextFrame(() => {
      if (busy && steps === number && running.goOn !== undefined) apply(running.goOn())
    })
  }

  function carryOver(step: ToolStep): void {
    busy = step.busy
    isLetGo = step.isLetGo === true
    showPreview(step)
    if (step.announce !== undefined) viewStore.announce(step.announce)
    if (step.refused !== undefined) viewStore.refuse(step.refused)
    if (step.pan !== undefined) panBy(step.pan)
    if (step.select !== undefined) viewStore.select(step.select)
    if (step.command !== null) {
      const steps = caseStore.steps('undo').length
      viewStore.select(carryOut(step.command, step.announce))
      if (step.notice !== undefined && caseStore.steps('undo').length > steps) viewStore.refuse(step.notice)
    }
  }

  /** What a tool that is put away has been let go of is stored when it is whole; nothing of it is shown until then. */
  function seeOut(tool: RunningTool): void {
    seenOut.add(tool)
    nextFrame(() => {
      if (seenOut.has(tool) && !isSeenOut(tool)) seeOut(tool)
    })
  }

  /** Goes on with it once; answers whether it is done. */
  function isSeenOut(tool: RunningTool): boolean {
    const step = tool.goOn?.()
    if (step?.isLetGo === true) return false
    seenOut.delete(tool)
    if (step?.announce !== undefined) viewStore.announce(step.announce)
    if (step !== undefined && step.command !== null) carryOut(step.command)
    tool.dispose()
    return true
  }

  function finish(): void {
    for (const tool of seenOut) while (!isSeenOut(tool));
    while (isLetGo && running.goOn !== undefined) apply(running.goOn())
  }

  /** Puts the tool in hand away, and takes another one. */
  function startAnew(next: ToolModule): void {
    if (isLetGo) seeOut(running)
    else running.dispose()
    busy = false
    isLetGo = false
    last = null
    steps += 1
    module = next
    running = module.start(context)
  }

  function panBy({ x, y }: Point): void {
    const { a, b, c, d } = viewport.transform() ?? { a: 1, b: 0, c: 0, d: 1 }
    viewport.pan(a * x + c * y, b * x + d * y)
  }

  function showPreview({ preview, painting, along, replaces, moving, marquee, figures }: ToolStep): void {
    const shown = viewStore.get().preview
    if (preview !== null || painting !== undefined || moving !== undefined || marquee !== undefined)
      viewStore.setPreview({
        paneId: pane.paneId,
        target: preview,
        painting: painting ?? null,
        along: along ?? null,
        replaces: replaces ?? null,
        moving: moving ?? null,
        marquee: marquee ?? null,
        figures: figures ?? null,
      })
    else if (shown?.paneId === pane.paneId) viewStore.setPreview(null)
  }

  /**
   * @param told what the tool says of it besides: the figures of what was measured
   * @returns what is to be in hand then
   */
  function carryOut(command: ToolStep['command'] & object, told?: string): readonly string[] {
    const all = pane.dispatch(command) ?? []
    const [added] = all
    if (added === undefined) return viewStore.get().selection
    viewStore.setMarks(withShown(viewStore.get().marks, all))
    // Pieces of what was there before: the tool has said so.
    if (module.produces.length === 0) return all
    const target = caseStore.get().tables.annotation.get(added)?.target
    const figure = told || (target === undefined ? null : markText(target, pane.opened.picture, itemNow(pane).facts))
    const figures = figure === null ? '' : `: ${figure}`
    viewStore.announce(`Added ${sessionMarkText(pane.session, added) ?? ''}${figures}`)
    return all
  }

  const unsubscribeSettings = toolSettings.subscribe(() => {
    if (busy && !handling && running.settingsChanged !== undefined) apply(running.settingsChanged())
  })
  const unsubscribeMarks = caseStore.store.subscribe(({ records }, before) => {
    if (!busy || handling || records.tables.annotation === before.records.tables.annotation) return
    const step = running.marksChanged?.() ?? null
    if (step !== null) apply(step)
  })
  const unsubscribe = viewStore.store.subscribe(({ toolId, marks, preview }, before) => {
    const inHand = [preview?.replaces, ...(preview?.moving?.ids ?? [])]
    // Locked while it was being changed: what was begun is given up.
    if (marks.locked !== before.marks.locked && busy && inHand.some((id) => id != null && pane.isLocked(id)))
      send('cancel', { x: 0, y: 0 })
    if (toolId === before.toolId) return
    if (busy && !isLetGo && !keepDrawing(pane, drawnOn, module, running)) viewStore.announce(`${module.label} given up`)
    startAnew(chosen())
  })

  const send: ToolSession['send'] = (type, at, modifiers = noModifiers) => {
    // When it is left, the pane may be another slice's, or another item's, already.
    if (!busy) drawnOn = pane.slice()
    handling = true
    const step = running.handle({ type, at, modifiers })
    handling = false
    apply(step)
  }
  return {
    tool: () => module,
    isBusy: () => busy,
    values: () => valuesNow().plain,
    send,
    cancel() {
      if (busy) send('cancel', { x: 0, y: 0 })
    },
    leaveSlice() {
      if (!isLetGo && !(busy && keepDrawing(pane, drawnOn, module, running))) return this.cancel()
      startAnew(module)
      viewStore.setPreview(null)
    },
    leave() {
      finish()
      if (busy) keepDrawing(pane, drawnOn, module, running, true)
      this.cancel()
    },
    takeUp({ toolId, labelId, points, what }) {
      // What is half drawn now is no less worth.
      this.leaveSlice()
      viewStore.setTool(toolId)
      viewStore.setLabel(labelId)
      drawnOn = pane.slice()
      if (module.id !== toolId || running.takeUp === undefined) return
      apply(running.takeUp(points))
      viewStore.announce(`${what} taken up again`)
    },
    finish,
    dispose() {
      for (const tool of seenOut) tool.dispose()
      seenOut.clear()
      unsubscribe()
      unsubscribeSettings()
      unsubscribeMarks()
      steps += 1
      running.dispose()
    },
  }
}
