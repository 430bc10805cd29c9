import { reshape } from '../../../domain/commands/shape-commands.ts'
import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Target } from '../../../domain/records/target.ts'
import { jsonEquals } from '../../../lib/json.ts'
import { speckPxOf, toolSettings } from '../paint/tool-settings.ts'
import { combineShapes, type Operation } from '../shapes/combine-shapes.ts'
import { fillHoles, type Remake, removeSpecks, simplify, smooth, toMask, toPolygon } from '../shapes/convert-shape.ts'
import type { ImagePane } from './image-pane.ts'
import { maskKeys } from './mask-keys.ts'
import type { ViewAction } from './view-action.ts'

/** Something to do with the selected regions, as one change. */
interface ShapeAction extends ViewAction {
  /** Fewest selected regions that it is for. */
  readonly fewest: number
  readonly hint: string
}

/** The selected marks of this picture, in the order in which they were selected. */
function selectedHere({ session, opened }: ImagePane): readonly Annotation[] {
  const { annotation } = session.caseStore.get().tables
  return session.viewStore
    .get()
    .selection.flatMap((id) => annotation.get(id) ?? [])
    .filter(({ itemId }) => itemId === opened.item.id)
}

function combining(operation: Operation, label: string, done: string, hint: string): ShapeAction {
  return {
    id: operation,
    label,
    key: null,
    fewest: 2,
    hint,
    run(pane) {
      const chosen = selectedHere(pane)
      const { picture } = pane.opened
      // What is locked may be taken out of another, but neither be changed nor go; and none is left out without a word.
      const changed = operation === 'unite' ? chosen : chosen.slice(0, 1)
      if (changed.some(({ id }) => pane.isLocked(id)))
        return pane.session.viewStore.refuse('Locked: nothing was changed')
      const result = combineShapes(
        operation,
        chosen.map(({ target }) => target),
        picture,
      )
      const [first, ...others] = chosen
      if (!result.ok) return pane.session.viewStore.refuse(result.why)
      if (first === undefined) return
      const command = reshape({
        name: `annotation.${operation}`,
        pieces: new Map([[first.id, result.pieces]]),
        removed: operation === 'unite' ? others.map(({ id }) => id) : [],
        labels: pane.labels(),
      })
      const added = pane.dispatch(command)
      if (added === null) return
      pane.session.viewStore.select([first.id, ...added])
      pane.session.viewStore.announce(done)
    },
  }
}

function remaking(id: string, label: string, remake: Remake, hint: string, key: string | null = null): ShapeAction {
  return {
    id,
    label,
    key,
    fewest: 1,
    hint,
    run(pane, viewport) {
      const selected = selectedHere(pane)
      const chosen = selected.filter((mark) => !pane.isLocked(mark.id))
      const { widthPx, heightPx } = pane.opened.picture
      const { x, y } = viewport.scales()
      const pieces = new Map<string, readonly Target[]>()
      const speckPx = speckPxOf(toolSettings.getState())
      let why = selected.length === 0 ? 'Select a region first' : 'Locked: nothing was changed'
      let told = 'done'
      for (const { id: annotationId, target } of chosen) {
        const result = remake(target, { widthPx, heightPx, detailPx: 1 / x, pixelAspect: y / x, speckPx })
        const [first, ...others] = result.ok ? result.pieces : []
        if (!result.ok) why = result.why
        else if (others.length === 0 && jsonEquals(first, target)) why = `${label} changes nothing here`
        else {
          pieces.set(annotationId, result.pieces)
          told = result.told ?? told
        }
      }
      if (pieces.size === 0) return pane.session.viewStore.refuse(why)
      const added = pane.dispatch(reshape({ name: `annotation.${id}`, pieces, labels: pane.labels() }))
      if (added === null) return
      pane.session.viewStore.select([...chosen.map((one) => one.id), ...added])
      pane.session.viewStore.announce(`${label}: ${pieces.size === 1 ? told : `${pieces.size} regions`}`)
    },
  }
}

/** What can be done with selected regions, in the order of the menu. */
export const combineActions: readonly ShapeAction[] = [
  combining('unite', 'Unite', 'United in one region', 'all in one, the others go'),
  combining('subtract', 'Subtract', 'The others are taken out of the first', 'the first without the others'),
  combining('intersect', 'Intersect', 'The first is cut to what they share', 'the first where all are'),
]

export const remakeActions: readonly ShapeAction[] = [
  remaking('to-mask', 'To mask', toMask, 'its pixels'),
  remaking('to-polygon', 'To polygon', toPolygon, 'along its pixels, exactly'),
  remaking('fill-holes', 'Fill holes', fillHoles, 'all of them', maskKeys.fillHoles),
  remaking('remove-specks', 'Remove specks', removeSpecks, 'small pieces', maskKeys.removeSpecks),
  remaking('smooth', 'Smooth', smooth, 'rounds corners', maskKeys.smooth),
  remaking('simplify', 'Simplify', simplify, 'points not seen at this zoom go'),
]
