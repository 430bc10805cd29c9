import type { ByteSource } from './byte-source.ts'
import { fail, ok, type Result } from './result.ts'

/** Asks for bytes [start, end) of a file, none beyond its end, and goes on with them: one way through a file for bytes in memory and others. */
export type ByteWalk<T> = Generator<readonly [start: number, end: number], Result<T>, Uint8Array>

/** Goes through bytes in memory. */
export function walkBytes<T>(bytes: Uint8Array, walk: ByteWalk<T>): Result<T> {
  let step = walk.next()
  while (step.done !== true) step = walk.next(bytes.subarray(...step.value))
  return step.value
}

/** So much is read at once of a file that is gone through from its beginning to its end. */
export const sweepBytes = 4 * 1024 * 1024

/** Goes through a file that is not in memory. Fails as reading does; with `file-changed` where the file has become shorter. */
export async function walkSource<T>(source: ByteSource, walk: ByteWalk<T>): Promise<Result<T>> {
  let step = walk.next()
  while (step.done !== true) {
    const [start, end] = step.value
    const read = await source.read(start, end)
    if (!read.ok) return read
    if (read.value.length < end - start) return fail('file-changed')
    step = walk.next(read.value)
  }
  return step.value
}

/** Reads so many bytes at once and keeps them, for who goes through a file in small steps. */
export function readingAhead(source: ByteSource, windowBytes: number): ByteSource {
  let kept: { readonly start: number; readonly bytes: Uint8Array<ArrayBuffer> } | null = null
  return {
    ...source,
    async read(start, end) {
      const until = Math.min(end, source.sizeBytes)
      const isKept = kept !== null && start >= kept.start && until <= kept.start + kept.bytes.length
      if (!isKept) {
        const read = await source.read(start, Math.max(until, Math.min(start + windowBytes, source.sizeBytes)))
        if (!read.ok) return read
        kept = { start, bytes: read.value }
      }
      const from = start - (kept?.start ?? start)
      return ok(kept?.bytes.subarray(from, from + until - start) ?? new Uint8Array())
    },
  }
}
