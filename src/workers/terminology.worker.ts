import { expose } from 'comlink'
import { buildIndex } from '../terminology/index/build-index.ts'
import type { ConceptIndex } from '../terminology/index/concept-index.ts'
import { terminologyMessage } from '../terminology/messages.ts'
import { starterSource } from '../terminology/starter/starter-source.ts'
import type { FoundConcept } from './concept-search.ts'

/** As many as a reader looks through before typing on. */
const limit = 30

let index: Promise<ConceptIndex> | undefined

async function starterIndex(): Promise<ConceptIndex> {
  const built = await buildIndex(starterSource.read([], new AbortController().signal))
  if (!built.ok) throw new Error(terminologyMessage(built.error) ?? built.error.code)
  return built.value.index
}

const worker = {
  async findConcepts(query: string): Promise<FoundConcept[]> {
    index ??= starterIndex()
    const concepts = await index
    return concepts.search(query, { limit }).flatMap(({ code, display, matchedTerm }) => {
      const coding = concepts.coding(code)
      return coding === undefined ? [] : [{ coding, matched: matchedTerm === display ? null : matchedTerm }]
    })
  },
}
export type TerminologyWorker = typeof worker

expose(worker)
