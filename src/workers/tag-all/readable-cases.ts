import type { Modality } from '../../contracts/modality.ts'
import { reviewOf } from '../../domain/commands/review-commands.ts'
import { type RecordState, stateOf } from '../../domain/log/record-state.ts'
import { hiddenFrom, withoutHidden } from '../../domain/reading/blinding.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Project } from '../../domain/records/project.ts'
import { recordSchemas } from '../../domain/records/record.ts'
import type { Registry } from '../../lib/registry.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'

/** A case as the one at work may read it. */
export interface ReadableCase {
  readonly caseId: string
  /** Less what is hidden. */
  readonly state: RecordState
  readonly isSubmitted: boolean
  /** Whether its notes are hidden. */
  readonly isHidden: boolean
}

const kinds = ['case', 'item', 'annotation', 'review', 'finding'] as const

export interface CasesInput {
  readonly db: GlossaDatabase
  readonly project: Project
  readonly actor: string
  readonly modalities: Registry<Modality>
}

/** Whole cases by their ids, those gone left out. One transaction: hundreds of reads go as one. */
export async function readCases(
  { db, project, actor, modalities }: CasesInput,
  caseIds: readonly string[],
): Promise<readonly ReadableCase[]> {
  const tables = kinds.map((kind) => db.records(kind))
  const states = await db.transaction('r', tables, async () =>
    Promise.all(
      caseIds.map(async (caseId) => {
        const rows = await Promise.all(
          kinds.map(async (kind) => {
            if (kind === 'case') return [await db.records(kind).get([project.id, caseId])]
            return db.records(kind).where('[projectId+scope]').equals([project.id, caseId]).toArray()
          }),
        )
        return rows.map((found) => found.flatMap((row) => (row === undefined ? [] : [row.record])))
      }),
    ),
  )
  const isReport = ({ modality }: Item) => modalities.get(modality)?.readText !== undefined
  return states.flatMap((records, index): ReadableCase[] => {
    const state = stateOf(
      kinds.flatMap((kind, at) =>
        (records[at] ?? []).map((record) => ({ kind, record: recordSchemas[kind].parse(record) })),
      ),
    )
    if (state.tables.case.size === 0) return []
    const review = reviewOf(state, actor)
    const hidden = hiddenFrom(project, review)
    return [
      {
        caseId: caseIds[index] ?? '',
        state: withoutHidden(state, hidden, actor, isReport),
        isSubmitted: review?.status === 'submitted',
        isHidden: hidden.has('report'),
      },
    ]
  })
}
