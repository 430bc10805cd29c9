import { hasDicomPrefix } from '../dicom/parse.ts'
import { isNifti, isNiftiPair } from '../nifti/nifti-header.ts'

/** What a file is by its first bytes; `unknown` for all else, text among it. */
export type FileKind =
  | 'dicom'
  | 'png'
  | 'jpeg'
  | 'webp'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'jpeg-2000'
  | 'heif'
  | 'avif'
  | 'nifti'
  | 'pdf'
  | 'zip'
  | 'gzip'
  | 'unknown'

/** How many bytes from the start `sniffFile` needs to see. */
export const sniffBytes = 512

const signatures: readonly (readonly [kind: FileKind, offset: number, bytes: readonly number[]])[] = [
  ['png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', 0, [0xff, 0xd8, 0xff]],
  ['gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['tiff', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ['tiff', 0, [0x49, 0x49, 0x2b, 0x00]],
  ['tiff', 0, [0x4d, 0x4d, 0x00, 0x2b]],
  ['jpeg-2000', 0, [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20]],
  ['jpeg-2000', 0, [0xff, 0x4f, 0xff, 0x51]],
  ['pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['gzip', 0, [0x1f, 0x8b]],
]

/** Tells what a file is from its content, whatever its name. @param head at least the first `sniffBytes` bytes, or all there are */
export function sniffFile(head: Uint8Array): FileKind {
  // A DICOM preamble may be another format's header on purpose (PS3.10 §7.1), a TIFF's for one.
  if (hasDicomPrefix(head)) return 'dicom'
  for (const [kind, offset, bytes] of signatures) if (holds(head, offset, bytes)) return kind
  if (isNifti(head) || isNiftiPair(head)) return 'nifti'
  if (holds(head, 0, [0x52, 0x49, 0x46, 0x46]) && holds(head, 8, [0x57, 0x45, 0x42, 0x50])) return 'webp'
  if (holds(head, 4, [0x66, 0x74, 0x79, 0x70])) {
    const brand = ascii(head, 8, 12)
    // Some writers name the general brand first and AVIF among the compatible ones.
    const brands = ascii(head, 8, Math.min(64, (head[2] ?? 0) * 256 + (head[3] ?? 0)))
    if (/^(avif|avis)$/.test(brand) || (/^(mif1|msf1|miaf)$/.test(brand) && /avi[fs]/.test(brands))) return 'avif'
    if (/^(heic|heix|hevc|mif1)$/.test(brand)) return 'heif'
  }
  // Two letters begin many a text too: the reserved bytes of the header and a plausible header size make it a bitmap.
  if (holds(head, 0, [0x42, 0x4d]) && holds(head, 6, [0, 0, 0, 0]) && (head[14] ?? 0) >= 12) return 'bmp'
  return beginsAsDataSet(head) ? 'dicom' : 'unknown'
}

function holds(head: Uint8Array, offset: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[offset + index] === byte)
}

function ascii(head: Uint8Array, from: number, end: number): string {
  return String.fromCharCode(...head.subarray(from, end))
}

/** Old archives hold DICOM without preamble: the first element is then of group 0002 or 0008, with a value that is not long. */
function beginsAsDataSet(head: Uint8Array): boolean {
  if ((head[0] !== 0x02 && head[0] !== 0x08) || head[1] !== 0 || head.length < 16) return false
  const element = (head[2] ?? 0) | ((head[3] ?? 0) << 8)
  if (element > 0x0023) return false
  const isExplicit = /^(UL|CS|UI|OB|DA|TM|LO)$/.test(ascii(head, 4, 6))
  return isExplicit || ((head[5] ?? 1) === 0 && (head[6] ?? 1) === 0 && (head[7] ?? 1) === 0)
}
