import type { RecordState, Tables } from '../log/record-state.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Item } from '../records/case.ts'
import { type BlindingRule, blindingRules, type Project, type Review } from '../records/project.ts'

const nothing: ReadonlySet<BlindingRule> = new Set()

/** The rules of a project that this version knows, in their own order. */
export function blindingOf(project: Pick<Project, 'rules'>): readonly BlindingRule[] {
  return blindingRules.filter((rule) => project.rules.blinding.includes(rule))
}

/**
 * What a reader must not see of a case at the moment: what the project hides, until their outcome is set, less what they have
 * revealed.
 */
export function hiddenFrom(project: Pick<Project, 'rules'>, review: Review | undefined): ReadonlySet<BlindingRule> {
  const rules = blindingOf(project)
  if (rules.length === 0 || review?.status === 'submitted') return nothing
  const revealed = new Set(review?.reveals?.map(({ what }) => what))
  return new Set(rules.filter((rule) => !revealed.has(rule)))
}

/** Whether a rule hides an annotation from a reader. `report`: what is marked in a text quotes it. */
function isHidden(
  annotation: Annotation,
  hidden: ReadonlySet<BlindingRule>,
  annotatorId: string,
  reports: ReadonlySet<string>,
): boolean {
  const { origin, createdBy, itemId, target } = annotation
  const isSuggestion = origin.kind === 'model' || origin.kind === 'rule'
  if (hidden.has('report') && (target.kind === 'span' || (itemId !== null && reports.has(itemId)))) return true
  if (isSuggestion) return hidden.has('suggestions')
  const isEarlier = createdBy !== annotatorId || origin.kind === 'import' || origin.kind === 'reader-merge'
  return isEarlier && hidden.has('earlier-labels')
}

/**
 * The records of a case without what is hidden from a reader: the one place where rules become records. Items stay (that there is a
 * report is no secret; whoever shows one asks `hiddenFrom`), and so does the reader's own review.
 * - annotations: see `isHidden`; relations go with their ends
 * - findings of others without an annotation that stays, and reviews of others: under `earlier-labels`
 * @param isReport whether an item is text to be read, by its modality
 * @returns the very same state where nothing is hidden; tables that lose nothing stay the same maps
 */
export function withoutHidden(
  state: RecordState,
  hidden: ReadonlySet<BlindingRule>,
  annotatorId: string,
  isReport: (item: Item) => boolean,
): RecordState {
  if (hidden.size === 0) return state
  const { tables } = state
  const reports = new Set([...tables.item.values()].filter(isReport).map(({ id }) => id))
  const annotation = kept(tables.annotation, (one) => !isHidden(one, hidden, annotatorId, reports))
  const relation = kept(tables.relation, ({ ends }) => ends.every(({ annotationId }) => annotation.has(annotationId)))
  if (!hidden.has('earlier-labels')) return { ...state, tables: { ...tables, annotation, relation } }
  const evidenced = new Set([...annotation.values()].map(({ findingId }) => findingId))
  const finding = kept(tables.finding, ({ id, createdBy }) => createdBy === annotatorId || evidenced.has(id))
  const review = kept(tables.review, (one) => one.annotatorId === annotatorId)
  const visible: Tables = { ...tables, annotation, relation, finding, review }
  return { ...state, tables: visible }
}

function kept<T>(table: ReadonlyMap<string, T>, isKept: (record: T) => boolean): ReadonlyMap<string, T> {
  const staying = [...table].filter(([, record]) => isKept(record))
  return staying.length === table.size ? table : new Map(staying)
}
