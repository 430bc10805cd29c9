import { changeBodySchema, changeRecordSchema, type LogEntry } from '../domain/log/change.ts'
import { visibleChanges } from '../domain/log/replay.ts'
import { ok, type Result } from '../lib/result.ts'
import { logLockName } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'
import { projectChanges } from './project-rows.ts'
import { storageProblem } from './storage-problem.ts'

/** Changes brought into the projection at once. */
const changesAtOnce = 500

/** A project's whole log, in order of arrival. @throws ZodError where an entry does not hold */
export async function readLog(db: GlossaDatabase, projectId: string): Promise<LogEntry[]> {
  const rows = await db.changes.where(':id').between([projectId], [projectId, []]).toArray()
  const bodies = await db.bodies.bulkGet(rows.map(({ chain, seq }): [string, number] => [chain, seq]))
  return rows.map(({ record }, index) => {
    const body = bodies[index]?.body
    return { record: changeRecordSchema.parse(record), body: body === undefined ? null : changeBodySchema.parse(body) }
  })
}

/** Makes a project's whole projection anew from its log; for a projection that was found damaged. */
export function rebuildProjection(db: GlossaDatabase, projectId: string): Promise<Result<void>> {
  return navigator.locks.request(logLockName(db, projectId), async () => {
    try {
      const changes = visibleChanges(await readLog(db, projectId)).filter(({ patches }) => patches.length > 0)
      await db.transaction('rw', [db.logs, db.caseLists, ...db.projectionTables], async () => {
        const log = await db.logs.get(projectId)
        const touch = (log?.touches ?? 0) + 1
        if (log !== undefined) await db.logs.put({ ...log, touches: touch })
        await db.caseLists.delete(projectId)
        for (const table of db.projectionTables) await table.where(':id').between([projectId], [projectId, []]).delete()
        for (let from = 0; from < changes.length; from += changesAtOnce) {
          await projectChanges(db, projectId, changes.slice(from, from + changesAtOnce), touch)
        }
      })
      return ok()
    } catch (error) {
      return { ok: false, error: storageProblem(error) }
    }
  })
}
