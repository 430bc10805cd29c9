import type { SourceFile } from '../contracts/source-file.ts'
import type { Bytes } from '../lib/bytes.ts'

/** A picked or dropped file. */
export function sourceFileOf(file: File): SourceFile {
  return {
    name: file.name,
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    sizeBytes: file.size,
    bytes: async (start = 0, end = file.size) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  }
}

/** A file made in memory. */
export function sourceFileFromBytes(name: string, bytes: Bytes): SourceFile {
  return {
    name,
    path: name,
    sizeBytes: bytes.length,
    bytes: (start = 0, end = bytes.length) => Promise.resolve(bytes.slice(start, end)),
  }
}
