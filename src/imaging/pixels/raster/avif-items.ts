import type { Bytes } from '../../../lib/bytes.ts'
import { type Box, boxesIn } from './avif-boxes.ts'

export interface AvifItem {
  readonly id: number
  /** Four letters: `av01`, `grid`, `Exif`, `mime`. */
  readonly type: string
  readonly isPrimary: boolean
  /** Where its bytes lie: in the file, or in the `idat` box; a length of 0 reaches to the end. */
  readonly isInIdat: boolean
  readonly extents: readonly { readonly from: number; readonly lengthBytes: number }[]
  /** 1-based indices of its properties. */
  readonly properties: readonly number[]
}

/** Reads big-endian numbers one after the other; past the end they are 0. */
class Reader {
  readonly #view: DataView
  at: number
  constructor(bytes: Bytes, from: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = from
  }
  uint(sizeBytes: number): number {
    let value = 0
    for (let i = 0; i < sizeBytes; i++, this.at++) {
      value = value * 256 + (this.at < this.#view.byteLength ? this.#view.getUint8(this.at) : 0)
    }
    return value
  }
}

/** The items of a `meta` box with their kinds, places and properties; undefined where the boxes do not hold together. */
export function readItems(bytes: Bytes, meta: readonly Box[], properties: readonly Box[]): AvifItem[] | undefined {
  const find = (boxes: readonly Box[], type: string) => boxes.find((box) => box.type === type)
  const iinf = find(meta, 'iinf')
  const iloc = find(meta, 'iloc')
  const pitm = find(meta, 'pitm')
  const ipma = find(properties, 'ipma')
  if (iinf === undefined || iloc === undefined || pitm === undefined || ipma === undefined) return undefined
  const primary = new Reader(bytes, pitm.from + 4).uint((bytes[pitm.from] ?? 0) === 0 ? 2 : 4)
  const places = readPlaces(bytes, iloc)
  const associated = readAssociations(bytes, ipma)
  const infos = boxesIn(bytes, iinf.from + ((bytes[iinf.from] ?? 0) === 0 ? 6 : 8), iinf.end)
  if (infos === undefined || places === undefined || associated === undefined) return undefined
  return infos.flatMap(({ type, from }): AvifItem[] => {
    const reader = new Reader(bytes, from)
    const version = reader.uint(1)
    if (type !== 'infe' || version < 2) return []
    reader.uint(3)
    const id = reader.uint(version === 2 ? 2 : 4)
    reader.uint(2)
    const kind = String.fromCharCode(reader.uint(1), reader.uint(1), reader.uint(1), reader.uint(1))
    const place = places.get(id) ?? { isInIdat: false, extents: [] }
    return [{ id, type: kind, isPrimary: id === primary, ...place, properties: associated.get(id) ?? [] }]
  })
}

function readPlaces(bytes: Bytes, { from, end }: Box): Map<number, Pick<AvifItem, 'isInIdat' | 'extents'>> | undefined {
  const reader = new Reader(bytes, from)
  const version = reader.uint(1)
  reader.uint(3)
  const sizes = reader.uint(2)
  const [offsetBytes, lengthBytes, baseBytes] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexBytes = version === 0 ? 0 : sizes & 15
  const count = reader.uint(version < 2 ? 2 : 4)
  const places = new Map<number, Pick<AvifItem, 'isInIdat' | 'extents'>>()
  for (let i = 0; i < count; i++) {
    if (reader.at >= end) return undefined
    const id = reader.uint(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : reader.uint(2) & 15
    reader.uint(2)
    const base = reader.uint(baseBytes)
    const extentCount = reader.uint(2)
    const extents: { from: number; lengthBytes: number }[] = []
    for (let k = 0; k < extentCount && reader.at < end; k++) {
      reader.uint(indexBytes)
      extents.push({ from: base + reader.uint(offsetBytes), lengthBytes: reader.uint(lengthBytes) })
    }
    places.set(id, { isInIdat: method === 1, extents })
  }
  return places
}

function readAssociations(bytes: Bytes, { from, end }: Box): Map<number, number[]> | undefined {
  const reader = new Reader(bytes, from)
  const version = reader.uint(1)
  const isWide = (reader.uint(3) & 1) === 1
  const count = reader.uint(4)
  const associated = new Map<number, number[]>()
  for (let i = 0; i < count; i++) {
    if (reader.at >= end) return undefined
    const id = reader.uint(version === 0 ? 2 : 4)
    const indices: number[] = []
    for (let left = reader.uint(1); left > 0; left--)
      indices.push(reader.uint(isWide ? 2 : 1) & (isWide ? 0x7fff : 0x7f))
    associated.set(id, indices)
  }
  return associated
}
