import { describe, expect, test } from 'vitest'
import { contrast, dichromats, greys, labOf, over, tokensOf } from '../../tests/fixtures/seen-colors.ts'
import { labelPalette } from './label-palette.ts'

const shared = tokensOf(':root')
const dark = tokensOf('[data-mantine-color-scheme="dark"]')
const light = tokensOf('[data-mantine-color-scheme="light"]')

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

  test.each(surfaces)('the edge of a field or a chip is seen at 3:1 on %s', (surface) => {
    expect(contrast(token('edge'), token(surface))).toBeGreaterThanOrEqual(3)
  })

  test('greys have no tint', () => {
    const greys = Object.entries(theme).filter(([name]) => /^(bg|surface|border|edge|text)/.test(name))
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

test.each([
  ['where the slice of another pane cuts a picture', 'reference-line', 'line-rim'],
  ['between the pieces of a finding', 'line-edge', 'image-ground'],
])('the line %s, or what is beside it, is seen at 3:1 on any grey', (_, line, rim) => {
  const token = (name: string) => shared[name] ?? `no ${name}`
  const beside = (grey: string) => (token(rim).startsWith('#') ? token(rim) : over(token(rim), grey))
  const unseen = greys.filter((grey) => contrast(token(line), grey) < 3 && contrast(beside(grey), grey) < 3)
  expect(unseen).toEqual([])
})

test('colours of labels stand out from the ground of pictures at 3:1', () => {
  const ratios = labelPalette.map((color) => [color, contrast(color, shared['image-ground'] ?? '')] as const)
  expect(ratios.filter(([, ratio]) => !(ratio >= 3))).toEqual([])
})

test.each(Object.keys(dichromats))('the first eight colours of labels are told apart with %s', (kind) => {
  const seen = labelPalette.slice(0, 8).map((color) => [color, labOf(color, dichromats[kind])] as const)
  const close = seen.flatMap(([color, a], index) =>
    seen.slice(index + 1).flatMap(([other, b]) => {
      const difference = Math.hypot(...a.map((value, axis) => value - (b[axis] ?? 0)))
      return difference >= 8 ? [] : [`${color} and ${other}: ${difference.toFixed(1)}`]
    }),
  )
  expect(close).toEqual([])
})
