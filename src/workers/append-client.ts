import { ok, type Result } from '../lib/result.ts'
import { appendToScope, findWritten, type ScopeWrite, type ScopeWritten } from '../persistence/append-to-scope.ts'
import type { Author } from '../persistence/change-log.ts'
import type { GlossaDatabase } from '../persistence/database.ts'
import { appendElsewhere } from '../persistence/scope-writer.ts'
import type { AppendWorker } from './append.worker.ts'
import { type AskedWorker, askedWorker } from './asked-worker.ts'

const begun = new WeakSet<GlossaDatabase>()

/**
 * Has edits written by a worker: on the page each step of a write would wait behind what the edit has to draw. The page itself writes
 * until the worker is there, and again where it has fallen; the project's lock keeps the two apart as it does two tabs.
 * @returns when it is there, or cannot be
 */
export async function appendInWorker(db: GlossaDatabase, start = startWorker): Promise<void> {
  if (begun.has(db)) return
  begun.add(db)
  let isThere = false
  const asked: AskedWorker<AppendWorker> = askedWorker(start(db), () => {
    isThere = false
  })
  appendElsewhere(db, async (author, write) => {
    if (!isThere) return appendToScope(db, author, write)
    const { actor, device } = author
    const written = await asked.ask((remote) => remote.append({ actor, device }, write))
    if (written.ok || written.error.code !== 'worker-failed') return written
    isThere = false
    asked.end()
    return appendAgain(db, author, write)
  })
  const opened = await asked.ask(async (remote) => ok(await remote.open()))
  isThere = opened.ok
}

/** Of what the worker was at when it fell nobody knows whether it was written: made twice, an edit would count twice. */
async function appendAgain(db: GlossaDatabase, author: Author, write: ScopeWrite): Promise<Result<ScopeWritten>> {
  const found = await findWritten(db, write)
  if (!found.ok) return found
  return found.value === undefined ? appendToScope(db, author, write) : ok(found.value)
}

function startWorker({ prefix }: GlossaDatabase): Worker {
  return new Worker(new URL('./append.worker.ts', import.meta.url), { type: 'module', name: prefix })
}
