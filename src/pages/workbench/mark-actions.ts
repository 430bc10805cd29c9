import type { Modality } from '../../contracts/modality.ts'
import { reorder } from '../../domain/commands/order-commands.ts'
import { addCopies } from '../../domain/commands/paste-commands.ts'
import { projectOf } from '../../domain/commands/project-commands.ts'
import { scalesOf } from '../../domain/geometry/affine.ts'
import { boundsOf } from '../../domain/geometry/target-operations.ts'
import { copyMark, planPaste, shifted } from '../../domain/labels/mark-copies.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Point } from '../../domain/records/target.ts'
import type { Registry } from '../../lib/registry.ts'
import { isHidden, isLocked, withShown } from '../../session/mark-view.ts'
import type { Session } from '../../session/session-context.ts'
import { countText } from '../../ui/time-text.ts'
import { copiedMarks, keepCopies } from './mark-clipboard.ts'
import { isMarkOf, type Place, pastePlaceOf, placeAtHand } from './mark-places.ts'
import { pasteText } from './paste-text.ts'
import type { Notices } from './use-notice.ts'

/** How far a duplicate is set off from its original, CSS pixels: enough to be seen. */
const duplicateCssPx = 14

/** What can be done with marks as such, whatever drew them. */
export interface MarkActions {
  selectAll(): void
  copy(): void
  paste(): void
  duplicate(): void
  reorder(to: 'front' | 'back'): void
  /** Whether something with a place in a picture is selected. */
  hasMarks(): boolean
}

export function createMarkActions(session: Session, notices: Notices, modalities: Registry<Modality>): MarkActions {
  const { caseStore, viewStore, projectStore } = session
  const annotations = () => caseStore.get().tables.annotation
  const labels = () => projectOf(projectStore.get())?.labelSet.labels ?? []
  const selected = () => viewStore.get().selection.flatMap((id) => annotations().get(id) ?? [])
  const placed = () => selected().filter(({ target }) => boundsOf(target) !== null)

  function copies(of: readonly Annotation[]) {
    const { item: items } = caseStore.get().tables
    const byId = new Map(labels().map((label) => [label.id, label]))
    return of.map((one) => copyMark(one, byId.get(one.labelId), items.get(one.itemId ?? '')?.parts[0]?.blob ?? null))
  }

  /** Adds copies to where the reader is, and selects them. */
  function add(
    name: 'annotation.paste' | 'annotation.duplicate',
    plan: ReturnType<typeof planPaste>,
    { item, paneId }: Place,
  ) {
    const project = projectOf(projectStore.get())
    if (project === undefined || plan.fitting.length === 0) return
    const before = new Set(annotations().keys())
    if (
      !notices.command(
        addCopies(name, plan.fitting, item.id, project, viewStore.surfaces.get(paneId)?.display?.() ?? null),
      )
    )
      return
    const added = [...annotations().keys()].filter((id) => !before.has(id))
    viewStore.setMarks(withShown(viewStore.get().marks, added))
    viewStore.select(added)
  }

  return {
    hasMarks: () => placed().length > 0,
    selectAll() {
      const place = placeAtHand(session)
      if (place === undefined) return
      const { marks } = viewStore.get()
      const ids = [...annotations().values()]
        .filter((one) => isMarkOf(one, place) && !isHidden(marks, one) && !isLocked(marks, one))
        .map(({ id }) => id)
      viewStore.select(ids)
      viewStore.announce(`${countText(ids.length, 'mark')} selected`)
    },
    copy() {
      const chosen = selected()
      if (chosen.length === 0) return
      keepCopies(copies(chosen))
      notices.say(`${countText(chosen.length, 'annotation')} copied.`)
    },
    paste() {
      const place = placeAtHand(session)
      const held = copiedMarks()
      if (place === undefined) return
      if (held.length === 0) {
        notices.say('Nothing has been copied yet.')
        return
      }
      const plan = planPaste(held, pastePlaceOf(place, modalities, labels()))
      add('annotation.paste', plan, place)
      notices.say(pasteText(plan, place.item.name))
    },
    duplicate() {
      const place = placeAtHand(session)
      const chosen = place === undefined ? [] : selected().filter((one) => isMarkOf(one, place))
      if (place === undefined || chosen.length === 0) return
      const scales = place.pane.transform === null ? { x: 1, y: 1 } : scalesOf(place.pane.transform)
      const by = { x: duplicateCssPx / scales.x, y: duplicateCssPx / scales.y }
      const where = pastePlaceOf(place, modalities, labels())
      const [dx, dy] = offset(chosen, by, where.size)
      const plan = planPaste(shifted(copies(chosen), dx, dy), where)
      add('annotation.duplicate', plan, place)
      viewStore.announce(`${countText(plan.fitting.length, 'mark')} duplicated`)
    },
    reorder(to) {
      const ids = placed().map(({ id }) => id)
      if (ids.length === 0 || !notices.command(reorder(ids, to))) return
      viewStore.announce(to === 'front' ? 'In front of all others' : 'Behind all others')
    },
  }
}

/** Right and down in the picture, or back where it ends. */
function offset(
  marks: readonly Annotation[],
  by: Point,
  size: { readonly widthPx: number; readonly heightPx: number } | null,
): readonly [dx: number, dy: number] {
  const bounds = marks.flatMap(({ target }) => boundsOf(target) ?? [])
  const overRight = size !== null && bounds.some(({ x, width }) => x + width + by.x > size.widthPx)
  const overBottom = size !== null && bounds.some(({ y, height }) => y + height + by.y > size.heightPx)
  return [overRight ? -by.x : by.x, overBottom ? -by.y : by.y]
}
