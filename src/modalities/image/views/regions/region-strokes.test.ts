import { expect, test } from 'vitest'
import { contrast, difference, greys } from '../../../../../tests/fixtures/seen-colors.ts'
import { labelPalette, unknownLabelColor } from '../../../../ui/label-palette.ts'
import { rimColor, strokesOf, thinColor, type Weight } from './region-strokes.ts'

const colors = [...labelPalette, unknownLabelColor, '#000000', '#1a1a60', '#ffffff']
const weights: readonly Weight[] = ['plain', 'hovered', 'selected']
const looks = colors.flatMap((color) => weights.map((weight) => [color, weight] as const))

test.each(looks)('a line of %s, %s, has a stroke of 3:1 against any grey of a picture', (color, weight) => {
  const strokes = strokesOf(color, weight)
  const unseen = greys.filter((grey) => strokes.every(([, stroke]) => contrast(stroke, grey) < 3))
  expect(unseen).toEqual([])
})

test.each(looks)('strokes of %s, %s, lie within each other, each wide enough to be seen', (color, weight) => {
  const widths = strokesOf(color, weight).map(([width]) => width)
  expect(widths).toEqual([...widths].sort((a, b) => b - a))
  const rings = widths.map((width, index) => (width - (widths[index + 1] ?? 0)) / (index + 1 < widths.length ? 2 : 1))
  expect(Math.min(...rings)).toBeGreaterThanOrEqual(0.75)
  expect(strokesOf(color, weight).at(-1)?.[1]).toBe(color)
})

test.each(labelPalette)('%s is told apart from the stroke beside it, whichever that is', (color) => {
  for (const weight of weights) {
    const beside = strokesOf(color, weight).at(-2)?.[1] ?? ''
    // Twenty is far more than what is just told apart, about 2.3.
    expect(difference(color, beside), `${weight} beside ${beside}`).toBeGreaterThanOrEqual(20)
  }
})

test.each(colors)('a thin line of %s and its rim: one of them has 3:1 against any grey', (color) => {
  const unseen = greys.filter((grey) => contrast(thinColor(color), grey) < 3 && contrast(rimColor, grey) < 3)
  expect(unseen).toEqual([])
})

test('thin lines keep bright colours as they are, and all of the palette apart', () => {
  expect(thinColor('#f0e442')).toBe('#f0e442')
  const thin = labelPalette.map(thinColor)
  for (const [index, one] of thin.entries()) {
    for (const other of thin.slice(index + 1))
      expect(difference(one, other), `${one} ${other}`).toBeGreaterThanOrEqual(8)
  }
})
