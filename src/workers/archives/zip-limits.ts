/** How much an archive may hold. */
export interface ZipLimits {
  /** Files of an archive. */
  readonly entries: number
  /** Unpacked bytes of one file. */
  readonly entryBytes: number
  /** A file of more is unpacked to where blobs are kept, not into the memory. */
  readonly memoryBytes: number
  /** Unpacked bytes of all files together. */
  readonly totalBytes: number
  /** Unpacked bytes to one packed byte, where more than `ratioFromBytes` come out: an empty film packs well and is small all the same. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

const mebibyte = 1024 * 1024

export const zipLimits: ZipLimits = {
  entries: 200_000,
  entryBytes: 8 * 1024 * mebibyte,
  memoryBytes: 64 * mebibyte,
  totalBytes: 64 * 1024 * mebibyte,
  ratio: 200,
  ratioFromBytes: 256 * mebibyte,
}
