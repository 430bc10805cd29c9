import { luminance } from '../../../../ui/label-cue.ts'
import { cssColor } from './canvas-2d.ts'

/** How much a region stands out. */
export type Weight = 'plain' | 'hovered' | 'selected'

/** A line along a border: CSS pixels across, and a CSS colour. */
export type Stroke = readonly [widthPx: number, color: string]

/** Outermost, around every line: what is seen on bright parts of a picture. */
export const rimColor = '#000000'
/** Around what is in hand. */
export const brightColor = '#ffffff'
/** Between the rim and a colour that is itself too dim to be seen on the darker half of a picture. */
const edgeColor = '#d4d4d4'

/**
 * From this luminance on a line beside a black rim is seen on any grey: wherever the rim has less than 3:1 (WCAG 2.2, 1.4.11) against
 * the picture, the line has more.
 */
const brightFrom = 0.4

const widths: Readonly<Record<Exclude<Weight, 'selected'>, { readonly rim: number; readonly line: number }>> = {
  plain: { rim: 4.25, line: 1.75 },
  hovered: { rim: 6, line: 3 },
}
/** How much wider a line with edges is: three quarters of a pixel on each side. */
const edgesPx = 1.5

const knownStrokes = new Map<string, readonly Stroke[]>()

/** Strokes of a line of a label's colour, from the widest to the narrowest: dark, then light, then the colour unless it is the light itself. */
export function strokesOf(color: string, weight: Weight): readonly Stroke[] {
  const key = `${weight} ${color}`
  const known = knownStrokes.get(key) ?? madeStrokes(color, weight)
  knownStrokes.set(key, known)
  return known
}

function madeStrokes(color: string, weight: Weight): readonly Stroke[] {
  if (weight === 'selected') {
    return [
      [7, rimColor],
      [5, brightColor],
      [2, color],
    ]
  }
  const { rim, line } = widths[weight]
  if (isBright(color)) {
    return [
      [rim, rimColor],
      [line, color],
    ]
  }
  return [
    [line + 2 * edgesPx, rimColor],
    [line + edgesPx, edgeColor],
    [line, color],
  ]
}

const isBright = (color: string) => luminance(hexOf(cssColor(color))) >= brightFrom

const thinColors = new Map<string, string>()

/** The colour of a line too thin for edges, beside a dark rim: a dim colour mixed with as much white as it needs to be seen on any grey. */
export function thinColor(color: string): string {
  const known = thinColors.get(color)
  if (known !== undefined) return known
  const parts = cssColor(color)
  let mixed = hexOf(parts)
  for (let part = 0; part <= 100 && luminance(mixed) < brightFrom; part += 2) {
    mixed = hexOf(parts.map((value) => Math.round(value + ((255 - value) * part) / 100)))
  }
  thinColors.set(color, mixed)
  return mixed
}

function hexOf(parts: readonly number[]): string {
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
