import { type HuffmanTable, quickBits } from './huffman.ts'
import { JpegFault } from './jpeg-header.ts'

/** Reads the entropy-coded bits of a scan, most significant first; stuffed zero bytes are left out (T.81 F.2.2.5). */
export class BitReader {
  readonly #bytes: Uint8Array
  /** Next byte to take in. */
  #at: number
  #held = 0
  #count = 0
  /** Zero bits given after a marker was met. */
  #invented = 0

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  /** Position of the marker that ends the scan, or of the next byte. */
  get position(): number {
    return this.#at
  }

  /** More than one MCU can need was read past the end: the data are cut off. */
  get isExhausted(): boolean {
    return this.#invented > 4096
  }

  #fill(): void {
    while (this.#count <= 24) {
      const byte = this.#bytes[this.#at]
      let next = 0
      if (byte === undefined || (byte === 0xff && this.#bytes[this.#at + 1] !== 0)) {
        this.#invented += 8
        if (this.isExhausted) throw new JpegFault('the picture is cut off')
      } else {
        next = byte
        this.#at += byte === 0xff ? 2 : 1
      }
      this.#held = (this.#held << 8) | next
      this.#count += 8
    }
  }

  bit(): number {
    if (this.#count === 0) this.#fill()
    this.#count -= 1
    return (this.#held >>> this.#count) & 1
  }

  /** @param count 0 to 16 */
  bits(count: number): number {
    if (count === 0) return 0
    if (this.#count < count) this.#fill()
    this.#count -= count
    return (this.#held >>> this.#count) & ((1 << count) - 1)
  }

  /** A signed value of so many bits (T.81 F.2.2.1, EXTEND). */
  signed(count: number): number {
    const value = this.bits(count)
    return count > 0 && value < 1 << (count - 1) ? value - (1 << count) + 1 : value
  }

  symbol(table: HuffmanTable): number {
    if (this.#count < 16) this.#fill()
    const ahead = (this.#held >>> (this.#count - quickBits)) & ((1 << quickBits) - 1)
    const quick = table.quick[ahead] ?? 0
    if (quick !== 0) {
      this.#count -= quick >> 8
      return quick & 0xff
    }
    for (let length = quickBits + 1; length <= 16; length++) {
      const code = (this.#held >>> (this.#count - length)) & ((1 << length) - 1)
      if (code <= (table.maxCode[length] ?? -1)) {
        this.#count -= length
        return table.symbols[code + (table.delta[length] ?? 0)] ?? 0
      }
    }
    throw new JpegFault('a code that no table has')
  }

  /** Drops what is left of the interval and steps over a restart marker; answers whether there was one. */
  restart(): boolean {
    this.#held = 0
    this.#count = 0
    this.#invented = 0
    const marker = this.#bytes[this.#at + 1] ?? 0
    if (this.#bytes[this.#at] !== 0xff || marker < 0xd0 || marker > 0xd7) return false
    this.#at += 2
    return true
  }
}
