import { setSplit } from '../domain/commands/patient-commands.ts'
import { deferReview, reviewOf } from '../domain/commands/review-commands.ts'
import type { Env } from '../domain/env.ts'
import { stateOf } from '../domain/log/record-state.ts'
import { recordSchemas } from '../domain/records/record.ts'
import { ok, type Result } from '../lib/result.ts'
import { type BatchStep, runBatch } from '../persistence/batches.ts'
import type { BulkCommand } from '../persistence/bulk-changes.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import type { BatchProgress } from '../persistence/undo-batch.ts'

export interface BulkInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly caseIds: readonly string[]
  readonly onProgress: (progress: BatchProgress) => void
}

/** What a change of many cases came to. */
export interface BulkReport {
  /** Null where nothing had to be changed. */
  readonly batchId: string | null
  /** Log entries: patients for splits, else cases. */
  readonly changed: number
  /** Cases that were left alone: submitted by the one at work, or gone. */
  readonly leftAlone: number
}

const casesAtOnce = 250

/** Puts the patients of some cases into a split, each with every case of theirs, as one batch. @param split null: into none */
export function assignSplit(input: BulkInput, split: string | null): Promise<Result<BulkReport>> {
  const { db, env, projectId } = input
  const done = new Set<string>()
  return inBatch(input, 'patient.set-split', async (caseIds) => {
    const steps: BatchStep[] = []
    const cases = await db.records('case').bulkGet(caseIds.map((id): [string, string] => [projectId, id]))
    for (const row of cases) {
      if (row === undefined) continue
      const { patientKey } = recordSchemas.case.parse(row.record)
      if (done.has(patientKey)) continue
      done.add(patientKey)
      const known = await db.records('patient').where('[projectId+scope]').equals([projectId, patientKey]).toArray()
      const patches = known.flatMap(({ record }) => setSplit(recordSchemas.patient.parse(record), split))
      if (known.length === 0 && split !== null) {
        const record = { id: env.newId(), revision: 1, key: patientKey, split, consent: null }
        steps.push({ caseId: row.id, patches: [{ op: 'add', kind: 'patient', record }] })
      } else if (patches.length > 0) {
        steps.push({ caseId: row.id, patches })
      }
    }
    return { steps, leftAlone: cases.filter((row) => row === undefined).length }
  })
}

/** Sets some cases aside for the one at work, with a reason, as one batch. Cases they have submitted are left alone. */
export function deferCases(input: BulkInput, reason: string): Promise<Result<BulkReport>> {
  const { db, env, projectId } = input
  return inBatch(input, 'review.defer', async (caseIds) => {
    const steps: BatchStep[] = []
    let leftAlone = 0
    const cases = await db.records('case').bulkGet(caseIds.map((id): [string, string] => [projectId, id]))
    for (const row of cases) {
      const reviews =
        row === undefined
          ? []
          : await db.records('review').where('[projectId+scope]').equals([projectId, row.id]).toArray()
      const state = stateOf([
        ...(row === undefined ? [] : [{ kind: 'case' as const, record: recordSchemas.case.parse(row.record) }]),
        ...reviews.map(({ record }) => ({ kind: 'review' as const, record: recordSchemas.review.parse(record) })),
      ])
      const review = reviewOf(state, env.actor)
      if (row === undefined || review?.status === 'submitted') {
        leftAlone += 1
        continue
      }
      const planned = deferReview(reason, review?.activeSeconds ?? 0).plan(state, env)
      if (planned.ok && planned.value.length > 0) steps.push({ caseId: row.id, patches: planned.value })
    }
    return { steps, leftAlone }
  })
}

/** Plans cases some hundred at a time, each just before it is written, and shows all of them at once. */
export function inBatch(
  { db, env, projectId, caseIds, onProgress }: BulkInput,
  command: BulkCommand,
  plan: (caseIds: readonly string[]) => Promise<{ readonly steps: readonly BatchStep[]; readonly leftAlone: number }>,
): Promise<Result<BulkReport>> {
  return runBatch(db, env, projectId, { command, origin: 'user' }, async (batch) => {
    let changed = 0
    let leftAlone = 0
    for (let from = 0; from < caseIds.length; from += casesAtOnce) {
      const planned = await plan(caseIds.slice(from, from + casesAtOnce))
      leftAlone += planned.leftAlone
      changed += planned.steps.length
      if (planned.steps.length > 0) {
        const appended = await batch.append(planned.steps)
        if (!appended.ok) return appended
      }
      onProgress({ done: Math.min(from + casesAtOnce, caseIds.length), total: caseIds.length })
    }
    if (changed === 0) {
      await batch.discard()
      return ok({ batchId: null, changed, leftAlone })
    }
    const committed = await batch.commit()
    return committed.ok ? ok({ batchId: batch.id, changed, leftAlone }) : committed
  })
}
