import type { Change } from '../domain/log/change.ts'
import type { Patch } from '../domain/log/patch.ts'
import type { RecordState } from '../domain/log/record-state.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { Case, Item } from '../domain/records/case.ts'
import type { AnyRecord, RecordKind, RecordTypes } from '../domain/records/record.ts'
import { recordSchemas } from '../domain/records/record.ts'
import { subscribeChanges } from './change-feed.ts'
import type { GlossaDatabase } from './database.ts'

/*
 * Findings belong to a patient, whose cases each have a log scope of their own. A change of a finding, or of which marks are its
 * evidence, is therefore filed under the patient too, and told to all open cases of the patient.
 */

/**
 * The patient whose findings, or evidence of findings, a change touches; undefined for all other changes.
 * @param known the patient of the change's case, where the caller knows it
 */
export function patientOf({ patches }: Change, known?: string): string | undefined {
  for (const patch of patches) {
    if (patch.op !== 'maskXor' && patch.op !== 'set' && patch.kind === 'finding') return patch.record.patientKey
  }
  return patches.some(touchesEvidence) ? known : undefined
}

function touchesEvidence(patch: Patch): boolean {
  if (patch.op === 'maskXor') return false
  if (patch.kind === 'finding') return true
  if (patch.kind !== 'annotation') return false
  if (patch.op === 'set') return patch.fields.some(([path]) => path === '/findingId')
  return patch.record.findingId !== null
}

/** What of another case's change an open case of the same patient takes over; null where that is nothing. */
export function findingPart(change: Change): Change | null {
  const patches = change.patches.filter((patch) => patch.op !== 'maskXor' && patch.kind === 'finding')
  return patches.length === 0 ? null : { ...change, patches }
}

/** A case of a patient with its items. */
export interface PatientCase {
  readonly case: Case
  readonly items: readonly Item[]
}

/** Every case of a patient in a project, in the order they were brought in. @throws ZodError where a row does not hold */
export async function casesOfPatient(
  db: GlossaDatabase,
  projectId: string,
  patientKey: string,
): Promise<readonly PatientCase[]> {
  const rows = await db.records('case').where('[projectId+record.patientKey]').equals([projectId, patientKey]).toArray()
  return Promise.all(
    parsed('case', rows).map(async (record) => {
      const items = await db.records('item').where('[projectId+scope]').equals([projectId, record.id]).toArray()
      return { case: record, items: parsed('item', items) }
    }),
  )
}

/** The marks of a whole project that are evidence of some findings. @throws ZodError where a row does not hold */
export async function evidenceOf(
  db: GlossaDatabase,
  projectId: string,
  findingIds: readonly string[],
): Promise<readonly Annotation[]> {
  const keys = findingIds.map((id): [string, string] => [projectId, id])
  const rows = await db.records('annotation').where('[projectId+record.findingId]').anyOf(keys).toArray()
  return parsed('annotation', rows)
}

/** Ids of all findings of a patient. */
export async function findingIdsOf(db: GlossaDatabase, projectId: string, patientKey: string): Promise<string[]> {
  const keys = await db.records('finding').where('[projectId+scope]').equals([projectId, patientKey]).primaryKeys()
  return keys.map(([, id]) => id)
}

/** Cases in whose log a finding of a patient, or its evidence, was ever touched. */
export async function casesTouchingFindings(
  db: GlossaDatabase,
  projectId: string,
  patientKey: string,
): Promise<readonly string[]> {
  const scopes = new Set<string>()
  await db.changes
    .where('[projectId+patientKey+pos]')
    .between([projectId, patientKey, 0], [projectId, patientKey, Number.POSITIVE_INFINITY], true, true)
    .each(({ scope, record }) => {
      if (record.caseId !== null) scopes.add(scope)
    })
  return [...scopes]
}

/** Calls when findings of a patient, or their evidence, may have changed, here or in another tab. Returns the unsubscriber. */
export function onFindingsChanged(
  db: GlossaDatabase,
  projectId: string,
  patientKey: string,
  listener: () => void,
): () => void {
  return subscribeChanges(db, (message) => {
    if (message.projectId === projectId && message.scopes.includes(patientKey)) listener()
  })
}

function parsed<K extends RecordKind>(kind: K, rows: readonly { readonly record: AnyRecord }[]): RecordTypes[K][] {
  return rows.map(({ record }) => recordSchemas[kind].parse(record)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The patient of an open case. */
export function patientKeyIn({ tables }: RecordState): string | undefined {
  return [...tables.case.values()][0]?.patientKey
}
