import { proxy } from 'comlink'
import type { Manifest, ManifestEntry } from '../contracts/manifest.ts'
import type { ManifestReport } from '../interchange/manifest/manifest-report.ts'
import { ok, type Result } from '../lib/result.ts'
import type { TextEncoding } from '../lib/text-encoding.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import { askedWorker } from './asked-worker.ts'
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
  manifest(report: ManifestReport): Promise<Result<Manifest>>
  close(): void
}

export function openManifestReader(): ManifestReader {
  const worker = new Worker(new URL('./manifest.worker.ts', import.meta.url), { type: 'module', name: installPrefix() })
  const asked = askedWorker<ManifestWorker>(worker)
  return {
    profile: (file, pictureNames, hasHeader, encoding) =>
      asked.ask((remote) => remote.profile(file, pictureNames, hasHeader, encoding)),
    report: (what, onProgress) => asked.ask((remote) => remote.read(what, proxy(onProgress))),
    async manifest({ problems }) {
      const entries: ManifestEntry[] = []
      for (;;) {
        const next = entries.length
        const some = await asked.ask(async (remote) => ok(await remote.entries(next, next + entriesAtOnce)))
        if (!some.ok) return some
        entries.push(...some.value)
        if (some.value.length < entriesAtOnce) return ok({ entries, problems })
      }
    },
    close: asked.end,
  }
}
