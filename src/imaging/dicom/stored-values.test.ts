import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { grayscaleElements } from '../../../tests/fixtures/grayscale-elements.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { type Bytes, concatBytes, sha256Hex } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { parseDicom } from './parse.ts'
import { type StoredValues, storedValues } from './stored-values.ts'
import { dicomElement, writeDicom } from './write.ts'

const factsSchema = z.record(
  z.string(),
  z.looseObject({
    ts: z.string().nullish(),
    consensus: z.looseObject({ sha256: z.string(), min: z.number(), max: z.number(), mean: z.number() }).nullish(),
  }),
)

/** Damaged on purpose: a decoder that fills in what is missing shows a picture nobody took. */
const refused: Readonly<Record<string, string>> = {
  'dicom/MR_truncated.dcm': 'dicom-pixel-data-truncated',
  'dicom/badVR.dcm': 'dicom-frames-implausible',
}

const factsPath = sharedDataPath('facts.json')
const facts = factsPath === null ? {} : factsSchema.parse(JSON.parse(readFileSync(factsPath, 'utf8')))
const pictures = Object.entries(facts).filter(([path]) => !path.startsWith('waveform'))
const decodable = pictures.filter(([, { consensus }]) => consensus != null)
/** Transfer syntaxes whose decoders may differ by one (SOURCES.md): all but these are compared bit by bit. */
const lossy = /\.4\.(50|51|53|81|91)$/

/** All frames one after the other. */
async function allFrames(bytes: Bytes): Promise<StoredValues[]> {
  const file = unwrap(parseDicom(bytes))
  const frames: StoredValues[] = []
  for (let frame = 0; frame < file.image.frames; frame++) frames.push(unwrap(await storedValues(file, frame)))
  return frames
}

/** Hash of all frames, as little-endian bytes. */
function hashOf(frames: readonly StoredValues[]): Promise<string> {
  return sha256Hex(concatBytes(frames.map((values) => new Uint8Array(values.buffer))))
}

function statisticsOf(frames: readonly StoredValues[]) {
  const found = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY, mean: 0 }
  let count = 0
  for (const values of frames) {
    count += values.length
    for (const value of values) {
      found.min = Math.min(found.min, value)
      found.max = Math.max(found.max, value)
      found.mean += value
    }
  }
  return { ...found, mean: found.mean / count }
}

describe('stored values of real files', () => {
  for (const [path, { ts, consensus }] of decodable) {
    const absolute = sharedDataPath(path)
    it.skipIf(absolute === null)(path, async () => {
      const bytes = new Uint8Array(readFileSync(absolute ?? ''))
      const code = refused[path]
      if (code !== undefined) {
        expect(parseDicom(bytes)).toMatchObject({ ok: false, error: { code } })
        return
      }
      const frames = await allFrames(bytes)
      if (!lossy.test(ts ?? '')) expect(await hashOf(frames)).toBe(consensus?.sha256)
      const { min, max, mean } = statisticsOf(frames)
      expect(Math.abs(min - (consensus?.min ?? Number.NaN))).toBeLessThanOrEqual(1)
      expect(Math.abs(max - (consensus?.max ?? Number.NaN))).toBeLessThanOrEqual(1)
      expect(Math.abs(mean - (consensus?.mean ?? Number.NaN))).toBeLessThanOrEqual(0.05)
    })
  }

  for (const [path] of pictures.filter(([, { consensus }]) => consensus == null)) {
    const absolute = sharedDataPath(path)
    it.skipIf(absolute === null)(`${path} has no picture of whole numbers`, () => {
      const file = parseDicom(new Uint8Array(readFileSync(absolute ?? '')))
      if (file.ok) expect(file.value.image.sampleType).toBe('float32')
      else expect(file.error.code).toMatch(/^dicom-/)
    })
  }
})

describe('bits outside the stored ones', () => {
  it('are no part of the value, and the sign is that of the highest stored bit', async () => {
    const layout = fc.record({
      bitsStored: fc.integer({ min: 1, max: 16 }),
      above: fc.nat(15),
      isSigned: fc.boolean(),
      words: fc.uint16Array({ minLength: 4, maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(layout, async ({ bitsStored, above, isSigned, words }) => {
        const highBit = Math.min(15, bitsStored - 1 + above)
        const elements = grayscaleElements({ widthPx: 2, heightPx: 2, values: words }).filter(
          ({ tag }) => !/^x00280(101|102|103)$/.test(tag),
        )
        const bits = [
          dicomElement('BitsStored', [bitsStored]),
          dicomElement('HighBit', [highBit]),
          dicomElement('PixelRepresentation', [isSigned ? 1 : 0]),
        ]
        const file = unwrap(parseDicom(writeDicom([...elements, ...bits])))
        const expected = Array.from(words, (word) => {
          const field = Math.floor(word / 2 ** (highBit + 1 - bitsStored)) % 2 ** bitsStored
          return isSigned && field >= 2 ** (bitsStored - 1) ? field - 2 ** bitsStored : field
        })
        expect(Array.from(unwrap(await storedValues(file, 0)))).toEqual(expected)
      }),
    )
  })
})
