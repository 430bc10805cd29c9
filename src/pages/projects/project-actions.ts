import { renameProject } from '../../domain/commands/project-commands.ts'
import type { Env } from '../../domain/env.ts'
import type { Project } from '../../domain/records/project.ts'
import type { Result } from '../../lib/result.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import { createProject } from '../../persistence/projects.ts'
import { openProjectStore } from '../shared/record-stores.ts'

/** Makes a project with the starter labels, coded in the starter terminology. */
export async function createStarterProject(
  db: GlossaDatabase,
  env: Env,
  name: string,
  id = env.newId(),
): Promise<Result<Project>> {
  // Loaded on demand: the concepts are not needed to show the list of projects.
  const { starterSet } = await import('./starter-labels.ts')
  const { labels, terminology } = starterSet(env.newId)
  return createProject(db, env, { id, name, labels, terminologies: [terminology] })
}

/** Makes a project with the settings of another and none of its data. Labels keep their ids, so that what is made in both can be put together. */
export function duplicateSettings(
  db: GlossaDatabase,
  env: Env,
  { labelSet, guideline, terminologies, rules, sectionLists }: Project,
  name: string,
): Promise<Result<Project>> {
  return createProject(db, env, {
    name,
    labels: labelSet.labels,
    terminologies,
    guideline: { version: 1, markdown: guideline.markdown },
    rules,
    sectionLists,
  })
}

/** Renames a project that is not open. */
export async function renameClosedProject(
  db: GlossaDatabase,
  env: Env,
  projectId: string,
  name: string,
): Promise<Result<void>> {
  const store = await openProjectStore(db, env, projectId)
  if (!store.ok) return store
  const renamed = store.value.dispatch(renameProject(name))
  const flushed = await store.value.flush()
  store.value.close()
  return renamed.ok ? flushed : renamed
}
