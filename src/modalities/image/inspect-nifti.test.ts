import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { niftiFile } from '../../../tests/fixtures/deep-pictures.ts'
import { memoryFile } from '../../../tests/fixtures/drafts.ts'
import { unwrap } from '../../lib/result.ts'
import { inspectNifti, inspectNiftiBlob } from './inspect-nifti.ts'

const affine = [
  [-2, 0, 0, 90],
  [0, 3, 0, -120],
  [0, 0, 5, -70],
]

test('one that is not in memory is stored, and refused, as one that is', async () => {
  const bytes = niftiFile({ dims: [64, 64, 4], valueAt: (i) => (i * i * 7919) % 32_749, affine })
  const packed = new Uint8Array(gzipSync(bytes))
  const options = { keepSources: false }
  const both = async (content: typeof bytes) => {
    const file = memoryFile('a.nii.gz', [content])
    return [inspectNifti(file, content, options), await inspectNiftiBlob(file, new Blob([content]), options)]
  }
  for (const content of [bytes, packed]) {
    const stored = (await both(content)).map((found) => unwrap(found).draft)
    const [near, far] = await Promise.all(
      stored.map(async ({ parts }) => new Uint8Array(await new Blob([parts[0]?.bytes ?? '']).arrayBuffer())),
    )
    expect(Buffer.from(far ?? []).equals(near ?? new Uint8Array())).toBe(true)
    expect(stored[1]?.facts).toEqual(stored[0]?.facts)
  }
  const broken = packed.slice()
  broken.fill(0xff, 2000, 2400)
  const bomb = new Uint8Array(gzipSync(Buffer.concat([bytes, Buffer.alloc(17 * 1024 * 1024)])))
  for (const content of [bytes.slice(0, -1), packed.slice(0, -20), broken, bomb, packed.slice(0, 300)]) {
    const [near, far] = await both(content)
    expect(near?.ok).toBe(false)
    expect(far).toEqual(near)
  }
})
