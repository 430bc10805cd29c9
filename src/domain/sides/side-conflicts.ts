import type { RecordState } from '../log/record-state.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Project } from '../records/project.ts'

/** A mention in a note and marks on pictures that are said to be on opposite sides. */
export interface SideConflict {
  /** The mentions and the marks, oldest first. */
  readonly annotationIds: readonly string[]
  /** For the message: what the label is called, and the sides of each. */
  readonly params: {
    readonly label: string
    readonly mention: 'left' | 'right'
    readonly mark: 'left' | 'right'
  }
}

/**
 * Where a report's side contradicts that of its regions, among what is said to be there: in one finding that joins them; and, for a
 * label with sides whose mentions and marks no finding joins, where all of its mentions are on one side and all of its marks on the
 * other. Both sides agree with either; midline and unknown contradict nothing.
 */
export function sideConflicts(state: RecordState, { labelSet }: Pick<Project, 'labelSet'>): readonly SideConflict[] {
  const nameOf = new Map(labelSet.labels.map(({ id, name }) => [id, name]))
  const paired = new Set(labelSet.labels.flatMap(({ id, paired }) => (paired ? [id] : [])))
  const groups = new Map<string, Annotation[]>()
  const ordered = [...state.tables.annotation.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  for (const annotation of ordered) {
    const { assertion, findingId, labelId } = annotation
    if (assertion !== 'present' && assertion !== 'likely') continue
    const group = findingId ?? (paired.has(labelId) ? labelId : null)
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), annotation])
  }
  return [...groups.values()].flatMap((group) => {
    const mentions = group.filter(({ target }) => target.kind === 'span')
    const marks = group.filter(({ target }) => target.kind !== 'span')
    const mention = onlySide(mentions)
    const mark = onlySide(marks)
    if (mention === null || mark === null || mention === mark) return []
    const told = group.filter(({ laterality }) => laterality === 'left' || laterality === 'right')
    const label = nameOf.get(group[0]?.labelId ?? '') ?? ''
    return [{ annotationIds: told.map(({ id }) => id), params: { label, mention, mark } }]
  })
}

/** The one side that all of them are on which are on any; null where they are on both or none. */
function onlySide(annotations: readonly Annotation[]): 'left' | 'right' | null {
  const sides = new Set(annotations.map(({ laterality }) => laterality))
  if (sides.has('bilateral') || sides.has('left') === sides.has('right')) return null
  return sides.has('left') ? 'left' : 'right'
}
