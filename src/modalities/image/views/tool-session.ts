import type { Modifiers, RunningTool, ToolContext, ToolEvent, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import type { Point } from '../../../domain/records/target.ts'
import { selectTool } from '../tools/select.ts'
import { imageTools } from '../tools/tools.ts'
import type { ImagePane } from './image-pane.ts'
import type { RegionIndex } from './regions/region-index.ts'
import type { Viewport } from './viewport.ts'

/** The tool in hand of one pane: events go in, what the tool answers goes to the stores. */
export interface ToolSession {
  /** The chosen tool; Select where a tool of another modality is chosen. */
  tool(): ToolModule
  isBusy(): boolean
  send(type: ToolEvent['type'], at: Point, modifiers?: Modifiers): void
  /** Gives up what is half drawn. */
  cancel(): void
  dispose(): void
}

const noModifiers: Modifiers = { shift: false, alt: false, mod: false }

/** How near is near, CSS pixels. */
const toleranceCssPx = 8

export function tolerancePxOf(viewport: Viewport): number {
  return toleranceCssPx / viewport.scale()
}

export function createToolSession(pane: ImagePane, viewport: Viewport, index: RegionIndex): ToolSession {
  const { caseStore, viewStore } = pane.session
  const { picture, item } = pane.opened
  let module = chosen()
  let busy = false
  const context: ToolContext = {
    item,
    get slice() {
      return pane.slice()
    },
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
    tolerancePx: () => tolerancePxOf(viewport),
    // A selected mark of another item cannot be touched here.
    selection: () => viewStore.get().selection.filter((id) => index.get(id) !== undefined),
    annotation: (id) => caseStore.get().tables.annotation.get(id),
    hitTest: (at) => index.hit(at, tolerancePxOf(viewport)),
    create: pane.create,
    change: pane.change,
  }
  let running: RunningTool = module.start(context)

  function chosen(): ToolModule {
    const { toolId } = viewStore.get()
    return imageTools.find(({ id }) => id === toolId) ?? selectTool
  }

  function apply(step: ToolStep): void {
    busy = step.busy
    showPreview(step)
    if (step.announce !== undefined) viewStore.announce(step.announce)
    if (step.pan !== undefined) viewport.pan(step.pan.x * viewport.scale(), step.pan.y * viewport.scale())
    if (step.select !== undefined) viewStore.select(step.select)
    if (step.command !== null) carryOut(step.command)
  }

  function showPreview({ preview, replaces }: ToolStep): void {
    const shown = viewStore.get().preview
    if (preview !== null) viewStore.setPreview({ paneId: pane.paneId, target: preview, replaces: replaces ?? null })
    else if (shown?.paneId === pane.paneId) viewStore.setPreview(null)
  }

  function carryOut(command: ToolStep['command'] & object): void {
    const [added] = pane.dispatch(command) ?? []
    if (added === undefined) return
    viewStore.select([added])
    const annotation = caseStore.get().tables.annotation.get(added)
    const label = pane.labels().find(({ id }) => id === annotation?.labelId)
    const side = annotation === undefined || annotation.laterality === 'unknown' ? '' : `, ${annotation.laterality}`
    viewStore.announce(`${module.label} added: ${label?.name ?? ''}${side}`)
  }

  const unsubscribe = viewStore.store.subscribe(({ toolId }, before) => {
    if (toolId === before.toolId) return
    running.dispose()
    busy = false
    module = chosen()
    running = module.start(context)
  })

  const send: ToolSession['send'] = (type, at, modifiers = noModifiers) =>
    apply(running.handle({ type, at, modifiers }))
  return {
    tool: () => module,
    isBusy: () => busy,
    send,
    cancel() {
      if (busy) send('cancel', { x: 0, y: 0 })
    },
    dispose() {
      unsubscribe()
      running.dispose()
    },
  }
}
