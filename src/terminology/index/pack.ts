import { fail, ok, type Result } from '../../lib/result.ts'
import { type IndexData, type SectionName, sections } from './index-data.ts'

/** First word of every file: `GLCI` as little-endian bytes. A big-endian machine reads another number and refuses. */
const magic = 0x49434c47
/** Raised with every change of `sections`, of the folding of words or of the order of terms. */
export const fileVersion = 1

const names = Object.keys(sections).filter((name): name is SectionName => name in sections)
/** Magic, version, length in 32-bit words, checksum; then for each section its byte offset and its number of elements. */
const headerWords = 4 + names.length * 2
const alignment = 8

function align(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment
}

/** FNV-1a over 32-bit words, the checksum's own place left out: each step is a bijection, so any one changed word is seen. */
function checksum(words: Uint32Array): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) {
    if (i !== 3) hash = Math.imul(hash ^ (words[i] ?? 0), 0x01000193)
  }
  return hash >>> 0
}

/** The whole index as one buffer, to be kept and given to `unpackIndex` later. */
export function packIndex(data: IndexData): ArrayBuffer {
  let length = align(headerWords * 4)
  const offsets = names.map((name) => {
    const offset = length
    length = align(offset + data[name].byteLength)
    return offset
  })
  const buffer = new ArrayBuffer(length)
  const words = new Uint32Array(buffer)
  words.set([magic, fileVersion, words.length])
  for (const [i, name] of names.entries()) {
    const array = data[name]
    const offset = offsets[i] ?? 0
    words.set([offset, array.length], 4 + i * 2)
    new Uint8Array(buffer, offset).set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  }
  words[3] = checksum(words)
  return buffer
}

/**
 * Reads what `packIndex` made; the arrays are views of the buffer, nothing is copied. Problems: `concept-index-unrecognised` (no
 * such file), `concept-index-version` (of another version: build anew), `concept-index-damaged` (cut short or altered).
 */
export function unpackIndex(buffer: ArrayBuffer): Result<IndexData> {
  const header = new Uint32Array(buffer, 0, Math.min(headerWords, Math.floor(buffer.byteLength / 4)))
  if (header[0] !== magic) return fail('concept-index-unrecognised')
  if (header[1] !== fileVersion) return fail('concept-index-version', { found: header[1], expected: fileVersion })
  const lengthBytes = (header[2] ?? 0) * 4
  if (header.length < headerWords || lengthBytes !== buffer.byteLength) {
    return fail('concept-index-damaged', { expectedBytes: lengthBytes, foundBytes: buffer.byteLength })
  }
  if (checksum(new Uint32Array(buffer)) !== header[3]) return fail('concept-index-damaged')
  const place = (name: SectionName): [ArrayBuffer, number, number] => {
    const at = 4 + names.indexOf(name) * 2
    return [buffer, header[at] ?? 0, header[at + 1] ?? 0]
  }
  const bytes = (name: SectionName) => new Uint8Array(...place(name))
  const units = (name: SectionName) => new Uint16Array(...place(name))
  const numbers = (name: SectionName) => new Uint32Array(...place(name))
  return ok({
    edition: bytes('edition'),
    codeUnits: units('codeUnits'),
    codeOffsets: numbers('codeOffsets'),
    active: bytes('active'),
    displays: numbers('displays'),
    conceptTermOffsets: numbers('conceptTermOffsets'),
    conceptTerms: numbers('conceptTerms'),
    parentOffsets: numbers('parentOffsets'),
    parents: numbers('parents'),
    childOffsets: numbers('childOffsets'),
    children: numbers('children'),
    termBytes: bytes('termBytes'),
    termOffsets: numbers('termOffsets'),
    termConcepts: numbers('termConcepts'),
    termWordOffsets: numbers('termWordOffsets'),
    termWords: numbers('termWords'),
    rankStarts: numbers('rankStarts'),
    wordUnits: units('wordUnits'),
    wordOffsets: numbers('wordOffsets'),
    postingOffsets: numbers('postingOffsets'),
    postings: numbers('postings'),
    firstOffsets: numbers('firstOffsets'),
    firstTerms: numbers('firstTerms'),
    heavyAbove: numbers('heavyAbove'),
    heavyRanges: numbers('heavyRanges'),
    heavyBits: numbers('heavyBits'),
  })
}
