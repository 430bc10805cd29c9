/** Shares of one whole, in proportion to the weights. */
export function sharesOf(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

/**
 * Moves the boundary between pane `index` and the next by `delta`, both as shares of the whole (0 to 1). Neither becomes smaller than
 * `least`, nor smaller than it was where it was smaller already; the other panes keep their size, and the sum stays one.
 */
export function moveBoundary(
  shares: readonly number[],
  index: number,
  delta: number,
  least: number,
): readonly number[] {
  const before = shares[index]
  const after = shares[index + 1]
  if (before === undefined || after === undefined) return shares
  const floor = Math.min(least, before, after)
  const moved = Math.max(floor - before, Math.min(after - floor, delta))
  return shares.map((share, at) => (at === index ? share + moved : at === index + 1 ? share - moved : share))
}
