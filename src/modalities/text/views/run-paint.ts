import type { CSSProperties } from 'react'
import { type LabelStyles, styleOf } from './label-style.ts'
import type { Run } from './runs.ts'

/** Rows that have two pixels each with one between them; more are packed closer, since the text must not move. */
const roomyRows = 4
/** Pixels below the text that underlines share: as many rows at most, what is beyond shares the last, in the text's colour. */
const roomPx = 11
const mostTints = 4

const shared = 'linear-gradient(var(--glossa-text) 0 0)'

/** How many tags of a run share its last underline, which tells none of them; 0 where each has its own. */
export function sharedCount({ covers, gaps }: Run): number {
  const isLow = ({ row }: { readonly row: number }) => row >= roomPx - 1
  const count = covers.filter(isLow).length + gaps.filter(isLow).length
  return count > 1 ? count : 0
}

/** Most text has one span at most, and is drawn the cheap way. */
export function isStacked({ covers, gaps }: Run): boolean {
  return covers.length > 1 || gaps.length > 0 || covers[0]?.row !== 0
}

/** Tint and underlines of text under spans. @param isStrong whether one of them is pointed at or selected */
export function paintOf(run: Run, labels: LabelStyles, isStrong: boolean): CSSProperties {
  const { covers } = run
  const { tints, strong, line } = styleOf(labels, covers[0]?.labelId ?? '')
  const shade = isStrong ? strong : tints[Math.min(covers.length, mostTints) - 1]
  if (!isStacked(run)) return { backgroundColor: shade, borderColor: line }
  const paint: Record<string, string | undefined> = { ...rowsOf(run, labels), '--shade': shade, borderColor: line }
  return paint
}

/** The underlines of a run: up to four by custom properties, which cost least, more of them as `--rows`. */
export function rowsOf(run: Run, labels: LabelStyles): Readonly<Record<string, string>> {
  const all = [...run.gaps, ...run.covers]
  const depth = Math.max(...all.map((one) => one.depth))
  const last = (depth <= roomyRows ? roomyRows : roomPx) - 1
  const images = new Map<number, string>()
  for (const { labelId, row } of run.gaps) images.set(Math.min(row, last), styleOf(labels, labelId).dotted)
  for (const { labelId, row } of run.covers) {
    const at = Math.min(row, last)
    images.set(at, at === last && images.has(at) ? shared : styleOf(labels, labelId).solid)
  }
  if (depth <= roomyRows) return Object.fromEntries([...images].map(([row, image]) => [`--row-${row}`, image]))
  // A pixel each, with one between them as long as there is room for that.
  const pitchPx = 2 * depth - 1 <= roomPx ? 2 : 1
  const rows = [...images].map(
    ([row, image]) => `${image} 0 calc(100% - ${roomPx - 1 - row * pitchPx}px) / 100% 1px no-repeat`,
  )
  return { '--rows': rows.join(', ') }
}
