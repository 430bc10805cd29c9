/**
 * A maker of UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then a 12-bit counter that keeps ids of one maker ascending
 * within a millisecond (§6.2 method 1), then 62 random bits.
 */
export function createUuidV7(nowMs: () => number): () => string {
  let lastMs = 0
  let counter = 0
  return () => {
    const ms = nowMs()
    if (ms > lastMs) {
      lastMs = ms
      counter = 0
    } else if (++counter > 0xfff) {
      lastMs += 1
      counter = 0
    }
    const random = crypto.getRandomValues(new Uint8Array(8))
    random[0] = ((random[0] ?? 0) & 0x3f) | 0x80
    const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const head = lastMs.toString(16).padStart(12, '0')
    const middle = (0x7000 | counter).toString(16)
    return `${head.slice(0, 8)}-${head.slice(8)}-${middle}-${tail.slice(0, 4)}-${tail.slice(4)}`
  }
}
