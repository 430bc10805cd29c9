import { describe, expect, test } from 'vitest'
import { channels, contrast, hexOf, over, tokensOf } from '../../../../tests/fixtures/seen-colors.ts'
import type { Label } from '../../../domain/records/label.ts'
import { labelPalette } from '../../../ui/label-palette.ts'
import { labelColors } from './label-style.ts'

/** `#rrggbb` in Oklab (Ottosson 2020), and back. */
function oklabOf(color: string): readonly number[] {
  const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function hexOfOklab([L = 0, a = 0, b = 0]: readonly number[]): string {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  return hexOf(
    linear.map((value) => {
      const part = Math.min(1, Math.max(0, value))
      return 255 * (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)
    }),
  )
}

/** `color-mix(in oklab, #rrggbb 60%, var(--glossa-text))` as browsers work it out. */
function mixed(rule: string, text: string): string {
  const [, color = '', percent = ''] = /^color-mix\(in oklab, (#\w{6}) (\d+)%, var\(--glossa-text\)\)$/.exec(rule) ?? []
  const part = Number(percent) / 100
  const [from, to] = [oklabOf(color), oklabOf(text)]
  return hexOfOklab(from.map((value, axis) => part * value + (1 - part) * (to[axis] ?? 0)))
}

const labels = labelPalette.map(
  (color): Label => ({
    id: color,
    name: color,
    color,
    hotkey: null,
    targets: [],
    coding: null,
    paired: false,
    conceptConstraint: null,
    attributes: [],
  }),
)
const rules = labelColors(labels)
const rule = (name: string) => rules[name] ?? `no ${name}`

describe.each([
  ['dark', tokensOf('[data-mantine-color-scheme="dark"]')],
  ['light', tokensOf('[data-mantine-color-scheme="light"]')],
])('a note in the %s theme', (_, theme) => {
  const { surface = '', text = '' } = theme

  test.each(labelPalette)('the line under a span of %s is seen at 3:1 below the text and beside its tint', (color) => {
    const index = labelPalette.indexOf(color)
    const line = mixed(rule(`--line-${index}`), text)
    expect(contrast(line, surface), 'on the page').toBeGreaterThanOrEqual(3)
    const beside = over(rule(`--tint-${index}-1`), surface)
    expect(contrast(line, beside), 'beside the tint').toBeGreaterThanOrEqual(3)
  })

  test.each(labelPalette)('text is read at 4.5:1 on every tint of %s', (color) => {
    const index = labelPalette.indexOf(color)
    const tints = [1, 2, 3, 4].map((depth) => rule(`--tint-${index}-${depth}`))
    const ratios = [...tints, rule(`--strong-${index}`)].map((tint) => [tint, contrast(text, over(tint, surface))])
    expect(ratios.filter(([, ratio]) => !(Number(ratio) >= 4.5))).toEqual([])
  })
})
