import type { Modality } from '../../contracts/modality.ts'
import { reviewOf } from '../../domain/commands/review-commands.ts'
import { type RecordState, stateOf } from '../../domain/log/record-state.ts'
import { hiddenFrom, withoutHidden } from '../../domain/reading/blinding.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Project } from '../../domain/records/project.ts'
import { type AnyRecord, type RecordKind, recordSchemas } from '../../domain/records/record.ts'
import type { Registry } from '../../lib/registry.ts'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import type { RecordRow } from '../../persistence/rows.ts'

/** A case as the one at work may read it. */
export interface ReadableCase {
  readonly caseId: string
  /** Less what is hidden. */
  readonly state: RecordState
  readonly isSubmitted: boolean
  /** Whether its notes are hidden. */
  readonly isHidden: boolean
}

const kinds = ['case', 'item', 'annotation', 'review'] as const

export interface CasesInput {
  readonly db: GlossaDatabase
  readonly project: Project
  readonly actor: string
  readonly modalities: Registry<Modality>
}

/**
 * Cases by their ids, those gone left out, without their relations. One transaction; the summaries tell which items to fetch by id, and
 * which cases have annotations and reviews to look for at all: a query a case costs more than everything else here.
 */
export async function readCases(
  { db, project, actor, modalities }: CasesInput,
  caseIds: readonly string[],
): Promise<readonly ReadableCase[]> {
  const entries = new Map<string, { readonly kind: RecordKind; readonly record: AnyRecord }[]>()
  for (const [kind, rows] of await readRows(db, project.id, caseIds)) {
    for (const { scope, record } of rows) {
      const entry = { kind, record: recordSchemas[kind].parse(record) }
      const own = entries.get(scope)
      if (own === undefined) entries.set(scope, [entry])
      else own.push(entry)
    }
  }
  const isReport = ({ modality }: Item) => modalities.get(modality)?.readText !== undefined
  return caseIds.flatMap((caseId): ReadableCase[] => {
    const state = stateOf(entries.get(caseId) ?? [])
    if (state.tables.case.size === 0) return []
    const review = reviewOf(state, actor)
    const hidden = hiddenFrom(project, review)
    return [
      {
        caseId,
        state: withoutHidden(state, hidden, actor, isReport),
        isSubmitted: review?.status === 'submitted',
        isHidden: hidden.has('report'),
      },
    ]
  })
}

function readRows(db: GlossaDatabase, projectId: string, caseIds: readonly string[]) {
  const keys = (ids: readonly string[]) => ids.map((id): [string, string] => [projectId, id])
  const tables = [db.summaries, ...kinds.map((kind) => db.records(kind))]
  return db.transaction('r', tables, async (): Promise<readonly (readonly [RecordKind, readonly RecordRow[]])[]> => {
    const summaries = (await db.summaries.bulkGet(keys(caseIds))).filter((summary) => summary !== undefined)
    const byIds = async (kind: RecordKind, ids: readonly string[]) => {
      const rows = await db.records(kind).bulkGet(keys(ids))
      return [kind, rows.filter((row) => row !== undefined)] as const
    }
    const within = (kind: RecordKind, some: readonly CaseSummary[]) =>
      some.map(async ({ caseId }) => {
        const rows = db.records(kind).where('[projectId+scope]').equals([projectId, caseId])
        return [kind, await rows.toArray()] as const
      })
    return Promise.all([
      byIds('case', caseIds),
      byIds(
        'item',
        summaries.flatMap(({ items }) => items.map(({ id }) => id)),
      ),
      ...within(
        'annotation',
        summaries.filter(({ annotationCount }) => annotationCount > 0),
      ),
      ...within(
        'review',
        summaries.filter(({ reviews }) => reviews.length > 0),
      ),
    ])
  })
}
