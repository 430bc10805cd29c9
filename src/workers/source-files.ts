import type { SourceFile } from '../contracts/source-file.ts'
import type { Bytes } from '../lib/bytes.ts'
import type { PickedFile } from './picked-file.ts'

/** A picked or dropped file. */
export function sourceFileOf({ file, path }: PickedFile): SourceFile {
  return {
    name: file.name,
    path,
    sizeBytes: file.size,
    blob: file,
    bytes: async (start = 0, end = file.size) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  }
}

/** A file in memory. @param path by default its name */
export function sourceFileFromBytes(name: string, bytes: Bytes, path = name): SourceFile {
  return {
    name,
    path,
    sizeBytes: bytes.length,
    bytes: (start = 0, end = bytes.length) => Promise.resolve(bytes.slice(start, end)),
  }
}

/** Something with bytes and a path: a member of an archive, or a picked file under its path. */
export function sourceFileFromBlob(path: string, content: Blob): SourceFile {
  return {
    name: /[^/]*$/.exec(path)?.[0] ?? path,
    path,
    sizeBytes: content.size,
    blob: content,
    bytes: async (start = 0, end = content.size) => new Uint8Array(await content.slice(start, end).arrayBuffer()),
  }
}
