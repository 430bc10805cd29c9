/** A Uint32Array that grows by doubling: a plain array of millions of numbers costs twice the memory and the collector's time. */
export class GrowingUint32 {
  length = 0
  #array = new Uint32Array(1024)

  push(value: number): void {
    if (this.length === this.#array.length) {
      const wider = new Uint32Array(this.#array.length * 2)
      wider.set(this.#array)
      this.#array = wider
    }
    this.#array[this.length++] = value
  }

  /** A copy of exactly what was pushed. */
  toArray(): Uint32Array<ArrayBuffer> {
    return this.#array.slice(0, this.length)
  }
}

/** Texts as concatenated UTF-8 with the byte offsets at which each starts, and the end of the last. */
export class GrowingTexts {
  readonly #offsets = new GrowingUint32()
  readonly #encoder = new TextEncoder()
  #bytes = new Uint8Array(4096)
  #length = 0

  push(text: string): void {
    this.#offsets.push(this.#length)
    // A UTF-16 code unit takes at most three bytes of UTF-8.
    const needed = this.#length + text.length * 3
    if (needed > this.#bytes.length) {
      const wider = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
      wider.set(this.#bytes)
      this.#bytes = wider
    }
    this.#length += this.#encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written
  }

  /** The bytes (not a copy: longer than what was pushed) and the offsets. */
  view(): { bytes: Uint8Array<ArrayBuffer>; offsets: Uint32Array<ArrayBuffer> } {
    const offsets = new Uint32Array(this.#offsets.length + 1)
    offsets.set(this.#offsets.toArray())
    offsets[this.#offsets.length] = this.#length
    return { bytes: this.#bytes, offsets }
  }
}
