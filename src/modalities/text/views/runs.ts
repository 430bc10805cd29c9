import type { PlacedFragment } from './rows.ts'

/** Text of one line covered by the same spans throughout. Text offsets [start, end). */
export interface Run {
  readonly start: number
  readonly end: number
  /** Smallest span first; empty for plain text. */
  readonly covers: readonly PlacedFragment[]
  /** Gaps of spans that go on farther down, in no order. */
  readonly gaps: readonly PlacedFragment[]
}

/**
 * Cuts each line into runs; the runs of a line hold its every character once.
 * @param lineBounds offsets of the lines' starts, then the end of the last one
 * @param fragments those that touch the lines, by start
 */
export function runsOfLines(
  lineBounds: readonly number[],
  fragments: readonly PlacedFragment[],
): readonly (readonly Run[])[] {
  const lines: (readonly Run[])[] = []
  let open: PlacedFragment[] = []
  let next = 0
  for (let line = 0; line + 1 < lineBounds.length; line++) {
    const start = lineBounds[line] ?? 0
    const end = lineBounds[line + 1] ?? start
    open = open.filter((fragment) => fragment.end > start)
    for (let fragment = fragments[next]; fragment !== undefined && fragment.start < end; fragment = fragments[++next]) {
      if (fragment.end > start) open.push(fragment)
    }
    lines.push(runsOfLine(start, end, open))
  }
  return lines
}

function runsOfLine(start: number, end: number, open: readonly PlacedFragment[]): readonly Run[] {
  if (open.length === 0) return start < end ? [{ start, end, covers: [], gaps: [] }] : []
  const cuts = new Set([start, end])
  for (const fragment of open) {
    if (fragment.start > start) cuts.add(fragment.start)
    if (fragment.end < end) cuts.add(fragment.end)
  }
  const bounds = [...cuts].sort((a, b) => a - b)
  return bounds.slice(0, -1).map((from, index) => {
    const to = bounds[index + 1] ?? end
    const over = open.filter((fragment) => fragment.start <= from && fragment.end >= to)
    const covers = over.filter(({ part }) => part !== 'gap').sort(smallestFirst)
    return { start: from, end: to, covers, gaps: covers.length === over.length ? noGaps : over.filter(isGap) }
  })
}

const noGaps: readonly PlacedFragment[] = []

function isGap({ part }: PlacedFragment): boolean {
  return part === 'gap'
}

/** Of spans of one length the one that begins later is taken as the inner one. */
function smallestFirst(a: PlacedFragment, b: PlacedFragment): number {
  return a.spanLength - b.spanLength || b.start - a.start || (a.id < b.id ? -1 : 1)
}
