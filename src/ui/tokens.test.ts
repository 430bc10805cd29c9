import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { luminance } from './label-cue.ts'
import { labelPalette } from './label-palette.ts'

const source = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** Custom properties of the rule that begins with a selector, without their prefix. */
function tokensOf(selector: string): Readonly<Record<string, string>> {
  const from = source.indexOf(`${selector} {`)
  const body = source.slice(from, source.indexOf('\n}', from))
  return Object.fromEntries([...body.matchAll(/--glossa-([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]))
}

const shared = tokensOf(':root')
const dark = tokensOf('[data-mantine-color-scheme="dark"]')
const light = tokensOf('[data-mantine-color-scheme="light"]')

/** WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** `rgb(r g b / p%)` laid over `#rrggbb`, as browsers blend: in sRGB. */
function over(layer: string, ground: string): string {
  const [r = 0, g = 0, b = 0, percent = 0] = (layer.match(/[\d.]+/g) ?? []).map(Number)
  const mixed = [r, g, b].map((value, index) => {
    const below = Number.parseInt(ground.slice(1 + 2 * index, 3 + 2 * index), 16)
    return Math.round(below + ((value - below) * percent) / 100)
  })
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

const surfaces = ['bg', 'surface', 'surface-2', 'surface-3'] as const

describe.each([
  ['dark', dark],
  ['light', light],
])('the %s theme', (_, theme) => {
  const token = (name: string) => theme[name] ?? `no ${name}`

  test.each(surfaces)('text reads at 4.5:1 on %s, plain and chosen', (surface) => {
    const grounds = [token(surface), over(token('accent-wash'), token(surface))]
    const ratios = ['text', 'text-dim'].flatMap((text) =>
      grounds.map((ground) => [text, ground, contrast(token(text), ground)] as const),
    )
    expect(ratios.filter(([, , ratio]) => !(ratio >= 4.5))).toEqual([])
  })

  test.each(['accent', 'danger', 'warn', 'ok'])('%s reads at 4.5:1 as text on every surface it stands on', (tone) => {
    const ratios = surfaces.map((surface) => [surface, contrast(token(tone), token(surface))] as const)
    expect(ratios.filter(([, ratio]) => !(ratio >= 4.5))).toEqual([])
  })

  test.each(['accent', 'accent-hover', 'danger', 'danger-hover'])('ink reads at 4.5:1 on %s', (tone) => {
    expect(contrast(token(`${tone.replace('-hover', '')}-ink`), token(tone))).toBeGreaterThanOrEqual(4.5)
  })

  test('greys have no tint', () => {
    const greys = Object.entries(theme).filter(([name]) => /^(bg|surface|border|text)/.test(name))
    expect(greys.length).toBeGreaterThanOrEqual(8)
    expect(greys.filter(([, value]) => !/^#(..)\1\1$/.test(value))).toEqual([])
  })

  test('both themes name the same things', () => {
    expect(Object.keys(theme)).toEqual(Object.keys(dark))
  })
})

test('what stands on pictures has no tint, and reads at 4.5:1', () => {
  const ground = shared['image-ground'] ?? ''
  for (const name of ['image-ground', 'on-image', 'on-image-dim']) expect(shared[name]).toMatch(/^#(..)\1\1$/)
  expect(contrast(shared['on-image'] ?? '', ground)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(shared['on-image-dim'] ?? '', ground)).toBeGreaterThanOrEqual(4.5)
})

test('colours of labels stand out from the ground of pictures at 3:1', () => {
  const ratios = labelPalette.map((color) => [color, contrast(color, shared['image-ground'] ?? '')] as const)
  expect(ratios.filter(([, ratio]) => !(ratio >= 3))).toEqual([])
})

/**
 * What readers with no working cones of one kind see: Viénot, Brettel and Mollon, "Digital video colourmaps for checking the legibility of
 * displays by dichromats" (1999), in linear sRGB.
 */
const dichromats: Readonly<Record<string, readonly (readonly number[])[]>> = {
  protanopia: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopia: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
}

/** `#rrggbb` in CIE L*a*b* (D65), as seen through a matrix in linear sRGB. */
function labOf(color: string, matrix: readonly (readonly number[])[]): readonly number[] {
  const linear = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  const times = (rows: readonly (readonly number[])[], vector: readonly number[]) =>
    rows.map((row) => row.reduce((sum, factor, index) => sum + factor * (vector[index] ?? 0), 0))
  const xyz = times(
    [
      [0.4124 / 0.9505, 0.3576 / 0.9505, 0.1805 / 0.9505],
      [0.2126, 0.7152, 0.0722],
      [0.0193 / 1.089, 0.1192 / 1.089, 0.9505 / 1.089],
    ],
    times(matrix, linear).map((value) => Math.max(0, value)),
  )
  const [x = 0, y = 0, z = 0] = xyz.map((t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116))
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

test.each(Object.keys(dichromats))('the first eight colours of labels are told apart with %s', (kind) => {
  const seen = labelPalette.slice(0, 8).map((color) => [color, labOf(color, dichromats[kind] ?? [])] as const)
  const close = seen.flatMap(([color, a], index) =>
    seen.slice(index + 1).flatMap(([other, b]) => {
      const difference = Math.hypot(...a.map((value, axis) => value - (b[axis] ?? 0)))
      return difference >= 8 ? [] : [`${color} and ${other}: ${difference.toFixed(1)}`]
    }),
  )
  expect(close).toEqual([])
})
