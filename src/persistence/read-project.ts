import type { CaseBundle, ProjectReader } from '../domain/records/case-bundle.ts'
import type { AnyRecord, RecordKind, RecordTypes } from '../domain/records/record.ts'
import { recordSchemas } from '../domain/records/record.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { GlossaDatabase } from './database.ts'
import { withUsedLabels } from './removed-labels.ts'

async function recordsIn<K extends RecordKind>(
  db: GlossaDatabase,
  kind: K,
  projectId: string,
  scope: string,
): Promise<RecordTypes[K][]> {
  const rows = await db.records(kind).where('[projectId+scope]').equals([projectId, scope]).toArray()
  return rows.map(({ record }) => recordSchemas[kind].parse(record)).sort(byId)
}

function byId(a: AnyRecord, b: AnyRecord): number {
  return a.id < b.id ? -1 : 1
}

/** Cases read in one transaction. */
const chunkSize = 50

/**
 * Reads a project case by case. Each case is read in one transaction; a case changed while the project is being read comes as it
 * is at its turn.
 * @returns `project-missing` where there is none
 */
export async function readProject(db: GlossaDatabase, projectId: string): Promise<Result<ProjectReader>> {
  const [project] = await recordsIn(db, 'project', projectId, projectId)
  if (project === undefined) return fail('project-missing', { projectId })
  const caseIds = (await db.summaries.where(':id').between([projectId], [projectId, []]).primaryKeys()).map(
    ([, id]) => id,
  )
  return ok({
    project: await withUsedLabels(db, project),
    annotators: await recordsIn(db, 'annotator', projectId, projectId),
    patients: (await db.records('patient').where(':id').between([projectId], [projectId, []]).toArray()).map(
      ({ record }) => recordSchemas.patient.parse(record),
    ),
    caseCount: caseIds.length,
    async *cases() {
      for (let from = 0; from < caseIds.length; from += chunkSize) {
        const ids = caseIds.slice(from, from + chunkSize)
        yield* await db
          .transaction('r', db.projectionTables, () => Promise.all(ids.map((id) => readCase(db, projectId, id))))
          .then((bundles) => bundles.filter((bundle) => bundle !== undefined))
      }
    },
  })
}

/** One case with all that belongs to it; undefined where it is not here. @throws ZodError where a row does not hold */
export async function readCase(db: GlossaDatabase, projectId: string, caseId: string): Promise<CaseBundle | undefined> {
  const row = await db.records('case').get([projectId, caseId])
  if (row === undefined) return undefined
  const caseRecord = recordSchemas.case.parse(row.record)
  const [items, annotations, relations, reviews, findings] = await Promise.all([
    recordsIn(db, 'item', projectId, caseId),
    recordsIn(db, 'annotation', projectId, caseId),
    recordsIn(db, 'relation', projectId, caseId),
    recordsIn(db, 'review', projectId, caseId),
    recordsIn(db, 'finding', projectId, caseRecord.patientKey),
  ])
  return { case: caseRecord, items, annotations, relations, reviews, findings: findingsOf(annotations, findings) }
}

/** The patient's findings that this case gives evidence for; those of other cases stand with theirs. */
function findingsOf(annotations: CaseBundle['annotations'], findings: CaseBundle['findings']): CaseBundle['findings'] {
  const ids = new Set(annotations.map(({ findingId }) => findingId))
  return findings.filter(({ id }) => ids.has(id))
}
