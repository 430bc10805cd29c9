import type { Coding } from '../../domain/records/primitives.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { withAncestors, withDescendants } from './hierarchy.ts'
import { highlight, type TextRange } from './highlight.ts'
import { type Edition, editionSchema, type IndexData, noTerm } from './index-data.ts'
import { packIndex, unpackIndex } from './pack.ts'
import { indexOf, type SortedStrings, stringAt } from './sorted-strings.ts'
import { TermSearch } from './term-search.ts'
import { type TermSet, termsOf } from './term-set.ts'
import { foldedWords } from './words.ts'

/** A concept found by what was typed. */
export interface ConceptHit {
  readonly code: string
  /** The preferred term. */
  readonly display: string
  /** The best of the concept's terms that match; the same text as `display` where that is the one. */
  readonly matchedTerm: string
  /** What was typed, as found in `matchedTerm`; ascending. */
  readonly ranges: readonly TextRange[]
}

export interface ConceptRecord {
  readonly code: string
  readonly display: string
  readonly active: boolean
  /** The other terms, as distributed: preferred before synonyms before fully specified names, shorter first. */
  readonly synonyms: readonly string[]
}

export interface SearchOptions {
  /** Most concepts to find, a whole number; below 1 finds nothing. */
  readonly limit: number
  /** Codes: only they and what lies below any of them are found. Absent, all are; of an empty list, none. */
  readonly within?: readonly string[]
}

/** One terminology edition: its concepts, searched by what a reader types, and their hierarchy. Inactive concepts are never found. */
export class ConceptIndex {
  readonly edition: Edition
  readonly conceptCount: number
  readonly #data: IndexData
  readonly #codes: SortedStrings
  readonly #search: TermSearch
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #within: { readonly codes: readonly string[]; readonly set: TermSet } | undefined

  constructor(data: IndexData) {
    this.#data = data
    this.edition = editionSchema.parse(JSON.parse(this.#decoder.decode(data.edition)))
    this.#codes = { units: data.codeUnits, offsets: data.codeOffsets }
    this.conceptCount = data.codeOffsets.length - 1
    this.#search = new TermSearch(data)
  }

  /**
   * The best concepts for what was typed, best first, each once. Every typed word must begin a word of one term, each a word of its
   * own, in any order, whatever the case and the diacritics. A term that is exactly what was typed comes first, then terms whose first
   * word begins with the first typed word; among equals preferred terms, then synonyms, then fully specified names; the shorter
   * first; then by alphabet; then by code.
   */
  search(query: string, { limit, within }: SearchOptions): ConceptHit[] {
    const typed = foldedWords(query)
    if (limit < 1) return []
    const set = within === undefined ? undefined : this.#setWithin(within)
    return this.#search.find(typed, limit, set).map((term) => {
      const concept = this.#data.termConcepts[term] ?? 0
      const matchedTerm = this.#termText(term)
      return {
        code: stringAt(this.#codes, concept),
        display: this.#display(concept),
        matchedTerm,
        ranges: highlight(matchedTerm, typed),
      }
    })
  }

  /** A concept, active or not; undefined where the edition does not have the code. */
  get(code: string): ConceptRecord | undefined {
    const concept = indexOf(this.#codes, code)
    if (concept === -1) return undefined
    const { active, displays, conceptTermOffsets, conceptTerms } = this.#data
    const terms = conceptTerms.subarray(conceptTermOffsets[concept], conceptTermOffsets[concept + 1])
    const others = Array.from(terms).filter((term) => term !== displays[concept])
    return {
      code,
      display: this.#display(concept),
      active: active[concept] === 1,
      synonyms: others.map((term) => this.#termText(term)),
    }
  }

  /** What a record stores of a concept; undefined where the edition does not have the code. */
  coding(code: string): Coding | undefined {
    const concept = indexOf(this.#codes, code)
    if (concept === -1) return undefined
    return { system: this.edition.system, version: this.edition.version, code, display: this.#display(concept) }
  }

  /** Codes directly above; none for a root or an unknown code. */
  parents(code: string): string[] {
    const concept = indexOf(this.#codes, code)
    const { parentOffsets, parents } = this.#data
    return concept === -1 ? [] : this.#codesOf(parents.subarray(parentOffsets[concept], parentOffsets[concept + 1]))
  }

  /** Codes directly below; none for a leaf or an unknown code. */
  children(code: string): string[] {
    const concept = indexOf(this.#codes, code)
    const { childOffsets, children } = this.#data
    return concept === -1 ? [] : this.#codesOf(children.subarray(childOffsets[concept], childOffsets[concept + 1]))
  }

  /** Codes of all concepts above, nearest first, without the concept itself. */
  ancestors(code: string): string[] {
    const concept = indexOf(this.#codes, code)
    return concept === -1 ? [] : this.#codesOf(withAncestors(this.#data, [concept]).slice(1))
  }

  /** Whether a concept is the other or lies below it; false where either code is unknown. */
  isA(code: string, ancestor: string): boolean {
    const concept = indexOf(this.#codes, code)
    const above = indexOf(this.#codes, ancestor)
    return concept !== -1 && above !== -1 && withAncestors(this.#data, [concept]).includes(above)
  }

  /** The whole index as one buffer; see `openIndex`. */
  toBuffer(): ArrayBuffer {
    return packIndex(this.#data)
  }

  /** The set of the last `within` is kept: it stays the same from keystroke to keystroke. */
  #setWithin(codes: readonly string[]): TermSet {
    const last = this.#within
    if (last?.codes.length === codes.length && codes.every((code, i) => code === last.codes[i])) return last.set
    const concepts = codes.map((code) => indexOf(this.#codes, code)).filter((concept) => concept !== -1)
    const set = termsOf(withDescendants(this.#data, concepts), this.#data)
    this.#within = { codes: [...codes], set }
    return set
  }

  #codesOf(concepts: ArrayLike<number>): string[] {
    return Array.from(concepts, (concept) => stringAt(this.#codes, concept))
  }

  #display(concept: number): string {
    const term = this.#data.displays[concept] ?? noTerm
    return term === noTerm ? stringAt(this.#codes, concept) : this.#termText(term)
  }

  #termText(term: number): string {
    const { termBytes, termOffsets } = this.#data
    return this.#decoder.decode(termBytes.subarray(termOffsets[term], termOffsets[term + 1]))
  }
}

/**
 * Opens what `ConceptIndex.toBuffer` made, without copying: the buffer must not be changed or transferred while the index is used.
 * Problems: see `unpackIndex`.
 */
export function openIndex(buffer: ArrayBuffer): Result<ConceptIndex> {
  const data = unpackIndex(buffer)
  if (!data.ok) return data
  try {
    return ok(new ConceptIndex(data.value))
  } catch (error) {
    return fail('concept-index-damaged', { reason: String(error) })
  }
}
