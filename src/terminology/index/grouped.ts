/** Lists of numbers, one per group: list g is `values[offsets[g]]` up to, not including, `values[offsets[g + 1]]`. */
export interface Grouped {
  readonly offsets: Uint32Array<ArrayBuffer>
  readonly values: Uint32Array<ArrayBuffer>
}

/**
 * Groups pairs by counting sort; within a group values keep the order in which they are visited.
 * @param visit calls `emit(group, value)` for every pair; it runs twice and must emit the same both times
 */
export function group(groups: number, visit: (emit: (group: number, value: number) => void) => void): Grouped {
  const offsets = new Uint32Array(groups + 1)
  visit((at) => {
    offsets[at + 1] = (offsets[at + 1] ?? 0) + 1
  })
  for (let i = 1; i <= groups; i++) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0)
  const values = new Uint32Array(offsets[groups] ?? 0)
  const next = offsets.slice()
  visit((at, value) => {
    const place = next[at] ?? 0
    values[place] = value
    next[at] = place + 1
  })
  return { offsets, values }
}
