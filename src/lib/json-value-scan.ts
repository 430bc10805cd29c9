const quote = 0x22
const backslash = 0x5c
const newline = 0x0a
const colon = 0x3a
const comma = 0x2c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

/** Deeper than any record, and shallow enough that no recursion over a value overflows. */
export const maxJsonDepth = 500

/** 1 for the bytes that mean something outside of strings: most do not, and are passed over in a tight loop. */
const isStructural = new Uint8Array(256)
for (const byte of [quote, newline, colon, openBrace, closeBrace, openBracket, closeBracket]) isStructural[byte] = 1

export type ScanFault = 'json-syntax' | 'json-too-deep'

/**
 * Finds where a JSON value ends in bytes that come in pieces. It looks at quotes, escapes and brackets only: what lies between
 * is for a parser to judge. Begin with `begin` at the value's first byte, then `scan` piece after piece until `ended`.
 */
export class JsonValueScan {
  ended = false
  /** Set where the bytes cannot be JSON: what is wrong at the index that `scan` returned. */
  fault: ScanFault | null = null
  /** Colons outside of strings: as many as the value has members at all depths. */
  colons = 0
  /** Line feeds outside of strings; inside there can be none. */
  newlines = 0
  #bare = false
  #inString = false
  #escaped = false
  #depth = 0
  readonly #closers = new Uint8Array(maxJsonDepth)

  begin(first: number): void {
    this.ended = false
    this.fault = null
    this.colons = 0
    this.newlines = 0
    this.#bare = first !== quote && first !== openBrace && first !== openBracket
    this.#inString = false
    this.#escaped = false
    this.#depth = 0
  }

  /** Goes on from index `from`. @returns the index after the value where it `ended`, of the fault where there is one, else the length */
  scan(bytes: Uint8Array, from: number): number {
    if (this.#bare) return this.#scanBare(bytes, from)
    let at = from
    while (at < bytes.length) {
      if (this.#inString) {
        at = this.#scanString(bytes, at)
        if (this.fault !== null || this.#inString) return at
      } else {
        while (at < bytes.length && isStructural[bytes[at] ?? 0] === 0) at++
        if (at === bytes.length) return at
        this.#structural(bytes[at] ?? 0)
        if (this.fault !== null) return at
        at++
      }
      if (this.#depth === 0 && !this.#inString) {
        this.ended = true
        return at
      }
    }
    return at
  }

  /** Numbers and literals end before the first byte that belongs to what is around them. */
  #scanBare(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      if (byte <= 0x20 || byte === comma || byte === closeBrace || byte === closeBracket) {
        this.ended = true
        return at
      }
    }
    return bytes.length
  }

  /** Index after the closing quote, or of a control character, or the length. */
  #scanString(bytes: Uint8Array, from: number): number {
    let at = from
    if (this.#escaped && at < bytes.length) {
      this.#escaped = false
      at++
    }
    for (; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      if (byte === quote) {
        this.#inString = false
        return at + 1
      }
      if (byte === backslash) {
        at++
        this.#escaped = at >= bytes.length
      } else if (byte < 0x20) {
        this.fault = 'json-syntax'
        return at
      }
    }
    return bytes.length
  }

  #structural(byte: number): void {
    switch (byte) {
      case quote:
        this.#inString = true
        break
      case colon:
        this.colons++
        break
      case newline:
        this.newlines++
        break
      case openBrace:
      case openBracket:
        if (this.#depth === maxJsonDepth) this.fault = 'json-too-deep'
        else this.#closers[this.#depth++] = byte + 2
        break
      case closeBrace:
      case closeBracket:
        if (this.#closers[this.#depth - 1] === byte) this.#depth--
        else this.fault = 'json-syntax'
        break
    }
  }
}
