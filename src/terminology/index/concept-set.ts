import { type Bitmap, bitmapWords, hasBit, setBits } from './bitmap.ts'

/** Some concepts of an index, by number. */
export class ConceptSet {
  readonly members: Uint32Array
  /** How many terms they have together. */
  readonly termCount: number
  readonly #bits: Bitmap

  /**
   * @param conceptCount concepts of the whole index
   * @param conceptTermOffsets see `sections`
   */
  constructor(members: Uint32Array, conceptCount: number, conceptTermOffsets: Uint32Array) {
    this.members = members
    this.#bits = new Uint32Array(bitmapWords(conceptCount))
    setBits(this.#bits, members, 0, members.length)
    let termCount = 0
    for (const concept of members) {
      termCount += (conceptTermOffsets[concept + 1] ?? 0) - (conceptTermOffsets[concept] ?? 0)
    }
    this.termCount = termCount
  }

  has(concept: number): boolean {
    return hasBit(this.#bits, concept)
  }
}
