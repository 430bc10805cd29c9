import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { niftiFile } from '../../../tests/fixtures/deep-pictures.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { type ByteSource, blobSource } from '../../lib/byte-source.ts'
import { unwrap } from '../../lib/result.ts'
import { openImage } from '../pixels/open-image.ts'
import { valueAt } from '../pixels/value-at.ts'
import { bareNifti } from './bare-nifti.ts'
import { niftiFacts } from './nifti-facts.ts'
import { readNiftiHeader } from './nifti-header.ts'

const axial = [
  [-2, 0, 0, 90],
  [0, 3, 0, -120],
  [0, 0, 5, -70],
]
const dims = [4, 3, 2]

async function frameOf(bytes: Uint8Array<ArrayBuffer>, frame: number) {
  const { picture } = unwrap(await unwrap(await openImage(bytes)).frame(frame))
  if (picture.kind !== 'grayscale') throw new Error('not grey')
  return picture
}

describe('NIfTI', () => {
  it.each([
    ['1', false],
    ['1', true],
    ['2', false],
    ['2', true],
  ] as const)('version %s (big endian: %s): slices are frames, values are scaled', async (version, isBigEndian) => {
    const options = { dims, valueAt: (i: number) => i - 5, affine: axial, isBigEndian, slope: 0.5, intercept: 10 }
    const bytes = niftiFile({ ...options, version: version === '1' ? 1 : 2 })
    const picture = await frameOf(bytes, 1)
    expect([...picture.values]).toEqual(Array.from({ length: 12 }, (_, i) => 12 + i - 5))
    expect(valueAt(picture, 1.5, 0.5)).toMatchObject({ value: 0.5 * 8 + 10, unit: null })
    // Packed it is the same.
    expect((await frameOf(new Uint8Array(gzipSync(bytes)), 1)).values).toEqual(picture.values)
  })

  it('tells where its slices lie, in the coordinates of DICOM', () => {
    const facts = niftiFacts(unwrap(readNiftiHeader(niftiFile({ dims, valueAt: () => 0, affine: axial }))))
    expect(facts.spacing?.value).toEqual({ rowMm: 3, columnMm: 2 })
    expect(facts.imageOrientation?.value).toEqual([1, 0, 0, 0, -1, 0])
    expect(facts.imagePosition?.value).toEqual([-90, 120, -70])
    expect(facts.slicePositions?.value).toEqual([
      [-90, 120, -70],
      [-90, 120, -65],
    ])
    // The front is at the bottom as stored: mirrored top to bottom it hangs right.
    expect(facts.displayOrientation?.value).toBe(4)
  })

  it('claims no millimetres without a unit, no place without an affine', () => {
    const unitless = niftiFacts(unwrap(readNiftiHeader(niftiFile({ dims, valueAt: () => 0, affine: axial, units: 0 }))))
    expect([unitless.spacing, unitless.imagePosition, unitless.slicePositions]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(unitless.imageOrientation).toBeDefined()
    // A shape they have without one.
    expect(unitless.pixelAspect).toEqual({ value: 1.5, origin: 'header', tag: 'sform' })
    const placeless = niftiFacts(unwrap(readNiftiHeader(niftiFile({ dims, valueAt: () => 0 }))))
    expect(placeless.imageOrientation).toBeUndefined()
    expect(placeless.spacing?.value).toEqual({ rowMm: 1, columnMm: 1 })
  })

  it('is stored without the texts of its header', () => {
    const bytes = niftiFile({ dims, valueAt: (i) => i, affine: axial, description: 'DOE JANE 1961' })
    const bare = bareNifti(bytes, unwrap(readNiftiHeader(bytes)))
    expect(Buffer.from(bare).includes('DOE')).toBe(false)
    expect(niftiFacts(unwrap(readNiftiHeader(bare)))).toEqual(niftiFacts(unwrap(readNiftiHeader(bytes))))
    expect(bare.subarray(-48)).toEqual(bytes.subarray(-48))
  })

  it('of one that is not in memory no more is read than its header and the slices asked for', async () => {
    const size = [64, 64, 40]
    const bytes = niftiFile({ dims: size, valueAt: (i) => i % 3000, affine: axial })
    let readBytes = 0
    const source = blobSource(new Blob([bytes]))
    const counted: ByteSource = {
      ...source,
      read(start, end) {
        readBytes += end - start
        return source.read(start, end)
      },
    }
    const opened = unwrap(await openImage(counted))
    const { picture } = unwrap(await opened.frame(17))
    expect(picture.kind === 'grayscale' && picture.values).toEqual((await frameOf(bytes, 17)).values)
    // Head, and two slices: the one in the middle tells how they are to look.
    expect(readBytes).toBeLessThan(10_000 + 2 * 64 * 64 * 2)
  })

  it('what is cut off or packed to burst is refused', async () => {
    const bytes = niftiFile({ dims, valueAt: () => 0 })
    expect(await openImage(bytes.slice(0, -1))).toMatchObject({ error: { code: 'nifti-truncated' } })
    const large = niftiFile({ dims: [64, 64, 8], valueAt: (i) => (i * i * 7919) % 32_749 })
    const packed = new Uint8Array(gzipSync(large))
    expect(await openImage(packed.slice(0, -20))).toMatchObject({ error: { code: 'gzip-damaged' } })
    const broken = packed.slice()
    broken.fill(0xff, 2000, 2400)
    expect(await openImage(broken)).toMatchObject({ error: { code: 'gzip-damaged' } })
    const bomb = new Uint8Array(gzipSync(Buffer.concat([bytes, Buffer.alloc(40 * 1024 * 1024)])))
    expect(await openImage(bomb)).toMatchObject({ error: { code: 'gzip-bomb' } })
  })

  it('one packed in blocks, as bgzip does, is read whole, and the checksum of each block holds', async () => {
    const large = niftiFile({ dims: [64, 64, 8], valueAt: (i) => (i * i * 7919) % 32_749 })
    const whole = (await frameOf(large, 7)).values
    for (const starts of [
      [0, large.length],
      [0, 20_000],
      [0, 30_000, 60_000, large.length],
    ]) {
      const blocks = starts.map((start, index) => gzipSync(large.subarray(start, starts[index + 1])))
      const packed = new Uint8Array(Buffer.concat(blocks))
      expect((await frameOf(packed, 7)).values).toEqual(whole)
      const sumAt = (blocks[0]?.length ?? 0) - 8
      packed[sumAt] = (packed[sumAt] ?? 0) ^ 1
      expect(await openImage(packed)).toMatchObject({ error: { code: 'gzip-damaged' } })
    }
  })
})

/** As nibabel reads them: shape, axes, smallest, largest and mean value (SOURCES.md of the data set). */
const real = [
  ['anatomical.nii', 25, [33, 41], -610, 30_393, 8401.0667],
  ['standard.nii.gz', 7, [4, 5], 0, 255, 54.6429],
  ['little.nii.gz', 21, [64, 64], -8.710_75, 18.5825, 0.1354],
  ['big.nii.gz', 21, [64, 64], -8.710_75, 18.5825, 0.1354],
  ['5D_small.nii', 9, [1, 2], 0.076_919, 0.780_245, 0.4045],
] as const

describe('real volumes', () => {
  it.each(real)('%s has the values that another reader finds', async (name, frames, size, min, max, mean) => {
    const path = sharedDataPath(`nifti/${name}`)
    if (path === null) return
    const opened = unwrap(await openImage(new Uint8Array(readFileSync(path))))
    expect([opened.frames, opened.widthPx, opened.heightPx]).toEqual([frames, ...size])
    const all: number[] = []
    for (let frame = 0; frame < frames; frame++) {
      const { picture } = unwrap(await opened.frame(frame))
      if (picture.kind !== 'grayscale') throw new Error('not grey')
      for (const stored of picture.values) all.push(stored * picture.slope + picture.intercept)
    }
    expect(Math.min(...all)).toBeCloseTo(min, 3)
    expect(Math.max(...all)).toBeCloseTo(max, 3)
    expect(all.reduce((sum, value) => sum + value, 0) / all.length).toBeCloseTo(mean, 3)
  })
})
