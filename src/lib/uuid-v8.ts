/**
 * A UUIDv8 (RFC 9562 §5.8) made of two UUIDs: the same for the same two in the same order, on every machine. For records of which
 * there is one for each pair, so that two machines that make it without knowing of each other make one record and not two.
 * @param a UUID, lower case, as is `b`
 */
export function pairUuid(a: string, b: string): string {
  const [left, right] = [bitsOf(a), bitsOf(b)]
  // Turned by one bit, so that swapping the two gives another id, and a pair of equals is not all zeros.
  const mixed = left ^ (((right << 1n) | (right >> 127n)) & allBits)
  const versioned = (mixed & ~(0xfn << 76n)) | (8n << 76n)
  const hex = ((versioned & ~(3n << 62n)) | (2n << 62n)).toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const allBits = (1n << 128n) - 1n

function bitsOf(uuid: string): bigint {
  return BigInt(`0x${uuid.replaceAll('-', '')}`)
}
