import type { GlossaDatabase } from './database.ts'
import { installPrefix } from './install-prefix.ts'
import { deleteProject } from './projects.ts'

/** Held by the page that makes the demo project: a project noted as in the making without its holder was cut off. */
const lockName = (db: GlossaDatabase) => `${db.prefix}demo`

/** Where the project stands that is being filled. */
const place = () => `${installPrefix()}demo-in-making`

/** One page at a time makes the demo project; another waits, and finds it made. What was cut off before is gone first. */
export function whileMakingDemo<T>(db: GlossaDatabase, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(lockName(db), async () => {
    await dropEmpty(db)
    return work()
  })
}

/**
 * Makes a new project and fills it, or leaves nothing of it: where it has no cases when `fill` is done, or when its page is next opened after
 * it was closed in between, it is deleted. Call it in `whileMakingDemo`.
 */
export async function fillNewProject<T>(db: GlossaDatabase, projectId: string, fill: () => Promise<T>): Promise<T> {
  localStorage.setItem(place(), projectId)
  try {
    return await fill()
  } finally {
    await dropEmpty(db)
  }
}

/** Whether there is something for `dropCutOffDemo` to do. */
export function isDemoCutOff(): boolean {
  return localStorage.getItem(place()) !== null
}

/** At start-up, after batches were recovered: deletes the demo project whose making was cut off. Leaves it alone while a page is at it. */
export async function dropCutOffDemo(db: GlossaDatabase): Promise<void> {
  await navigator.locks.request(lockName(db), { ifAvailable: true }, async (lock) => {
    if (lock !== null) await dropEmpty(db)
  })
}

async function dropEmpty(db: GlossaDatabase): Promise<void> {
  const projectId = localStorage.getItem(place())
  if (projectId === null) return
  const cases = await db.summaries.where(':id').between([projectId], [projectId, []]).count()
  if (cases === 0) {
    const deleted = await deleteProject(db, projectId)
    // Tried again at the next start.
    if (!deleted.ok) return
  }
  localStorage.removeItem(place())
}
