import { describe, expect, test } from 'vitest'
import { inkOn, luminance, monogram } from './label-cue.ts'
import { labelPalette, nextLabelColor } from './label-palette.ts'

describe('monogram', () => {
  test.each([
    ['Nodule', 'NO'],
    ['Pleural effusion', 'PE'],
    ['Widened mediastinum, superior', 'WM'],
    ['Ödem', 'ÖD'],
    ['肺炎', '肺炎'],
    ['𝒳', '𝒳'],
    ['--', '--'],
  ])('%s is %s', (name, letters) => expect(monogram(name)).toBe(letters))
})

const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

describe('label colours', () => {
  test.each(labelPalette)('%s is seen on black and its monogram is readable', (color) => {
    expect(contrast(color, '#000000')).toBeGreaterThanOrEqual(3)
    expect(contrast(color, inkOn(color))).toBeGreaterThanOrEqual(4.5)
  })

  test('are handed out evenly', () => {
    expect(nextLabelColor([])).toBe(labelPalette[0])
    expect(nextLabelColor([labelPalette[0].toUpperCase()])).toBe(labelPalette[1])
    expect(nextLabelColor([...labelPalette])).toBe(labelPalette[0])
  })
})
