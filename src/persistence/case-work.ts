import { Dexie } from 'dexie'
import { type Annotation, annotationSchema } from '../domain/records/annotation.ts'
import { caseSchema } from '../domain/records/case.ts'
import { type Review, reviewSchema } from '../domain/records/project.ts'
import type { GlossaDatabase } from './database.ts'

/** What one annotator has made of a case, as it is stored. */
export interface CaseWork {
  readonly caseName: string
  readonly marks: readonly Annotation[]
  /** Undefined before their first edit. */
  readonly review: Review | undefined
}

/** The work of an annotator in a case; undefined where the case is not there. */
export async function readCaseWork(
  db: GlossaDatabase,
  projectId: string,
  caseId: string,
  annotatorId: string,
): Promise<CaseWork | undefined> {
  const tables = [db.records('case'), db.records('annotation'), db.records('review')] as const
  const [cases, annotations, reviews] = await db.transaction('r', [...tables], () =>
    Promise.all(tables.map((table) => table.where('[projectId+scope]').equals([projectId, caseId]).toArray())),
  )
  const found = caseSchema.safeParse(cases?.[0]?.record)
  if (!found.success) return undefined
  const marks = (annotations ?? []).flatMap(({ record }) => annotationSchema.safeParse(record).data ?? [])
  const ofReaders = (reviews ?? []).flatMap(({ record }) => reviewSchema.safeParse(record).data ?? [])
  return {
    caseName: found.data.name,
    marks: marks.filter(({ createdBy }) => createdBy === annotatorId),
    review: ofReaders.find((review) => review.annotatorId === annotatorId),
  }
}

/** Id of a case by its place in the order in which the project's cases came; undefined where there are fewer. @param index from 0 */
export async function caseIdAt(db: GlossaDatabase, projectId: string, index: number): Promise<string | undefined> {
  // Ids are UUIDv7: their order is the order of making.
  const inProject = db
    .records('case')
    .where('[projectId+id]')
    .between([projectId, Dexie.minKey], [projectId, Dexie.maxKey])
  return (await inProject.offset(index).first())?.id
}
