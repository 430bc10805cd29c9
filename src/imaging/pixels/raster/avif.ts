import type { Bytes } from '../../../lib/bytes.ts'
import { ok, type Result } from '../../../lib/result.ts'
import { type Box, boxesIn } from './avif-boxes.ts'
import { type AvifItem, readItems } from './avif-items.ts'
import { damaged, type RasterFile, truncated } from './raster-file.ts'

/** Properties that say what the pixels are; all others are blanked. */
const keptProperties = new Set('ispe pixi av1C colr auxC irot imir clap pasp clli mdcv a1lx a1op lsel'.split(' '))
/** Kinds of item that are pictures or parts of one: Exif, XMP (`mime`), URIs and the like are not among them. */
const pictureItems = new Set(['av01', 'grid', 'iovl', 'iden', 'tmap'])

/**
 * Reads an AVIF file. What is kept lies where it lay, since offsets count from the start of the file; everything else (Exif, XMP, names
 * of items, foreign boxes, the pictures after the first of a sequence) is made zero. Sources: ISO/IEC 14496-12 §8.11, 23008-12, AVIF 1.1.
 */
export function readAvif(bytes: Bytes): Result<RasterFile> {
  const top = boxesIn(bytes, 0, bytes.length)
  if (top === undefined) return truncated('avif')
  const find = (boxes: readonly Box[], type: string) => boxes.find((box) => box.type === type)
  const ftyp = find(top, 'ftyp')
  const meta = find(top, 'meta')
  if (ftyp === undefined || meta === undefined) return damaged('avif', 'it holds no still picture')
  const inMeta = boxesIn(bytes, meta.from + 4, meta.end)
  const iprp = inMeta === undefined ? undefined : find(inMeta, 'iprp')
  const inProperties = iprp === undefined ? undefined : boxesIn(bytes, iprp.from, iprp.end)
  const ipco = inProperties === undefined ? undefined : find(inProperties, 'ipco')
  const properties = ipco === undefined ? undefined : boxesIn(bytes, ipco.from, ipco.end)
  if (inMeta === undefined || inProperties === undefined || properties === undefined) {
    return damaged('avif', 'its description is broken')
  }
  const items = readItems(bytes, inMeta, inProperties)
  const primary = items?.find(({ isPrimary }) => isPrimary)
  if (items === undefined || primary === undefined) return damaged('avif', 'it does not say which picture to show')
  const size = propertyOf(primary, properties, 'ispe')
  if (size === undefined || size.end - size.from < 12) return damaged('avif', 'it says no size')

  const bare = new Uint8Array(bytes.length)
  const keep = (from: number, end: number) => bare.set(bytes.subarray(from, end), from)
  const idat = find(inMeta, 'idat')
  for (const box of [...top, ...inMeta, ...inProperties, ...properties]) keep(box.start, box.from)
  for (const box of top) if (!['ftyp', 'meta', 'mdat'].includes(box.type)) rename(bare, box)
  keepBrands(bytes, bare, ftyp)
  keep(meta.from, meta.from + 4)
  for (const box of inMeta) {
    if (['pitm', 'iloc', 'iref'].includes(box.type)) keep(box.start, box.end)
    // The handler's name is free text.
    else if (box.type === 'hdlr') keep(box.start, Math.min(box.end, box.from + 24))
    else if (!['iinf', 'iprp', 'idat'].includes(box.type)) rename(bare, box)
  }
  keepItemInfos(bytes, bare, inMeta)
  for (const box of inProperties) if (box.type === 'ipma') keep(box.start, box.end)
  for (const box of properties) {
    if (keptProperties.has(box.type)) keep(box.start, box.end)
    else rename(bare, box)
  }
  for (const item of items) {
    for (const extent of item.extents) {
      const from = extent.from + (item.isInIdat ? (idat?.from ?? bytes.length) : 0)
      const end = extent.lengthBytes === 0 ? bytes.length : from + extent.lengthBytes
      if (end > bytes.length) return truncated('avif')
      if (pictureItems.has(item.type)) keep(from, end)
    }
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ok({
    format: 'avif',
    widthPx: view.getUint32(size.from + 4),
    heightPx: view.getUint32(size.from + 8),
    bitsPerSample: bitsOf(bytes, propertyOf(primary, properties, 'av1C')),
    frames: find(top, 'moov') === undefined ? 1 : 2,
    bare,
  })
}

function propertyOf(item: AvifItem, properties: readonly Box[], type: string): Box | undefined {
  return item.properties.flatMap((index) => properties[index - 1] ?? []).find((box) => box.type === type)
}

/** Makes a box one that decoders pass over. */
function rename(bare: Uint8Array, { start }: Box): void {
  bare.set([0x66, 0x72, 0x65, 0x65], start + 4)
}

/** The brands, those of a sequence replaced: there is only the still picture left. */
function keepBrands(bytes: Uint8Array, bare: Uint8Array, { from, end }: Box): void {
  for (let at = from; at + 4 <= end; at += 4) {
    const brand = String.fromCharCode(...bytes.subarray(at, at + 4))
    if (at === from + 4 || (/^[A-Za-z0-9]{4}$/.test(brand) && brand !== 'avis' && brand !== 'msf1')) {
      bare.set(bytes.subarray(at, at + 4), at)
    } else bare.set([0x61, 0x76, 0x69, 0x66], at)
  }
}

/** Ids and kinds of the items, without their names and media types. */
function keepItemInfos(bytes: Bytes, bare: Uint8Array, inMeta: readonly Box[]): void {
  for (const iinf of inMeta.filter(({ type }) => type === 'iinf')) {
    const isLong = (bytes[iinf.from] ?? 0) > 0
    const infosFrom = iinf.from + (isLong ? 8 : 6)
    bare.set(bytes.subarray(iinf.start, infosFrom), iinf.start)
    for (const infe of boxesIn(bytes, infosFrom, iinf.end) ?? []) {
      const idBytes = (bytes[infe.from] ?? 0) >= 3 ? 4 : 2
      bare.set(bytes.subarray(infe.start, Math.min(infe.end, infe.from + 4 + idBytes + 2 + 4)), infe.start)
    }
  }
}

/** Bits of a sample, from the flags of the AV1 configuration (AV1-ISOBMFF §2.3.3). */
function bitsOf(bytes: Uint8Array, av1C: Box | undefined): number {
  const flags = av1C === undefined ? 0 : (bytes[av1C.from + 2] ?? 0)
  return (flags & 0x40) === 0 ? 8 : (flags & 0x20) === 0 ? 10 : 12
}
