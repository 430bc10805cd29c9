import { ok, type Result } from '../lib/result.ts'
import { installPrefix } from '../persistence/install-prefix.ts'
import { type AskedWorker, askedWorker } from './asked-worker.ts'
import type { FoundConcept } from './concept-search.ts'
import type { TerminologyWorker } from './terminology.worker.ts'

let worker: AskedWorker<TerminologyWorker> | undefined

/**
 * Concepts for what was typed, best first. The worker is started by the first question and kept: its index takes a while to make. Fails
 * with `worker-failed` where it has ended; the next question starts another.
 */
export function findConcepts(query: string): Promise<Result<FoundConcept[]>> {
  worker ??= askedWorker<TerminologyWorker>(
    new Worker(new URL('./terminology.worker.ts', import.meta.url), { type: 'module', name: installPrefix() }),
    () => {
      worker = undefined
    },
  )
  return worker.ask(async (remote) => ok(await remote.findConcepts(query)))
}
