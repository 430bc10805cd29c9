/**
 * Colours told apart by readers with any of the common colour vision deficiencies, in the order to hand them out: Okabe and Ito, "Color
 * Universal Design" (2008), without black, then three of Paul Tol's bright scheme. Each has at least 3:1 on black.
 */
export const labelPalette = [
  '#e69f00',
  '#56b4e9',
  '#009e73',
  '#f0e442',
  '#d55e00',
  '#cc79a7',
  '#0072b2',
  '#ee6677',
  '#66ccee',
  '#bbbbbb',
] as const

/** Colour of marks whose label the project does not have (any more). */
export const unknownLabelColor = '#bbbbbb'

/** The colour for the next label: the first not in use, else the one used least. */
export function nextLabelColor(used: readonly string[]): string {
  const uses = (color: string) => used.filter((other) => other.toLowerCase() === color).length
  return labelPalette.reduce((best: string, color) => (uses(color) < uses(best) ? color : best), labelPalette[0])
}
