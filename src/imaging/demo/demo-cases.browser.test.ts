import { expect, it } from 'vitest'
import { makeDemoCase } from '../../../tests/fixtures/demo-case.ts'
import { madeHashes } from '../../../tests/fixtures/made-hashes.ts'
import { sha256Hex } from '../../lib/bytes.ts'
import { unwrap } from '../../lib/result.ts'
import { openImage } from '../pixels/open-image.ts'
import { casePlans } from './case-plans.ts'
import { demoCaseCount } from './demo-cases.ts'
import { eightBits } from './files/eight-bits.ts'
import { jpegFilm } from './files/jpeg-film.ts'
import { pngFilm } from './files/png-film.ts'
import type { Film } from './film.ts'

it('the browser makes the same films', { timeout: 120_000 }, async () => {
  const hashes: string[] = []
  for (let index = 0; index < demoCaseCount; index++) hashes.push(await sha256Hex(makeDemoCase(index).film.bytes))
  expect(hashes).toEqual(madeHashes)
})

/** A ramp with an edge in it, whose sides are no multiples of eight. */
const ramp: Film = {
  widthPx: 61,
  heightPx: 43,
  mmPerPx: 0.29,
  values: Uint16Array.from(
    { length: 61 * 43 },
    (_, i) => 200 + (i % 61) * 40 + ((i / 61) | 0) * 20 + (i % 61 > 40 ? 500 : 0),
  ),
  truth: { findings: [], heart: { x: 0, y: 0, width: 0, height: 0 }, cardiothoracicRatio: 0, carina: { x: 0, y: 0 } },
}

it.each([
  ['PNG', pngFilm, 0],
  ['JPEG', jpegFilm, 6],
] as const)('a %s is decoded to the film as it was shown', async (_, encode, mostOff) => {
  const { picture } = unwrap(await unwrap(await openImage(encode(ramp))).frame(0))
  expect(picture).toMatchObject({ kind: 'grayscale', widthPx: 61, heightPx: 43 })
  if (picture.kind !== 'grayscale') return
  const wanted = eightBits(ramp)
  const off = wanted.map((value, i) => Math.abs(value - (picture.values[i] ?? 0)))
  expect(Math.max(...off)).toBeLessThanOrEqual(mostOff)
})

it('one of the films comes as a PNG and one as a JPEG', () => {
  expect(casePlans.map(({ file }) => file).filter((file) => file !== undefined)).toEqual(['png', 'jpeg'])
})
