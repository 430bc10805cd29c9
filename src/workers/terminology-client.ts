import { type Remote, wrap } from 'comlink'
import { installPrefix } from '../persistence/install-prefix.ts'
import type { FoundConcept } from './concept-search.ts'
import type { TerminologyWorker } from './terminology.worker.ts'

let remote: Remote<TerminologyWorker> | undefined

/** Concepts for what was typed, best first. The worker is started by the first question and kept: its index takes a while to make. */
export function findConcepts(query: string): Promise<FoundConcept[]> {
  remote ??= wrap<TerminologyWorker>(
    new Worker(new URL('./terminology.worker.ts', import.meta.url), { type: 'module', name: installPrefix() }),
  )
  return remote.findConcepts(query)
}
