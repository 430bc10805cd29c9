import { proxy, wrap } from 'comlink'
import type { Manifest, ManifestEntry } from '../contracts/manifest.ts'
import type { ManifestReport } from '../interchange/manifest/manifest-report.ts'
import { createEnding } from '../lib/ending.ts'
import { problem, type Result } from '../lib/result.ts'
import type { TextEncoding } from '../lib/text-encoding.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import type { ManifestWorker, ProfiledTable, TableFile, TablesToRead } from './manifest.worker.ts'

/** Entries taken over at a time: few enough for the page to go on answering. */
const entriesAtOnce = 1_000

/** Reads tables in a worker of its own, for as long as it is open. */
export interface ManifestReader {
  profile(
    file: TableFile,
    pictureNames: readonly string[],
    hasHeader?: boolean,
    encoding?: TextEncoding,
  ): Promise<Result<ProfiledTable>>
  /** A later reading ends an earlier one, which answers with `cancelled`. */
  report(what: TablesToRead, onProgress: (rows: number) => void): Promise<Result<ManifestReport>>
  /** The manifest that a report was made of; the reading it reports must be the last. Of files that were not picked, the first 1,000. */
  manifest(report: ManifestReport): Promise<Manifest>
  close(): void
}

export function openManifestReader(): ManifestReader {
  const worker = new Worker(new URL('./manifest.worker.ts', import.meta.url), { type: 'module', name: installPrefix() })
  const remote = wrap<ManifestWorker>(worker)
  const ending = createEnding()
  const failed = (reason: string): Result<never> => ({ ok: false, error: problem('worker-failed', { reason }) })
  worker.addEventListener('error', ({ message }) => ending.end(message))
  return {
    profile: (file, pictureNames, hasHeader, encoding) =>
      ending.before<Result<ProfiledTable>>(remote.profile(file, pictureNames, hasHeader, encoding), failed),
    report: (what, onProgress) => ending.before<Result<ManifestReport>>(remote.read(what, proxy(onProgress)), failed),
    async manifest({ problems }) {
      const entries: ManifestEntry[] = []
      for (;;) {
        const some = await remote.entries(entries.length, entries.length + entriesAtOnce)
        entries.push(...some)
        if (some.length < entriesAtOnce) return { entries, problems }
      }
    },
    close: () => worker.terminate(),
  }
}
