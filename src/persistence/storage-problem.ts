import { Dexie } from 'dexie'
import { type Problem, problem } from '../lib/result.ts'

/**
 * Says why the database refused. Dexie reports a full disk as an `AbortError` with the quota error inside, so the chain of inner
 * errors is searched.
 */
export function storageProblem(error: unknown): Problem {
  let inner: unknown = error
  for (let depth = 0; depth < 5 && inner instanceof Error; depth++) {
    if (inner.name === 'QuotaExceededError') return problem('storage-full')
    if (inner.name === 'DatabaseClosedError') return problem('storage-closed')
    if (inner.name === 'VersionError') return problem('storage-newer-version')
    inner = inner instanceof Dexie.DexieError ? inner.inner : inner.cause
  }
  return problem('storage-failed', {
    reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  })
}
