/** A column that may be stored: see `CodedColumn`. */
export interface StoredColumn {
  readonly codes: Uint32Array
  /** The values in order of code, as JSON. */
  readonly values: readonly string[]
}

/**
 * A column of few different values over many rows: each row keeps the code of its value, each value is kept once. Filters and sorts
 * look at each value once, not at each row.
 */
export class CodedColumn<T> {
  #codes: Uint32Array
  readonly #values: T[] = []
  readonly #byJson = new Map<string, number>()

  constructor(stored?: StoredColumn) {
    this.#codes = stored?.codes.slice() ?? new Uint32Array(1024)
    for (const json of stored?.values ?? []) this.#add(json)
  }

  /** The code of each row. Longer than there are rows, and another array when it has grown. */
  get codes(): Uint32Array {
    return this.#codes
  }

  /** Every value that some row has or had, by code. */
  get values(): readonly T[] {
    return this.#values
  }

  set(row: number, value: T): void {
    if (row >= this.#codes.length) this.#codes = grown(this.#codes, new Uint32Array(2 * row))
    const json = JSON.stringify(value)
    this.#codes[row] = this.#byJson.get(json) ?? this.#add(json)
  }

  get(row: number): T {
    const value = this.#values[this.#codes[row] ?? 0]
    if (value === undefined) throw new RangeError(`no row ${row}`)
    return value
  }

  toStored(rowCount: number): StoredColumn {
    return { codes: this.#codes.slice(0, rowCount), values: [...this.#byJson.keys()] }
  }

  #add(json: string): number {
    const code = this.#values.length
    // A copy by way of JSON: what the caller goes on to change is not ours, and what was stored comes back alike.
    const copy: T = JSON.parse(json)
    this.#values.push(copy)
    this.#byJson.set(json, code)
    return code
  }
}

/** A copy of an array in a longer one. */
export function grown<A extends Uint32Array | Float64Array | Uint8Array>(from: A, into: A): A {
  into.set(from)
  return into
}
