import { type Bytes, concatBytes, utf8 } from '../../lib/bytes.ts'
import { dictionary, type Keyword, tagOf } from './dictionary.ts'
import { encodeElement, encodeSequence } from './encode-element.ts'
import { explicitLittleEndian, implicitLittleEndian } from './transfer-syntaxes.ts'

/** A value to write: text (several values separated by backslashes), numbers, bytes as they are, or the items of a sequence. */
export type ElementValue = string | readonly number[] | Uint8Array | readonly (readonly DicomElement[])[]

export interface DicomElement {
  /** `xggggeeee`, lower case. */
  readonly tag: string
  readonly vr: string
  readonly value: ElementValue
}

/** An element of the dictionary; `US or SS` becomes US. */
export function dicomElement(keyword: Keyword, value: ElementValue): DicomElement {
  const [tag, vr] = dictionary[keyword]
  return { tag, vr: vr === 'xs' ? 'US' : vr, value }
}

/** UUID-derived, so registered with nobody (PS3.5 §B.2). */
export const implementationClassUid = '2.25.302548871602187434811236587231054690117'

/**
 * Writes a DICOM Part 10 file (PS3.10 §7), little endian, elements sorted by tag, sequences of known length. The same elements
 * give the same bytes. Text is written as UTF-8: say so in SpecificCharacterSet where it is not ASCII.
 */
export function writeDicom(elements: readonly DicomElement[], options: { readonly isExplicit?: boolean } = {}): Bytes {
  const isExplicit = options.isExplicit ?? true
  return concatBytes([fileMeta(elements, isExplicit), ...encodeElements(elements, isExplicit)])
}

/** Preamble, prefix and file meta information for a data set that holds its SOP class and instance. */
export function encodeFileMeta(sopClassUid: string, sopInstanceUid: string, transferSyntaxUid: string): Bytes {
  const texts = [
    ['x00020002', sopClassUid],
    ['x00020003', sopInstanceUid],
    ['x00020010', transferSyntaxUid],
    ['x00020012', implementationClassUid],
  ] as const
  const rest = concatBytes([
    ...encodeElement('x00020001', 'OB', Uint8Array.of(0, 1), true),
    ...texts.flatMap(([tag, text]) => encodeElement(tag, 'UI', utf8(text), true)),
  ])
  const length = new Uint8Array(Uint32Array.of(rest.length).buffer)
  return concatBytes([new Uint8Array(128), utf8('DICM'), ...encodeElement('x00020000', 'UL', length, true), rest])
}

function fileMeta(elements: readonly DicomElement[], isExplicit: boolean): Bytes {
  const text = (keyword: Keyword) => {
    const value = elements.find(({ tag }) => tag === tagOf(keyword))?.value
    return typeof value === 'string' ? value : ''
  }
  const transferSyntaxUid = isExplicit ? explicitLittleEndian : implicitLittleEndian
  return encodeFileMeta(text('SOPClassUID'), text('SOPInstanceUID'), transferSyntaxUid)
}

function encodeElements(elements: readonly DicomElement[], isExplicit: boolean): Uint8Array[] {
  return [...elements]
    .sort((a, b) => (a.tag < b.tag ? -1 : 1))
    .flatMap(({ tag, vr, value }) => {
      if (isItems(value, vr)) {
        const items = value.map((item) => concatBytes(encodeElements(item, isExplicit)))
        return encodeSequence(tag, items, isExplicit)
      }
      return encodeElement(tag, vr, encodeValue(vr, value), isExplicit)
    })
}

function isItems(value: ElementValue, vr: string): value is readonly (readonly DicomElement[])[] {
  return vr === 'SQ' && Array.isArray(value)
}

function encodeValue(vr: string, value: ElementValue): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (typeof value === 'string') return utf8(value)
  const numbers = value.filter((item) => typeof item === 'number')
  switch (vr) {
    case 'US':
      return new Uint8Array(Uint16Array.from(numbers).buffer)
    case 'SS':
      return new Uint8Array(Int16Array.from(numbers).buffer)
    case 'UL':
      return new Uint8Array(Uint32Array.from(numbers).buffer)
    case 'FL':
      return new Uint8Array(Float32Array.from(numbers).buffer)
    case 'FD':
      return new Uint8Array(Float64Array.from(numbers).buffer)
    case 'DS':
    case 'IS':
      return utf8(numbers.map(decimalString).join('\\'))
    default:
      throw new TypeError(`no numbers are written as ${vr}`)
  }
}

/** A decimal string holds 16 characters at most (PS3.5, table 6.2-1). */
function decimalString(value: number): string {
  const text = String(value)
  return text.length <= 16 ? text : value.toPrecision(10)
}
