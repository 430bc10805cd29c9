import type { Change } from '../domain/log/change.ts'
import { ok, type Result } from '../lib/result.ts'
import { waitingBatches } from './batch-waits.ts'
import { type Author, appendChanges, logLockName } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'
import { findingPart } from './patient-scope.ts'
import { patientChanges, type ScopeEntry, scopeChanges } from './scope-entries.ts'
import { storageProblem } from './storage-problem.ts'

/** What a writer hears of: a case, or a project's own records. */
export interface HeardScope {
  readonly projectId: string
  readonly caseId: string | null
  /** Whose findings the case shows; absent for a project's own records. */
  readonly patientKey?: string
}

/** How far a writer has heard the log. */
export interface Heard {
  /** First position it has not heard yet. */
  readonly nextPos: number
  /** Entries before that position of batches that are not committed: they count from where the commit stands. */
  readonly unshown: readonly ScopeEntry[]
}

/** One append. Can be handed to another thread. */
export interface ScopeWrite {
  readonly scope: HeardScope
  readonly heard: Heard
  readonly changes: readonly Change[]
  /** Id of the writer, so as not to be told of its own. */
  readonly writer: string
}

/** What others did before the appended changes, and how far the log is heard with them. */
export interface ScopeWritten {
  readonly before: readonly Change[]
  readonly heard: Heard
}

/** Appends and says what was unheard of before. Nothing is written where it fails: see `appendChanges`. */
export async function appendToScope(
  db: GlossaDatabase,
  author: Author,
  { scope, heard, changes, writer }: ScopeWrite,
): Promise<Result<ScopeWritten>> {
  let news: News = { shown: [], heard }
  const { projectId, patientKey } = scope
  const appended = await appendChanges(db, author, projectId, changes, {
    writer,
    ...(patientKey === undefined ? {} : { patientKey }),
    underLock: async (firstPos) => {
      // Mostly nobody else has written: then there is nothing to read. What shows a batch is an entry of its own.
      if (firstPos !== heard.nextPos) news = await newsOf(db, scope, heard)
    },
  })
  if (!appended.ok) return appended
  return ok({
    before: news.shown.map(({ change }) => change),
    heard: { nextPos: appended.value.lastPos + 1, unshown: news.heard.unshown },
  })
}

/**
 * For a write that nobody can say of whether it was made, because who was at it is gone: waits until they are, and looks.
 * @returns undefined where nothing of it was written
 */
export function findWritten(
  db: GlossaDatabase,
  { scope, heard, changes }: ScopeWrite,
): Promise<Result<ScopeWritten | undefined>> {
  const ids = new Set(changes.map(({ id }) => id))
  return navigator.locks.request(logLockName(db, scope.projectId), async () => {
    try {
      const own = await scopeChanges(db, scope.projectId, scope.caseId ?? scope.projectId, heard.nextPos)
      const [first, last] = [
        own.find(({ change }) => ids.has(change.id)),
        own.findLast(({ change }) => ids.has(change.id)),
      ]
      if (first === undefined || last === undefined) return ok(undefined)
      const { shown, heard: then } = await newsOf(db, scope, heard, first.row.pos)
      return ok({
        before: shown.map(({ change }) => change),
        heard: { nextPos: last.row.pos + 1, unshown: then.unshown },
      })
    } catch (error) {
      return { ok: false, error: storageProblem(error) } satisfies Result<never>
    }
  })
}

export interface News {
  readonly shown: readonly ScopeEntry[]
  readonly heard: Heard
}

/** What of a scope's log was not heard yet and counts by now, in the order of the log. @param before only what counts before this position */
export function newsOf(
  db: GlossaDatabase,
  scope: HeardScope,
  heard: Heard,
  before = Number.POSITIVE_INFINITY,
): Promise<News> {
  // One transaction: an entry and the commit that shows it are seen together or not at all.
  return db.transaction('r', db.changes, db.bodies, db.batches, async () => {
    const entries = (await entriesSince(db, scope, heard.nextPos)).filter(({ row }) => row.pos < before)
    const { shown, waiting } = await waitingBatches(db, scope.projectId, [...heard.unshown, ...entries], before)
    const last = entries.at(-1)
    return { shown, heard: { nextPos: last === undefined ? heard.nextPos : last.row.pos + 1, unshown: waiting } }
  })
}

/** Entries of the scope, and what other cases did to the patient's findings, in the order of the log. */
async function entriesSince(
  db: GlossaDatabase,
  { projectId, caseId, patientKey }: HeardScope,
  from: number,
): Promise<ScopeEntry[]> {
  const scope = caseId ?? projectId
  const own = await scopeChanges(db, projectId, scope, from)
  if (patientKey === undefined) return own
  const others = (await patientChanges(db, projectId, patientKey, scope, from)).flatMap(({ row, change }) => {
    const part = findingPart(change)
    return part === null ? [] : [{ row, change: part }]
  })
  return others.length === 0 ? own : [...own, ...others].sort((a, b) => a.row.pos - b.row.pos)
}
