import { bitmapWords } from './heavy-prefixes.ts'

/** Some concepts of an index, by number. */
export class ConceptSet {
  readonly members: Uint32Array
  /** How many terms they have together. */
  readonly termCount: number
  readonly #bits: Uint32Array

  /**
   * @param conceptCount concepts of the whole index
   * @param conceptTermOffsets see `sections`
   */
  constructor(members: Uint32Array, conceptCount: number, conceptTermOffsets: Uint32Array) {
    this.members = members
    this.#bits = new Uint32Array(bitmapWords(conceptCount))
    let termCount = 0
    for (const concept of members) {
      this.#bits[concept >>> 5] = (this.#bits[concept >>> 5] ?? 0) | (1 << (concept & 31))
      termCount += (conceptTermOffsets[concept + 1] ?? 0) - (conceptTermOffsets[concept] ?? 0)
    }
    this.termCount = termCount
  }

  has(concept: number): boolean {
    return (((this.#bits[concept >>> 5] ?? 0) >>> (concept & 31)) & 1) === 1
  }
}
