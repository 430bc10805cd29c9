import type { Selection } from '../interchange/selection.ts'
import type { SelectionCounts } from '../interchange/selection-counts.ts'
import type { Result } from '../lib/result.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import { askedWorker } from './asked-worker.ts'
import type { SelectionWorker } from './selection.worker.ts'
import type { ProjectOffer } from './selection-counts.ts'

/** Counts what selections let through, in a worker that holds the project's outline. */
export interface SelectionCounter {
  /** Reads the project as it stands now. */
  readProject(projectId: string): Promise<Result<ProjectOffer>>
  /** Of the project as it was last read. */
  count(selection: Selection): Promise<Result<SelectionCounts>>
  close(): void
}

export function openSelectionCounter(): SelectionCounter {
  const worker = new Worker(new URL('./selection.worker.ts', import.meta.url), {
    type: 'module',
    name: installPrefix(),
  })
  const asked = askedWorker<SelectionWorker>(worker)
  return {
    readProject: (projectId) => asked.ask((remote) => remote.readProject(projectId)),
    count: (selection) => asked.ask((remote) => remote.count(selection)),
    close: asked.end,
  }
}
