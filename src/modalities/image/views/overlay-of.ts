import { aimsByKeys } from '../../../contracts/tool.ts'
import { sizeText } from '../../../domain/measure/measurement-text.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { unknownLabelColor } from '../../../ui/label-palette.ts'
import { markText } from '../measure/mark-text.ts'
import { toolSettings } from '../paint/tool-settings.ts'
import { selectTool } from '../tools/select.ts'
import { handleInHand, usableHandles } from '../usable-handles.ts'
import type { ImagePane } from './image-pane.ts'
import { itemNow, type MarkFigure } from './mark-figures.ts'
import type { Overlay } from './overlay.ts'
import type { PointedAt } from './pointed-at.ts'
import { paintedRegion } from './regions/painted-region.ts'
import { type Region, regionOf } from './regions/region.ts'
import type { RegionIndex } from './regions/region-index.ts'
import { reachOf, type ToolSession } from './tool-session.ts'
import type { ValueLabel } from './value-labels.ts'
import type { Viewport } from './viewport.ts'

/** A selection of more than so many marks is drawn with all others, and only the one under the pointer above them. */
export const mostInHand = 300

export interface OverlaySource {
  readonly pane: ImagePane
  readonly viewport: Viewport
  readonly index: RegionIndex
  readonly tools: ToolSession
  /** Where the keyboard points. */
  readonly crosshair: () => Point | null
  /** Id of the handle that keys move. */
  readonly heldHandle: () => string | null
  readonly pointedAt: PointedAt
  /** Marks of this picture that stand with their figures. */
  readonly figures: () => readonly MarkFigure[]
}

/** What lies above the picture and its marks at the moment: what is selected, hovered, being drawn or moved. */
export function overlayOf(source: OverlaySource): Overlay {
  const { pane, viewport, index, tools, crosshair, heldHandle, pointedAt } = source
  const { selection, hovered, related, preview } = pane.session.viewStore.get()
  const own = preview?.paneId === pane.paneId ? preview : null
  const moved = new Set([...(own?.moving?.ids ?? []), ...(own?.along?.keys() ?? [])])
  const marks: Overlay['regions'][number][] = []
  const put = (id: string, weight: 'hovered' | 'selected') => {
    const region = id === own?.replaces || moved.has(id) ? undefined : index.get(id)
    if (region !== undefined) marks.push({ region, weight, isAlone: false })
  }
  for (const id of related) put(id, 'hovered')
  if (hovered !== null && !selection.includes(hovered)) put(hovered, 'hovered')
  if (selection.length <= mostInHand) for (const id of selection) put(id, 'selected')
  let drawn: Region | null = null
  if (own !== null && own.target !== null) {
    const color =
      (own.replaces === null ? pane.labelFor(own.target.kind)?.color : index.get(own.replaces)?.color) ??
      unknownLabelColor
    drawn = regionOf('preview', own.target, color)
    if (drawn !== null)
      marks.push({ region: drawn, weight: own.replaces === null ? 'hovered' : 'selected', isAlone: true })
  }
  for (const [id, target] of own?.along ?? []) {
    const region = regionOf(id, target, index.get(id)?.color ?? unknownLabelColor)
    if (region !== null) marks.push({ region, weight: 'hovered', isAlone: true })
  }
  if (own?.painting != null) {
    const below = index.get(own.replaces ?? '')
    const color = pane.labelFor('mask')?.color ?? unknownLabelColor
    const region = below ?? paintedRegion(own.painting, null, color)
    marks.push({ region, weight: 'selected', isAlone: below === undefined })
  }
  const brushAt = tools.tool().controls?.includes('brush') === true ? (crosshair() ?? pointedAt.get()) : null
  const [only] = selection.filter((id) => index.get(id) !== undefined && !pane.isLocked(id))
  const inHand = own?.replaces === only && own != null ? own.target : index.get(only ?? '')?.target
  const hasHandles = tools.tool() === selectTool && selection.length === 1 && inHand != null
  const labels: ValueLabel[] = []
  for (const { id, text } of source.figures()) {
    const region = id === own?.replaces || moved.has(id) ? undefined : index.get(id)
    if (region !== undefined) labels.push({ region, text })
  }
  const drawnText = drawn === null ? null : textWhileDrawn(drawn.target, pane)
  if (drawn !== null && drawnText !== null) labels.push({ region: drawn, text: drawnText })
  const beside = own?.figures == null ? null : (crosshair() ?? pointedAt.get())
  const place = beside === null ? null : regionOf('pointer', { kind: 'point', ...beside }, unknownLabelColor)
  // Before the others, which make way for it.
  if (place !== null) labels.unshift({ region: place, text: own?.figures?.join('\n') ?? '', isPointer: true })
  return {
    labels,
    regions: marks,
    brush: brushAt === null ? null : { at: brushAt, sizePx: toolSettings.getState().brushPx },
    moving:
      own?.moving == null ? null : { ...own.moving, regions: own.moving.ids.flatMap((id) => index.get(id) ?? []) },
    marquee: own?.marquee ?? null,
    held: hasHandles ? handleInHand(inHand, heldHandle(), reachOf(viewport)) : null,
    handles: hasHandles ? usableHandles(inHand, reachOf(viewport)) : [],
    crosshair: aimsByKeys(tools.tool()) ? crosshair() : null,
  }
}

/** A region has no figures beside it later on, but tells how large it is while it is drawn or changed. */
function textWhileDrawn(target: Target, pane: ImagePane): string | null {
  const { facts } = itemNow(pane)
  return markText(target, pane.opened.picture, facts) ?? sizeText(target, facts)
}
