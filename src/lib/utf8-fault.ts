/** Lead bytes with the range their second byte must be in and how many bytes follow them. Source: Unicode 15, table 3-7. */
const leads = [
  { from: 0xc2, to: 0xdf, low: 0x80, high: 0xbf, following: 1 },
  { from: 0xe0, to: 0xe0, low: 0xa0, high: 0xbf, following: 2 },
  { from: 0xe1, to: 0xec, low: 0x80, high: 0xbf, following: 2 },
  { from: 0xed, to: 0xed, low: 0x80, high: 0x9f, following: 2 },
  { from: 0xee, to: 0xef, low: 0x80, high: 0xbf, following: 2 },
  { from: 0xf0, to: 0xf0, low: 0x90, high: 0xbf, following: 3 },
  { from: 0xf1, to: 0xf3, low: 0x80, high: 0xbf, following: 3 },
  { from: 0xf4, to: 0xf4, low: 0x80, high: 0x8f, following: 3 },
]

/** Offset of the first byte that begins no well-formed UTF-8 sequence; undefined where all is well formed. */
export function firstInvalidUtf8(bytes: Uint8Array): number | undefined {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) {
      at++
      continue
    }
    const lead = leads.find(({ from, to }) => byte >= from && byte <= to)
    if (lead === undefined) return at
    const second = bytes[at + 1] ?? 0
    if (second < lead.low || second > lead.high) return at
    for (let next = at + 2; next <= at + lead.following; next++) {
      if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return at
    }
    at += lead.following + 1
  }
  return undefined
}
