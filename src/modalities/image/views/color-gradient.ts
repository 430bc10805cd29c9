/**
 * The colours of a map as a CSS background, from the lowest value on.
 * @param colors RGBA bytes in memory order, read as little-endian numbers
 */
export function gradientOf(colors: Uint32Array, towards: 'top' | 'right'): string {
  // A stop at both ends of each entry keeps the steps of a map that has them.
  const stops = [...colors].map((color, entry) => {
    const css = `rgb(${color & 255} ${(color >> 8) & 255} ${(color >> 16) & 255})`
    return `${css} ${(entry / colors.length) * 100}% ${((entry + 1) / colors.length) * 100}%`
  })
  return `linear-gradient(to ${towards}, ${stops.join(', ')})`
}
