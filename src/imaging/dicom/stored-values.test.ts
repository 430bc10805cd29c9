import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { sha256Hex } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { parseDicom } from './parse.ts'
import { storedValues } from './stored-values.ts'
import { grayscaleElements } from './test-elements.ts'
import { explicitLittleEndian, implicitLittleEndian } from './transfer-syntaxes.ts'
import { dicomElement, writeDicom } from './write.ts'

const factsSchema = z.record(
  z.string(),
  z.looseObject({
    ts: z.string(),
    consensus: z.looseObject({ sha256: z.string() }).nullish(),
  }),
)

/** Damaged on purpose: a decoder that fills in what is missing shows a picture nobody took. */
const refused: Readonly<Record<string, string>> = {
  'dicom/MR_truncated.dcm': 'dicom-pixel-data-truncated',
  'dicom/badVR.dcm': 'dicom-frames-implausible',
}

const factsPath = sharedDataPath('facts.json')
const facts = factsPath === null ? {} : factsSchema.parse(JSON.parse(readFileSync(factsPath, 'utf8')))
const uncompressed = Object.entries(facts).filter(
  ([, { ts }]) => ts === implicitLittleEndian || ts === explicitLittleEndian,
)
const decodable = uncompressed.filter(([, { consensus }]) => consensus != null)

/** Hash of all frames one after the other, as little-endian bytes. */
async function hashOfFrames(bytes: Bytes): Promise<string> {
  const file = unwrap(parseDicom(bytes))
  const frames: Bytes[] = []
  for (let frame = 0; frame < file.image.frames; frame++) {
    const values = storedValues(file, frame)
    frames.push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  }
  const all = new Uint8Array(frames.reduce((sum, frame) => sum + frame.length, 0))
  let end = 0
  for (const frame of frames) {
    all.set(frame, end)
    end += frame.length
  }
  return sha256Hex(all)
}

describe('stored values of real files', () => {
  for (const [path, { consensus }] of decodable) {
    const absolute = sharedDataPath(path)
    it.skipIf(absolute === null)(path, async () => {
      const bytes = new Uint8Array(readFileSync(absolute ?? ''))
      const code = refused[path]
      if (code === undefined) expect(await hashOfFrames(bytes)).toBe(consensus?.sha256)
      else expect(parseDicom(bytes)).toMatchObject({ ok: false, error: { code } })
    })
  }

  for (const [path] of uncompressed.filter(([, { consensus }]) => consensus == null)) {
    const absolute = sharedDataPath(path)
    it.skipIf(absolute === null)(`${path} has no picture of whole numbers`, () => {
      const file = parseDicom(new Uint8Array(readFileSync(absolute ?? '')))
      if (file.ok) expect(file.value.image.sampleType).toBe('float32')
      else expect(file.error.code).toMatch(/^dicom-/)
    })
  }
})

describe('bits outside the stored ones', () => {
  it('are no part of the value, and the sign is that of the highest stored bit', () => {
    const layout = fc.record({
      bitsStored: fc.integer({ min: 1, max: 16 }),
      above: fc.nat(15),
      isSigned: fc.boolean(),
      words: fc.uint16Array({ minLength: 4, maxLength: 4 }),
    })
    fc.assert(
      fc.property(layout, ({ bitsStored, above, isSigned, words }) => {
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
        expect(Array.from(storedValues(file, 0))).toEqual(expected)
      }),
    )
  })
})
