import { useMemo, useState } from 'react'
import type { GroupingRule } from '../../../workers/group-cases.ts'
import type { PreviewItem } from '../../../workers/import-preview.ts'
import { type Grouping, groupedBy, mergeCases, moveItems, splitOut, toggleExcluded } from './grouping-state.ts'
import { itemsOfRows, type PreviewRow, previewRows } from './preview-rows.ts'

export interface PreviewControls {
  readonly grouping: Grouping
  readonly rows: readonly PreviewRow[]
  readonly selected: ReadonlySet<string>
  /** Index of the row that the keyboard is on; -1 where there are no rows. */
  readonly current: number
  /** What was just done, for screen readers. */
  readonly announced: string
  readonly onlyWarned: boolean
  setRule(rule: GroupingRule): void
  setOnlyWarned(value: boolean): void
  /** Moves to a row. @param extend selects from where the selection began up to it */
  goTo(index: number, extend?: boolean): void
  /** The row has the focus, however it came by it; where a selection began stays. */
  focused(index: number): void
  toggleSelected(index: number): void
  selectAll(): void
  clearSelection(): void
  setOpen(index: number, isOpen: boolean): void
  merge(): void
  split(): void
  exclude(): void
  /** @param number of the case, from 1 */
  moveTo(number: number): void
  /** Moves to the case before (-1) or behind (1). */
  moveBy(step: -1 | 1): void
  undo(): void
}

/** The state of an import preview: grouping, selection, the current row, and what can be done with them. */
export function usePreview(items: readonly PreviewItem[], initialRule: GroupingRule): PreviewControls {
  const [grouping, setGrouping] = useState<Grouping>(() => groupedBy(items, initialRule))
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [place, setPlace] = useState({ key: '', index: 0, anchor: 0 })
  const [announced, setAnnounced] = useState('')
  const [onlyWarned, setOnlyWarned] = useState(false)
  const rows = useMemo(() => previewRows(items, grouping, closed, onlyWarned), [items, grouping, closed, onlyWarned])
  // Mostly it is where it was: not all rows are looked through at every key.
  const isThere = rows[place.index]?.key === place.key
  const found = isThere ? place.index : rows.findIndex(({ key }) => key === place.key)
  const current = found === -1 ? Math.min(place.index, rows.length - 1) : found

  const chosenRows = (): PreviewRow[] => {
    const chosen = rows.filter(({ key }) => selected.has(key))
    const row = rows[current]
    return chosen.length > 0 || row === undefined ? chosen : [row]
  }
  const change = (next: Grouping, said: string, instead: string) => {
    setAnnounced(next === grouping ? instead : said)
    if (next === grouping) return
    setGrouping(next)
    setSelected(new Set())
  }
  const moveToKey = (key: string | undefined) => {
    const moved = itemsOfRows(chosenRows())
    const number = grouping.cases.findIndex((one) => one.key === key) + 1
    if (key === undefined) setAnnounced('There is no such case')
    else change(moveItems(grouping, moved, key), `Moved ${files(moved.size)} to case ${number}`, 'Nothing to move')
  }

  return {
    grouping,
    rows,
    selected,
    current,
    announced,
    onlyWarned,
    setOnlyWarned,
    setRule(rule) {
      const next = groupedBy(items, rule, grouping.excluded)
      setGrouping(next)
      setSelected(new Set())
      setClosed(new Set())
      setAnnounced(`${next.cases.length} cases`)
    },
    goTo(index, extend = false) {
      const row = rows[index]
      if (row === undefined) return
      const anchor = extend ? place.anchor : index
      if (extend) {
        const [from, to] = [Math.min(anchor, index), Math.max(anchor, index)]
        setSelected(new Set(rows.slice(from, to + 1).map(({ key }) => key)))
      }
      setPlace({ key: row.key, index, anchor })
    },
    focused(index) {
      const row = rows[index]
      if (row !== undefined) setPlace({ key: row.key, index, anchor: place.anchor })
    },
    toggleSelected(index) {
      const row = rows[index]
      if (row === undefined) return
      const next = new Set(selected)
      if (!next.delete(row.key)) next.add(row.key)
      setSelected(next)
      setPlace({ key: row.key, index, anchor: index })
    },
    selectAll: () => setSelected(new Set(rows.filter(({ level }) => level === 1).map(({ key }) => key))),
    clearSelection: () => setSelected(new Set()),
    setOpen(index, isOpen) {
      const row = rows[index]
      if (row === undefined || row.isOpen === null) return
      const next = new Set(closed)
      if (isOpen) next.delete(row.one.key)
      else next.add(row.one.key)
      setClosed(next)
      setPlace({ key: row.key, index, anchor: index })
    },
    merge() {
      const keys = new Set(chosenRows().map(({ one }) => one.key))
      change(mergeCases(grouping, keys), `Merged ${keys.size} cases`, 'Select two cases or more to merge them')
    },
    split() {
      const out = itemsOfRows(chosenRows().filter(({ item }) => item !== null))
      change(splitOut(grouping, out), `Split out ${files(out.size)}`, 'Select files of a case that has others too')
    },
    exclude() {
      const out = itemsOfRows(chosenRows())
      const next = toggleExcluded(grouping, out)
      const isOut = [...out].every((item) => next.excluded.has(item))
      change(next, isOut ? `${files(out.size)} will not be imported` : `${files(out.size)} taken in again`, '')
    },
    moveTo: (number) => moveToKey(grouping.cases[number - 1]?.key),
    moveBy(step) {
      const [first] = chosenRows()
      const at = grouping.cases.findIndex(({ key }) => key === first?.one.key)
      moveToKey(at === -1 ? undefined : grouping.cases[at + step]?.key)
    },
    undo() {
      if (grouping.before === null) return
      setGrouping(grouping.before)
      setSelected(new Set())
      setAnnounced('Undone')
    },
  }
}

const files = (count: number) => (count === 1 ? '1 file' : `${count} files`)
