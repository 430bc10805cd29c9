/**
 * Pixels that can be reached from a seed over shared edges.
 * @param isOpen asked by index, row * widthPx + column; the seed counts as open
 * @returns indices, the seed first, each once
 */
export function floodFrom(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  seed: number,
  isOpen: (index: number) => boolean,
): readonly number[] {
  const seen = new Uint8Array(widthPx * heightPx)
  const reached = [seed]
  seen[seed] = 1
  const visit = (index: number) => {
    if (seen[index] === 1 || !isOpen(index)) return
    seen[index] = 1
    reached.push(index)
  }
  for (let next = 0; next < reached.length; next++) {
    const at = reached[next] ?? 0
    const column = at % widthPx
    if (column > 0) visit(at - 1)
    if (column < widthPx - 1) visit(at + 1)
    if (at >= widthPx) visit(at - widthPx)
    if (at < widthPx * (heightPx - 1)) visit(at + widthPx)
  }
  return reached
}
