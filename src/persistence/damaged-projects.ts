import type { GlossaDatabase } from './database.ts'
import { parseRows } from './read-rows.ts'

/** Ids of projects that have a log but no row that can be read: the log tells what they were. */
export async function damagedProjects(db: GlossaDatabase): Promise<string[]> {
  return db.transaction('r', db.logs, db.records('project'), async () => {
    const whole = new Set<string>()
    for (const row of await db.records('project').toArray()) {
      if (parseRows('project', [row]).ok) whole.add(row.projectId)
    }
    return (await db.logs.toCollection().primaryKeys()).filter((projectId) => !whole.has(projectId))
  })
}
