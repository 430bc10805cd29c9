import type { Command } from '../domain/commands/command.ts'
import { createProject as createProjectCommand } from '../domain/commands/project-commands.ts'
import type { Env } from '../domain/env.ts'
import type { Change } from '../domain/log/change.ts'
import { emptyState } from '../domain/log/record-state.ts'
import type { Label } from '../domain/records/label.ts'
import type { Project, TerminologyRef } from '../domain/records/project.ts'
import { toBase64Url } from '../lib/bytes.ts'
import { ok, type Result } from '../lib/result.ts'
import { publishChange } from './change-feed.ts'
import { appendChanges, logLockName } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'
import { joinCommand } from './open-stores.ts'
import { forgetPaneSettings } from './pane-settings.ts'
import { parseRows } from './read-rows.ts'
import { storageProblem } from './storage-problem.ts'

export interface ProjectListing {
  readonly project: Project
  readonly caseCount: number
  readonly submittedCount: number
}

export interface NewProject {
  /** By default a fresh one. */
  readonly id?: string
  readonly name: string
  readonly labels: readonly Label[]
  readonly terminologies: readonly TerminologyRef[]
  readonly guideline?: Project['guideline']
  readonly rules?: Project['rules']
  readonly sectionLists?: Project['sectionLists']
}

/** Makes a project with its first log entries: the project, and the annotator who made it. */
export async function createProject(db: GlossaDatabase, env: Env, given: NewProject): Promise<Result<Project>> {
  const project: Project = {
    id: given.id ?? env.newId(),
    revision: 1,
    name: given.name,
    guideline: given.guideline ?? { version: 1, markdown: '' },
    labelSet: { version: 1, labels: [...given.labels] },
    terminologies: [...given.terminologies],
    rules: given.rules ?? { blinding: [], requiredFields: [] },
    ...(given.sectionLists == null ? {} : { sectionLists: given.sectionLists }),
    createdAt: env.now(),
  }
  const join = await joinCommand(db, env)
  if (!join.ok) return join
  const changes: Change[] = []
  for (const command of [createProjectCommand(project), join.value]) {
    const change = planned(command, env)
    if (!change.ok) return change
    changes.push(change.value)
  }
  const salt = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
  try {
    await db.secrets.put({ projectId: project.id, salt })
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
  const appended = await appendChanges(db, env, project.id, changes)
  return appended.ok ? ok(project) : appended
}

function planned(command: Command, env: Env): Result<Change> {
  const patches = command.plan(emptyState, env)
  if (!patches.ok) return patches
  return ok({
    id: env.newId(),
    at: env.now(),
    actor: env.actor,
    device: env.device,
    command: command.name,
    origin: 'user',
    batch: null,
    caseId: null,
    reverts: null,
    patches: patches.value,
  })
}

/** Every project of this machine with its counts, the newest first. A project whose row does not hold is left out of the list: see damaged-projects.ts. */
export async function listProjects(db: GlossaDatabase): Promise<ProjectListing[]> {
  const listings: ProjectListing[] = []
  for (const row of await db.records('project').toArray()) {
    if (!parseRows('project', [row]).ok || !('labelSet' in row.record)) continue
    const { projectId } = row
    const caseCount = await db.summaries
      .where('[projectId+submitted]')
      .between([projectId, 0], [projectId, 1], true, true)
      .count()
    const submittedCount = await db.summaries.where('[projectId+submitted]').equals([projectId, 1]).count()
    listings.push({ project: row.record, caseCount, submittedCount })
  }
  return listings.sort((a, b) => (a.project.id < b.project.id ? 1 : -1))
}

/**
 * Deletes a project with its log and the files that no other project uses; those wait where an import is under way anywhere, which may
 * count on them. There is no way back: export first.
 */
export async function deleteProject(db: GlossaDatabase, projectId: string): Promise<Result<void>> {
  const deleted = await deleteRows(db, projectId)
  // Its own failure is none of the deletion: it is tried again at the next start.
  if (deleted.ok) await sweepFiles(db).catch(() => undefined)
  return deleted
}

/** Loaded when it is wanted: it is no part of what the first page waits for. */
async function sweepFiles(db: GlossaDatabase): Promise<void> {
  const { sweepOrphanBlobs } = await import('./orphan-blobs.ts')
  await sweepOrphanBlobs(db)
}

function deleteRows(db: GlossaDatabase, projectId: string): Promise<Result<void>> {
  return navigator.locks.request(logLockName(db, projectId), async () => {
    try {
      await db.transaction('rw', [...db.logTables, db.secrets, db.caseLists], async () => {
        for (const table of db.projectionTables) await table.where(':id').between([projectId], [projectId, []]).delete()
        for (const { chain, seq } of await db.heads.where('projectId').equals(projectId).toArray()) {
          await db.bodies.where(':id').between([chain, 0], [chain, seq], true, true).delete()
          await db.heads.delete(chain)
        }
        await db.changes.where(':id').between([projectId], [projectId, []]).delete()
        await db.batches.where('projectId').equals(projectId).delete()
        await db.logs.delete(projectId)
        await db.secrets.delete(projectId)
        await db.caseLists.delete(projectId)
      })
      await forgetPaneSettings(db, projectId)
      publishChange(db, projectId, [projectId])
      return ok()
    } catch (error) {
      return { ok: false, error: storageProblem(error) }
    }
  })
}

/** The secret under which source identifiers become patient keys. */
export async function projectSalt(db: GlossaDatabase, projectId: string): Promise<string | undefined> {
  return (await db.secrets.get(projectId))?.salt
}
