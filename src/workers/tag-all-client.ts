import { proxy } from 'comlink'
import type { Result } from '../lib/result.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import type { BatchProgress } from '../persistence/undo-batch.ts'
import { recoverAfter } from './recover-after.ts'
import { keepWorker, type Running } from './run-worker.ts'
import type { ChosenNote, PlacesFound, TagQuery, TagReport } from './tag-all/tag-query.ts'
import type { TagAllWorker, TagScope } from './tag-all.worker.ts'

type OnProgress = (progress: BatchProgress) => void

/** Looks for phrases in a worker that keeps the notes it has read, and tags there. */
export interface TagAll {
  /** See `findPlaces`. A later question ends an earlier one, which answers `asked-anew`. */
  find(query: TagQuery, onProgress: OnProgress): Promise<Result<PlacesFound>>
  /** See `applyPlaces`. Cancelling leaves nothing of it. */
  apply(query: TagQuery, chosen: readonly ChosenNote[], onProgress: OnProgress): Running<TagReport>
  end(): void
}

export function startTagAll(scope: TagScope): TagAll {
  const worker = new Worker(new URL('./tag-all.worker.ts', import.meta.url), { type: 'module', name: installPrefix() })
  // After a cancel nothing may be left of what the worker had begun.
  const kept = keepWorker<TagAllWorker>(worker, recoverAfter)
  return {
    find: (query, onProgress) => kept.run<PlacesFound>((remote) => remote.find(scope, query, proxy(onProgress))).done,
    apply: (query, chosen, onProgress) =>
      kept.run<TagReport>((remote) => remote.apply(scope, query, chosen, proxy(onProgress))),
    end: () => void kept.end(),
  }
}
