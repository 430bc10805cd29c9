import { grown } from './coded-column.ts'

const wordsPerId = 4

/** UUIDs numbered in the order they come, in 16 bytes each and a hash table of 4 to 8 bytes a place. Numbers are never given twice. */
export class CaseIds {
  #count = 0
  #words: Uint32Array
  #table: Int32Array

  constructor(stored?: Uint32Array) {
    this.#words = stored?.slice() ?? new Uint32Array(wordsPerId * 1024)
    this.#count = stored === undefined ? 0 : stored.length / wordsPerId
    this.#table = this.#newTable()
  }

  get count(): number {
    return this.#count
  }

  /** The number of an id; -1 where it has none. */
  numberOf(id: string): number {
    const words = wordsOf(id)
    return words === undefined ? -1 : (this.#table[this.#placeOf(words)] ?? -1)
  }

  /** The number of an id, a new one where it has none. @throws RangeError on anything that is not a UUID */
  add(id: string): number {
    const words = wordsOf(id)
    if (words === undefined) throw new RangeError(`not a UUID: ${id}`)
    const place = this.#placeOf(words)
    const present = this.#table[place] ?? -1
    if (present >= 0) return present
    if (wordsPerId * (this.#count + 1) > this.#words.length) {
      this.#words = grown(this.#words, new Uint32Array(2 * this.#words.length + wordsPerId))
    }
    this.#words.set(words, wordsPerId * this.#count)
    this.#table[place] = this.#count
    this.#count += 1
    if (2 * this.#count > this.#table.length) this.#table = this.#newTable()
    return this.#count - 1
  }

  idOf(number: number): string {
    const hex = [...this.#words.subarray(wordsPerId * number, wordsPerId * (number + 1))]
      .map((word) => word.toString(16).padStart(8, '0'))
      .join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }

  /** Order of the ids as texts, which for UUIDv7 is the order they were made in. */
  compare(a: number, b: number): number {
    for (let word = 0; word < wordsPerId; word++) {
      const difference = (this.#words[wordsPerId * a + word] ?? 0) - (this.#words[wordsPerId * b + word] ?? 0)
      if (difference !== 0) return difference
    }
    return 0
  }

  toStored(): Uint32Array {
    return this.#words.slice(0, wordsPerId * this.#count)
  }

  #newTable(): Int32Array {
    const table = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1024, 2 * this.#count + 2)))).fill(-1)
    this.#table = table
    for (let number = 0; number < this.#count; number++) {
      table[this.#placeOf(this.#words.subarray(wordsPerId * number, wordsPerId * (number + 1)))] = number
    }
    return table
  }

  /** Where the id is in the table, or the free place where it would go (open addressing). */
  #placeOf(words: ArrayLike<number>): number {
    const mask = this.#table.length - 1
    let place = (Math.imul((words[1] ?? 0) ^ (words[2] ?? 0), 0x85ebca6b) ^ Math.imul(words[3] ?? 0, 0x9e3779b1)) >>> 7
    for (;;) {
      place &= mask
      const number = this.#table[place] ?? -1
      if (number < 0 || this.#has(number, words)) return place
      place += 1
    }
  }

  #has(number: number, words: ArrayLike<number>): boolean {
    for (let word = 0; word < wordsPerId; word++) {
      if (this.#words[wordsPerId * number + word] !== words[word]) return false
    }
    return true
  }
}

function wordsOf(id: string): [number, number, number, number] | undefined {
  const hex = id.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/.test(hex)) return undefined
  const word = (at: number) => Number.parseInt(hex.slice(8 * at, 8 * at + 8), 16)
  return [word(0), word(1), word(2), word(3)]
}
