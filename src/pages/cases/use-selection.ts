import { useMemo, useState } from 'react'

/** Chosen cases, by their row. */
export interface Selection {
  readonly rows: ReadonlySet<number>
  toggle(row: number): void
  /** Chooses what lies between the last one toggled (else `from`) and this place, besides what was chosen before. */
  extendTo(place: number, from?: number): void
  all(): void
  clear(): void
}

/** @param found rows in the order they are shown; those that are not among them any more are not chosen any more */
export function useSelection(found: Uint32Array | undefined): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [anchor, setAnchor] = useState<number | null>(null)
  const rows = useMemo(() => {
    if (found === undefined || chosen.size === 0) return chosen
    const shown = new Set(found)
    return [...chosen].every((row) => shown.has(row)) ? chosen : new Set([...chosen].filter((row) => shown.has(row)))
  }, [found, chosen])
  return {
    rows,
    toggle(row) {
      const next = new Set(rows)
      if (!next.delete(row)) next.add(row)
      setChosen(next)
      setAnchor(row)
    },
    extendTo(place, otherwise = place) {
      if (found === undefined) return
      const start = anchor === null || !rows.has(anchor) ? otherwise : found.indexOf(anchor)
      setAnchor(found[start] ?? null)
      const [first, last] = start < place ? [start, place] : [place, start]
      setChosen(new Set([...rows, ...found.subarray(Math.max(0, first), last + 1)]))
    },
    all: () => setChosen(new Set(found)),
    clear() {
      setChosen(new Set())
      setAnchor(null)
    },
  }
}
