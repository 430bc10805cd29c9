import { concatBytes } from '../../lib/bytes.ts'

/** Value representations whose length takes four bytes after two reserved ones. Source: DICOM PS3.5, table 7.1-1. */
const longForms = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])

/**
 * One data element in little endian, its value padded to even length: UI and byte values with zero, text with a space.
 * @param tag `xggggeeee`
 * @param vr written in explicit transfer syntaxes only
 * @throws RangeError where the value does not fit the length field: it would be read as another element
 */
export function encodeElement(tag: string, vr: string, value: Uint8Array, isExplicit: boolean): Uint8Array[] {
  const padding = value.length % 2
  const header = elementHeader(tag, vr, value.length + padding, isExplicit)
  if (padding === 0) return [header, value]
  return [header, value, Uint8Array.of(/^(UI|O.|UN)$/.test(vr) ? 0 : 0x20)]
}

/** What stands before the value of an element. @param length of the value, even */
export function elementHeader(tag: string, vr: string, length: number, isExplicit: boolean): Uint8Array {
  const isLong = !isExplicit || longForms.has(vr)
  if (length > (isLong ? 0xfffffffe : 0xffff)) {
    throw new RangeError(`a ${vr} value of ${length} bytes does not fit ${tag}`)
  }
  const header = new Uint8Array(isExplicit && isLong ? 12 : 8)
  const view = new DataView(header.buffer)
  view.setUint16(0, Number.parseInt(tag.slice(1, 5), 16), true)
  view.setUint16(2, Number.parseInt(tag.slice(5, 9), 16), true)
  if (isExplicit) for (let i = 0; i < 2; i++) header[4 + i] = vr.charCodeAt(i)
  if (isExplicit && !isLong) view.setUint16(6, length, true)
  else view.setUint32(header.length - 4, length, true)
  return header
}

/** A sequence element of items of known length. */
export function encodeSequence(tag: string, items: readonly Uint8Array[], isExplicit: boolean): Uint8Array[] {
  const framed = items.flatMap((item) => encodeElement('xfffee000', '', item, false))
  return encodeElement(tag, 'SQ', concatBytes(framed), isExplicit)
}
