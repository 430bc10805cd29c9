import { type Change, changeBodySchema, changeRecordSchema, type LogEntry } from '../domain/log/change.ts'
import { visibleChanges } from '../domain/log/replay.ts'
import type { GlossaDatabase } from './database.ts'

/** The changes of a project's own records, in replay order. @throws ZodError where an entry does not hold */
export async function projectChanges(db: GlossaDatabase, projectId: string): Promise<Change[]> {
  const rows = await db.changes
    .where('[projectId+scope+pos]')
    .between([projectId, projectId, 0], [projectId, projectId, Number.POSITIVE_INFINITY], true, true)
    .toArray()
  const bodies = await db.bodies.bulkGet(rows.map(({ chain, seq }): [string, number] => [chain, seq]))
  const entries = rows.map(({ record }, index): LogEntry => {
    const body = bodies[index]?.body
    return { record: changeRecordSchema.parse(record), body: body === undefined ? null : changeBodySchema.parse(body) }
  })
  return visibleChanges(entries)
}
