import { batchCommitCommand, type LogEntry } from '../../domain/log/change.ts'
import { visibleChanges } from '../../domain/log/replay.ts'
import type { HashText } from '../../domain/log/seal.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { logLockName } from '../change-log.ts'
import type { GlossaDatabase } from '../database.ts'
import { drainCommittedBatches } from '../drain-batch.ts'
import { projectedRows } from '../project-rows.ts'
import { storageProblem } from '../storage-problem.ts'
import { ChainChecks } from './chain-checks.ts'
import { checkFiles } from './check-files.ts'
import { laterRows } from './later-rows.ts'
import { readLogAuthors } from './log-authors.ts'
import type { LogCheckProgress, LogReport } from './log-report.ts'
import { readEntries } from './read-entries.ts'
import { countDifference, invalidRecords, tableChanges, withoutLater } from './row-differences.ts'

/** Entries read and checked at a time. */
const entriesAtOnce = 1_000

/**
 * Checks a whole project: every chain of its log, its rows against a replay of the log, and every file against its hash. Changes
 * nothing and keeps nobody waiting: rows that are edited meanwhile are not compared.
 * @returns fails with `project-missing` where there is no log, `storage-failed` and its like
 */
export async function checkLog(
  db: GlossaDatabase,
  projectId: string,
  onProgress: (progress: LogCheckProgress) => void,
): Promise<Result<LogReport>> {
  try {
    const log = await db.logs.get(projectId)
    if (log === undefined) return fail('project-missing', { projectId })
    return ok(await checked(db, projectId, log.nextPos, onProgress))
  } catch (error) {
    return { ok: false, error: storageProblem(error) }
  }
}

async function checked(
  db: GlossaDatabase,
  projectId: string,
  expectedEntries: number,
  onProgress: (progress: LogCheckProgress) => void,
): Promise<LogReport> {
  const authors = await readLogAuthors(db, projectId)
  const checks = new ChainChecks(authors.keysOf, await quickHash())
  let done = 0
  const takeEntries = async (from: number, to: number): Promise<number> => {
    let next = from
    let coming = readEntries(db, projectId, next, to, entriesAtOnce)
    for (;;) {
      const { entries: some, lastPos } = await coming
      if (lastPos === null) return next
      next = lastPos + 1
      // The next are read while these are checked. What fails is thrown when it is their turn.
      coming = readEntries(db, projectId, next, to, entriesAtOnce)
      coming.catch(() => undefined)
      await checks.take(some)
      done += some.length
      onProgress({ phase: 'entries', done, total: Math.max(done, expectedEntries) })
    }
  }
  const read = await takeEntries(0, Number.POSITIVE_INFINITY)
  onProgress({ phase: 'rows', done: 0, total: 0 })
  const stand = await standOf(db, projectId)
  await takeEntries(read, stand.nextPos)

  const entries = [...checks.entries]
  const isCommit = ({ record }: LogEntry) => record.command === batchCommitCommand
  const committed = new Set(entries.filter(isCommit).map(({ record }) => record.batch))
  const chains = checks.reports(stand.heads, (batch) => committed.has(batch), authors.authorOf)
  const given = projectedRows(projectId, visibleChanges(entries))
  const checkedEntries = done
  const onRows = (rowsDone: number, total: number) => onProgress({ phase: 'rows', done: rowsDone, total })
  let changes = await tableChanges(db, projectId, given, onRows)
  if (changes.length > 0) {
    // What was edited meanwhile looks like damage.
    await takeEntries(stand.nextPos, Number.POSITIVE_INFINITY)
    const uncommitted = entries.filter(({ record: { batch } }) => batch !== null && !committed.has(batch))
    const later = [...checks.entries.slice(entries.length), ...uncommitted]
    changes = withoutLater(changes, laterRows(later, stand.touches))
  }
  return {
    entries: checkedEntries,
    chains,
    rows: changes.map(countDifference),
    invalidRecords: invalidRecords(given),
    ...(await checkFiles(db, projectId, (filesDone, total) => onProgress({ phase: 'files', done: filesDone, total }))),
  }
}

/** Answers at once: of short texts WebCrypto's hashes take far longer to come back than to make. */
async function quickHash(): Promise<HashText> {
  const sha256 = await (await import('hash-wasm')).createSHA256()
  return (text) => sha256.init().update(text).digest('hex')
}

/** The log's end with everything in the rows that is committed. */
function standOf(db: GlossaDatabase, projectId: string) {
  return navigator.locks.request(logLockName(db, projectId), async () => {
    await drainCommittedBatches(db, projectId)
    return db.transaction('r', db.logs, db.heads, async () => {
      const log = await db.logs.get(projectId)
      const heads = await db.heads.where('projectId').equals(projectId).toArray()
      return { nextPos: log?.nextPos ?? 0, touches: log?.touches ?? 0, heads }
    })
  })
}
