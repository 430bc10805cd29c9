import type { Project } from '../domain/records/project.ts'
import { projectSchema } from '../domain/records/project.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import type { GlossaDatabase } from './database.ts'

/** The record of a project as it stands; fails with `project-missing`, `row-corrupt`. */
export async function readProjectRow(db: GlossaDatabase, projectId: string): Promise<Result<Project>> {
  const row = await db.records('project').get([projectId, projectId])
  if (row === undefined) return fail('project-missing', { projectId })
  const parsed = projectSchema.safeParse(row.record)
  if (parsed.success) return ok(parsed.data)
  return fail('row-corrupt', { kind: 'project', id: projectId, reason: parsed.error.issues[0]?.message ?? '' })
}
