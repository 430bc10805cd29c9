import type { PreviewItem } from '../../../workers/import-preview.ts'
import { type Grouping, mixesPatients, type PreviewCase } from './grouping-state.ts'

/** One row of the tree: a case of several items, one of its items, or a case of one item in a single row. */
export interface PreviewRow {
  /** Stable key: `case:<key>` or `item:<index>`. */
  readonly key: string
  readonly one: PreviewCase
  /** Number of the case among those shown, from 1. */
  readonly number: number
  /** The item; null on the row of a case of several. */
  readonly item: number | null
  /** 1: a case; 2: an item below its case. */
  readonly level: 1 | 2
  /** Whether its items are shown; null where it has none below. */
  readonly isOpen: boolean | null
  readonly isExcluded: boolean
  readonly isMixed: boolean
  readonly warningCount: number
}

/** Rows in order. @param closed keys of cases whose items are not shown @param onlyWarned rows of cases that need a look */
export function previewRows(
  items: readonly PreviewItem[],
  grouping: Grouping,
  closed: ReadonlySet<string>,
  onlyWarned: boolean,
): PreviewRow[] {
  const { cases, excluded } = grouping
  const rows: PreviewRow[] = []
  const warnings = (item: number) => items[item]?.warnings.length ?? 0
  for (const [index, one] of cases.entries()) {
    const number = index + 1
    const isMixed = mixesPatients(items, grouping, one)
    let warningCount = 0
    for (const item of one.items) warningCount += warnings(item)
    if (onlyWarned && warningCount === 0 && !isMixed) continue
    const [only] = one.items
    if (one.items.length === 1 && only !== undefined) {
      const isExcluded = excluded.has(only)
      rows.push({
        key: `item:${only}`,
        one,
        number,
        item: only,
        level: 1,
        isOpen: null,
        isExcluded,
        isMixed,
        warningCount,
      })
      continue
    }
    const isOpen = !closed.has(one.key)
    const isExcluded = one.items.every((item) => excluded.has(item))
    rows.push({
      key: `case:${one.key}`,
      one,
      number,
      item: null,
      level: 1,
      isOpen,
      isExcluded,
      isMixed,
      warningCount,
    })
    if (!isOpen) continue
    for (const item of one.items) {
      rows.push({
        key: `item:${item}`,
        one,
        number,
        item,
        level: 2,
        isOpen: null,
        isExcluded: excluded.has(item),
        isMixed,
        warningCount: warnings(item),
      })
    }
  }
  return rows
}

/** Items of rows: those of a case's row are all of the case. */
export function itemsOfRows(rows: readonly PreviewRow[]): Set<number> {
  return new Set(rows.flatMap(({ item, one }) => (item === null ? one.items : [item])))
}
