import type { Bytes } from '../../lib/bytes.ts'

/** How many bytes of a file's beginning decide. */
export const headBytes = 4096

const signatures: readonly (readonly [offset: number, magic: string])[] = [
  [128, 'DICM'],
  [0, '\x89PNG'],
  [0, '\xff\xd8\xff'],
  [0, 'GIF8'],
  [0, 'RIFF'],
  [0, 'II*\0'],
  [0, 'MM\0*'],
  [0, 'PK\x03\x04'],
  [0, '\x1f\x8b'],
  [0, 'BZh'],
  [0, '7z\xbc\xaf'],
  [0, '%PDF-'],
  [0, '%!PS'],
  [0, '{\\rtf'],
  [0, '\xd0\xcf\x11\xe0'],
]

/** Whether the beginning of a file is that of a picture, an archive or a document format: never a plain note, whatever its name. */
export function hasOtherSignature(head: Bytes): boolean {
  return signatures.some(([offset, magic]) =>
    [...magic].every((char, index) => head[offset + index] === char.charCodeAt(0)),
  )
}

/**
 * Whether decoded text looks like writing: no NUL, and at most one character in fifty is a control character other than tabulators,
 * line and page breaks, ESC and the end-of-file mark of DOS.
 */
export function looksLikeWriting(text: string): boolean {
  let controls = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0) return false
    if (code < 0x20 ? !harmlessControls.has(code) : code >= 0x7f && code < 0xa0) controls++
  }
  return controls * 50 <= text.length
}

const harmlessControls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b])

/** Whether a text is written for programs: XML, HTML, JSON. */
export function isMarkup(text: string): boolean {
  const start = text.slice(0, 200).trimStart()
  if (/^<(\?xml|!doctype|html|svg)/i.test(start)) return true
  if (!/^[[{]/.test(start)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What a file's extension promises: a note, data for programs, a picture or other binary format, or nothing known. */
export type Promised = 'note' | 'data' | 'binary' | 'nothing'

/** Extensions offered in the file picker. */
export const noteExtensions = ['.txt', '.text', '.md'] as const
const dataExtensions =
  '.json .jsonl .ndjson .csv .tsv .xml .html .htm .svg .ann .conll .yaml .yml .rtf .xmi .obo .owl .css .js .ts .py'
const binaryExtensions =
  '.png .jpg .jpeg .webp .gif .tif .tiff .bmp .dcm .dicom .nii .gz .zip .pdf .doc .docx .xls .xlsx .edf .dat .mp4 .wav'

export function promisedBy(fileName: string): Promised {
  const extension = /\.[^./\\]+$/.exec(fileName.toLowerCase())?.[0]
  const isIn = (list: readonly string[]) => extension !== undefined && list.includes(extension)
  if (isIn(noteExtensions)) return 'note'
  if (isIn(dataExtensions.split(' '))) return 'data'
  return isIn(binaryExtensions.split(' ')) ? 'binary' : 'nothing'
}
