import type { DataSet } from 'dicom-parser'
import { encodeElement } from './encode-element.ts'
import { swapBytes } from './swap-bytes.ts'

/** Rows, columns, frames, type, origin, first frame, bits allocated, bit position of an overlay plane; its label and description are free text. */
const planeElements: readonly (readonly [element: string, vr: string])[] = [
  ['0010', 'US'],
  ['0011', 'US'],
  ['0015', 'IS'],
  ['0040', 'CS'],
  ['0050', 'SS'],
  ['0051', 'US'],
  ['0100', 'US'],
  ['0102', 'US'],
]

/** The overlay planes (groups 6000 to 601E, PS3.3 C.9.2) whose bits are all there or lie among those of the pixels, without their texts. */
export function keptOverlays(dataSet: DataSet, isExplicit: boolean, isBigEndian: boolean): Uint8Array[] {
  const kept: Uint8Array[] = []
  for (let group = 0x6000; group <= 0x601e; group += 2) {
    const prefix = `x${group.toString(16)}`
    const data = dataSet.elements[`${prefix}3000`]
    const rows = dataSet.elements[`${prefix}0010`]?.length === 2 ? dataSet.uint16(`${prefix}0010`) : undefined
    const columns = dataSet.elements[`${prefix}0011`]?.length === 2 ? dataSet.uint16(`${prefix}0011`) : undefined
    if (rows === undefined || columns === undefined) continue
    const frames = Number(dataSet.string(`${prefix}0015`) ?? '1')
    const planeBytes = Math.ceil((rows * columns * frames) / 8)
    const isWhole =
      data === undefined || (data.length >= planeBytes && data.dataOffset + planeBytes <= dataSet.byteArray.length)
    if (!(planeBytes > 0) || !isWhole) continue
    for (const [element, vr] of planeElements) {
      const found = dataSet.elements[prefix + element]
      if (found === undefined || found.length > 12) continue
      const value = dataSet.byteArray.slice(found.dataOffset, found.dataOffset + found.length)
      if (isBigEndian && (vr === 'US' || vr === 'SS')) swapBytes(value, 2, true)
      if (isPlainValue(vr, value)) kept.push(...encodeElement(found.tag, vr, value, isExplicit))
    }
    if (data === undefined) continue
    const bits = dataSet.byteArray.slice(data.dataOffset, data.dataOffset + planeBytes)
    if (isBigEndian && data.vr !== 'OB') swapBytes(bits, 2, true)
    kept.push(...encodeElement(data.tag, data.vr === 'OB' ? 'OB' : 'OW', bits, isExplicit))
  }
  return kept
}

/** G or R for the type, digits for the frames, numbers otherwise. */
function isPlainValue(vr: string, value: ArrayLike<number>): boolean {
  const text = String.fromCharCode(...Array.from(value)).replace(/[\0 ]+$/, '')
  if (vr === 'CS') return /^[GR]$/.test(text)
  return vr === 'IS' ? /^\d+$/.test(text) : value.length <= 4
}
