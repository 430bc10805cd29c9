import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utf8 } from '../lib/bytes.ts'
import { chunkBytes, encodeChunks } from './text-chunks.ts'

async function* given(texts: readonly string[]) {
  yield* texts
}

async function chunksOf(texts: readonly string[]) {
  const chunks: Uint8Array[] = []
  for await (const chunk of encodeChunks(given(texts))) chunks.push(chunk)
  return chunks
}

it('gives the UTF-8 of all texts, in full chunks but the last', async () => {
  const long = fc.tuple(fc.constantFrom('é', '😀', 'x'), fc.nat(150_000)).map(([unit, count]) => unit.repeat(count))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.string(), long), { maxLength: 4 }), async (texts) => {
      const chunks = await chunksOf(texts)
      expect(Buffer.concat(chunks).equals(utf8(texts.join('')))).toBe(true)
      for (const chunk of chunks.slice(0, -1)) expect(chunk.length).toBe(chunkBytes)
      for (const chunk of chunks) expect(chunk.length).toBeGreaterThan(0)
    }),
    { numRuns: 50 },
  )
})

it('lets go of a chunk: the next one does not write into it', async () => {
  const [first, second] = await chunksOf(['a'.repeat(chunkBytes), 'b'])
  expect(new TextDecoder().decode(first)).toBe('a'.repeat(chunkBytes))
  expect(new TextDecoder().decode(second)).toBe('b')
})
