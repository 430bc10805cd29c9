import type { Bytes } from '../lib/bytes.ts'

/** How much of a text is looked at. */
export const manifestHeadBytes = 4096

/**
 * Whether a file is a table that may say something of the other files: `.csv` and `.tsv` by their name, `.txt` where each of its first
 * lines has as many tabulators as the first, and some.
 * @param head its first `manifestHeadBytes` bytes
 */
export function isManifestFile(file: { readonly name: string }, head: Bytes): boolean {
  if (/\.(csv|tsv)$/i.test(file.name)) return true
  if (!/\.txt$/i.test(file.name)) return false
  const lines = new TextDecoder().decode(head).split(/\r?\n/)
  // The last one may be cut off, or empty behind the last line break.
  const counts = (lines.length > 1 ? lines.slice(0, -1) : lines).map((line) => line.split('\t').length - 1)
  const [first = 0] = counts
  return first > 0 && counts.length > 1 && counts.every((count) => count === first)
}
