import { ZodError } from 'zod'
import { changeBodySchema, changeRecordSchema, type LogEntry } from '../domain/log/change.ts'
import { visibleChanges } from '../domain/log/replay.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { publishChange } from './change-feed.ts'
import { logLockName } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'
import { waitingCommits } from './drain-batch.ts'
import { tableChanges, writeTableChanges } from './log-check/row-differences.ts'
import { projectedRows } from './project-rows.ts'
import { storageProblem } from './storage-problem.ts'

/** A project's whole log, in order of arrival. @throws ZodError where an entry does not hold */
export async function readLog(db: GlossaDatabase, projectId: string): Promise<LogEntry[]> {
  const rows = await db.changes.where(':id').between([projectId], [projectId, []]).toArray()
  const bodies = await db.bodies.bulkGet(rows.map(({ chain, seq }): [string, number] => [chain, seq]))
  return rows.map(({ record }, index) => {
    const body = bodies[index]?.body
    return { record: changeRecordSchema.parse(record), body: body === undefined ? null : changeBodySchema.parse(body) }
  })
}

/**
 * Makes a project's projection what its log gives; for a projection that was found damaged. The log stays as it is. Only rows that differ
 * are written: a full disk holds no second copy. Every open page of the project reads anew.
 * @param mark kept with the rows: see `haveRowsBeenMade`
 * @returns fails with `log-unreadable` where an entry does not hold: rows made without it would lack its edit; `storage-failed` and its like
 */
export function rebuildProjection(db: GlossaDatabase, projectId: string, mark = ''): Promise<Result<void>> {
  return navigator.locks.request(logLockName(db, projectId), async () => {
    try {
      const given = projectedRows(projectId, visibleChanges(await readLog(db, projectId)))
      const changes = await tableChanges(db, projectId, given)
      // All of it or nothing: a batch that counts as brought in without its rows would never come into them.
      await db.transaction('rw', [...db.logTables, db.caseLists, db.settings], async () => {
        // Those on their way into the old rows are in the new ones.
        for (const id of await waitingCommits(db, projectId)) await db.batches.update(id, { state: 'done' })
        await db.caseLists.delete(projectId)
        const log = await db.logs.get(projectId)
        const touch = (log?.touches ?? 0) + 1
        if (log !== undefined) await db.logs.put({ ...log, touches: touch })
        await writeTableChanges(db, changes, touch)
        await db.settings.put({ name: markName(projectId), value: mark })
      })
      const caseIds = changes.flatMap(({ table, pairs }) =>
        table === 'summary' ? pairs.map(({ stored, given }) => String((given ?? stored)?.caseId)) : [],
      )
      publishChange(db, projectId, [projectId, ...caseIds], { isRebuilt: true })
      return ok()
    } catch (error) {
      if (error instanceof ZodError) return fail('log-unreadable')
      return { ok: false, error: storageProblem(error) }
    }
  })
}

function markName(projectId: string): string {
  return `rows-made:${projectId}`
}

/**
 * Whether rows were made anew under a mark; for who ended the work without its answer. Waits for a writing that is under way. Where they
 * were, every open page of the project is told.
 */
export async function haveRowsBeenMade(db: GlossaDatabase, projectId: string, mark: string): Promise<boolean> {
  const row = await db.settings.get(markName(projectId))
  if (row?.value !== mark) return false
  publishChange(db, projectId, [projectId], { isRebuilt: true })
  return true
}
