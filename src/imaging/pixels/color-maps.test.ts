import { expect, test } from 'vitest'
import { sha256Hex } from '../../lib/bytes.ts'
import { colorMaps, colorsOf } from './color-maps.ts'
import { buildLut } from './lut.ts'
import { grayscaleImage } from './picture.ts'

/** SHA-256 of the 256 colours, red, green and blue bytes in turn, of the palette files that come with the standard (PS3.6 annex B). */
const published: Readonly<Record<string, string>> = {
  'hot-iron': '8bba464199e149c18cf501e8174289abf693e5af4a7db4c1602ad48dd4338dda',
  pet: 'bc03f513531e405c3535f0e0d42ab86fb4d7df84fc02f2cd96e75c364b460145',
  'hot-metal-blue': 'a421277b84abae409188b25c2fba742ad459dc30356a4aebd37ceb33a94718f9',
  'pet-20-step': '6f4f77ec9646ab6c536f1abe9e755ab548dfd0a4e71c4bfe130be2bd355c54ac',
}

function rgbOf(colors: Uint32Array): Uint8Array<ArrayBuffer> {
  const rgba = new Uint8Array(colors.buffer)
  return rgba.filter((_, index) => index % 4 !== 3)
}

test.each(Object.entries(published))('%s has the colours of the standard', async (id, sha256) => {
  const colors = colorsOf(id, false)
  expect(await sha256Hex(rgbOf(colors ?? new Uint32Array(0)))).toBe(sha256)
})

test('viridis gets lighter all along', () => {
  const rgb = rgbOf(colorsOf('viridis', false) ?? new Uint32Array(0))
  // In eight bits a single step can round down.
  const light = Array.from({ length: 64 }, (_, i) => {
    const [red = 0, green = 0, blue = 0] = rgb.subarray(12 * i, 12 * i + 3)
    return 0.2126 * (red / 255) ** 2.2 + 0.7152 * (green / 255) ** 2.2 + 0.0722 * (blue / 255) ** 2.2
  })
  expect(light.every((each, i) => i === 0 || each > (light[i - 1] ?? 0))).toBe(true)
})

test('every map is opaque, and the other way round when inverted', () => {
  for (const { id, colors } of colorMaps) {
    expect(colors).toHaveLength(256)
    expect(colors.every((color) => color >>> 24 === 255)).toBe(true)
    expect(colorsOf(id, true)).toEqual(colors.slice().reverse())
  }
  expect(colorsOf(null, true)).toBeUndefined()
  expect(colorsOf('a map of the future', false)).toBeUndefined()
})

test('a table takes the colour of the grey that a value would have, and leaves padding black', () => {
  const values = Int16Array.from({ length: 256 }, (_, i) => i - 1)
  const image = grayscaleImage({ widthPx: 16, heightPx: 16, values, padding: [-1, -1], voiFunction: 'LINEAR_EXACT' })
  const colors = colorsOf('hot-iron', false)
  const window = { centre: 127, width: 254 }
  const plain = buildLut(image, window)
  const colored = buildLut(image, window, { colors })
  expect([...colored.table].slice(1)).toEqual([...plain.table].slice(1).map((grey) => colors?.[grey & 255]))
  expect(colored.table[0]).toBe(0xff000000)
  // Used again for grey, nothing of the colours is left.
  expect(buildLut(image, window, { reuse: colored }).table).toEqual(plain.table)
})
