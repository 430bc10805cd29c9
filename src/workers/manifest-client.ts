import { proxy, wrap } from 'comlink'
import type { Manifest, ManifestEntry } from '../contracts/manifest.ts'
import type { ManifestReport } from '../interchange/manifest/manifest-report.ts'
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
  let die: (failure: Result<never>) => void = () => undefined
  const died = new Promise<Result<never>>((resolve) => {
    die = resolve
  })
  worker.addEventListener('error', ({ message }) =>
    die({ ok: false, error: problem('worker-failed', { reason: message }) }),
  )
  return {
    profile: (file, pictureNames, hasHeader, encoding) =>
      Promise.race([remote.profile(file, pictureNames, hasHeader, encoding), died]),
    report: (what, onProgress) => Promise.race([remote.read(what, proxy(onProgress)), died]),
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
