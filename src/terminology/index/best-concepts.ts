/** The best few concepts met so far, one entry each, by ascending key. Keys are distinct: a smaller one is a better match. */
export class BestConcepts {
  readonly #limit: number
  readonly #keys: number[] = []
  readonly #concepts: number[] = []
  readonly #keyByConcept = new Map<number, number>()

  /** @param limit how many concepts to keep, at least 1 */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** No key from here on changes anything; Infinity while there is room. */
  get bound(): number {
    return this.#keys.length < this.#limit ? Number.POSITIVE_INFINITY : (this.#keys[this.#limit - 1] ?? 0)
  }

  /** Keeps a concept if its key is among the best, in place of a worse key of the same concept. */
  offer(key: number, concept: number): void {
    if (key >= this.bound) return
    const old = this.#keyByConcept.get(concept)
    if (old !== undefined) {
      if (old <= key) return
      this.#remove(this.#placeOf(old))
    } else if (this.#keys.length === this.#limit) {
      this.#remove(this.#limit - 1)
    }
    const place = this.#placeOf(key)
    this.#keys.splice(place, 0, key)
    this.#concepts.splice(place, 0, concept)
    this.#keyByConcept.set(concept, key)
  }

  /** The keys, best first. */
  keys(): readonly number[] {
    return this.#keys
  }

  #remove(place: number): void {
    const [concept] = this.#concepts.splice(place, 1)
    this.#keys.splice(place, 1)
    if (concept !== undefined) this.#keyByConcept.delete(concept)
  }

  #placeOf(key: number): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#keys[middle] ?? 0) < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
