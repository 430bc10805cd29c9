import type { ManifestEntry } from '../../contracts/manifest.ts'
import type { Assertion } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Slice, Target } from '../../domain/records/target.ts'
import type { Side } from '../../domain/sides/side.ts'
import type { Problem } from '../../lib/result.ts'
import { problemOf } from './match-entries.ts'

/** An annotation to be: of a label by its name. */
export interface ManifestMark {
  readonly label: string
  readonly assertion: Assertion
  readonly rater: string | null
  readonly target: Target
  /** The patient's side that the note's words give it, for a label that has sides; absent for marks on pictures. */
  readonly side?: Side
}

/** Boxes in floating point may end a rounding error beyond the edge: they are cut there. */
const tolerancePx = 1

/**
 * What an entry says of its item, or of one slice of it, as marks. A box that lies beyond the picture, has no extent, or belongs to no
 * single picture is a problem: `manifest-box-outside`, `manifest-box-empty`, `manifest-box-without-picture`.
 * @param picture the one picture that the entry speaks of: a slice, or null where the item has no other; undefined where it has several
 */
export function marksOf(
  entry: ManifestEntry,
  { facts }: Pick<Item, 'facts'>,
  picture: Slice | null | undefined,
): { marks: ManifestMark[]; problems: Problem[] } {
  const problems: Problem[] = []
  const on = picture == null ? {} : { slice: picture }
  const marks = entry.labels.map(
    ({ label, assertion, rater }): ManifestMark => ({ label, assertion, rater, target: { kind: 'whole', ...on } }),
  )
  const size = picture === undefined ? undefined : sizeOf(facts)
  for (const box of entry.boxes) {
    const refuse = (code: string) =>
      problems.push(problemOf(entry, code, { name: entry.file, label: box.label, box: boxText(box), ...(size ?? {}) }))
    const right = box.x + box.width
    const bottom = box.y + box.height
    if (![box.x, box.y, right, bottom].every(Number.isFinite) || box.width <= 0 || box.height <= 0)
      refuse('manifest-box-empty')
    else if (size === undefined) refuse('manifest-box-without-picture')
    else if (
      box.x < -tolerancePx ||
      box.y < -tolerancePx ||
      right > size.widthPx + tolerancePx ||
      bottom > size.heightPx + tolerancePx
    ) {
      refuse('manifest-box-outside')
    } else {
      const [x, y] = [Math.max(0, box.x), Math.max(0, box.y)]
      const target: Target = {
        kind: 'box',
        x,
        y,
        // Only what is cut is computed: the numbers of the table stay as they are to the last bit.
        width: x === box.x && right <= size.widthPx ? box.width : Math.min(right, size.widthPx) - x,
        height: y === box.y && bottom <= size.heightPx ? box.height : Math.min(bottom, size.heightPx) - y,
        rotation: 0,
        ...on,
      }
      if (target.width <= 0 || target.height <= 0) refuse('manifest-box-empty')
      else marks.push({ label: box.label, assertion: 'present', rater: box.rater, target })
    }
  }
  return { marks, problems }
}

function sizeOf(facts: Item['facts']): { widthPx: number; heightPx: number } | undefined {
  const [widthPx, heightPx] = [facts.columns?.value, facts.rows?.value]
  return typeof widthPx === 'number' && typeof heightPx === 'number' ? { widthPx, heightPx } : undefined
}

function boxText({ x, y, width, height }: ManifestEntry['boxes'][number]): string {
  return [x, y, width, height].join(', ')
}
