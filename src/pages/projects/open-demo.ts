import type { Env } from '../../domain/env.ts'
import { ok, type Result } from '../../lib/result.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import { fillNewProject, whileMakingDemo } from '../../persistence/demo-in-making.ts'
import { listProjects } from '../../persistence/projects.ts'
import { startDemo } from '../../workers/import-client.ts'
import type { ImportProgress, ImportReport } from '../../workers/import-report.ts'
import type { Running } from '../../workers/run-worker.ts'
import { demoProjectName } from '../shared/demo-project-name.ts'
import { offerGuideIn } from '../shared/guide/offer-guide.ts'
import { createStarterProject } from './project-actions.ts'

type Run = (
  start: (onProgress: (progress: ImportProgress) => void) => Running<ImportReport>,
) => Promise<Result<ImportReport>>

/**
 * The demonstration project: the one that has its name, with its cases, which are made if it has none. Cancelled or failed, or where the
 * page is closed in between, nothing is left of a project that was made for it.
 * @param run runs what takes a while, where it can be watched and cancelled
 * @returns id of the project
 */
export function openDemoProject(db: GlossaDatabase, env: Env, run: Run): Promise<Result<string>> {
  return whileMakingDemo(db, async () => {
    const present = (await listProjects(db)).find(({ project }) => project.name === demoProjectName)
    const projectId = present?.project.id ?? env.newId()
    const fill = (created: Promise<Result<unknown>>) =>
      run((onProgress) => startDemo(projectId, created, env.actor, onProgress))
    if (present === undefined || present.caseCount === 0) {
      const filled =
        present === undefined
          ? await fillNewProject(db, projectId, () => fill(createStarterProject(db, env, demoProjectName, projectId)))
          : await fill(Promise.resolve(ok()))
      if (!filled.ok) return filled
      const [problem] = filled.value.problems
      if (problem !== undefined) return { ok: false, error: problem }
    }
    await offerGuideIn(db, projectId)
    return ok(projectId)
  })
}
