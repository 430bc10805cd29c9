import type { ReactNode } from 'react'
import { type ListedFact, listedFacts } from '../../domain/records/listed-facts.ts'
import type { SortColumn } from '../../persistence/case-list/case-query.ts'
import type { CaseRow } from '../../persistence/case-list/case-row.ts'
import { LabelChip } from '../../ui/LabelChip.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { dayText, timeText } from '../../ui/time-text.ts'
import { outcomeText, reviewIn, statusText } from '../shared/review-text.ts'
import styles from './CaseGrid.module.css'
import { factName, type ListNames } from './list-names.ts'

/** What cells need to know besides their case. */
export interface CellContext {
  readonly names: ListNames
  /** Whose status and outcome to show. */
  readonly reader: string
}

export interface CaseColumn {
  /** What it sorts by. */
  readonly id: SortColumn
  readonly title: string
  /** Width as CSS grid takes it; `minWidthPx` keeps it readable. */
  readonly width: string
  readonly minWidthPx: number
  readonly isNumber?: true
  readonly cell: (row: CaseRow, context: CellContext) => ReactNode
}

/** Chips that a column at its narrowest has room for; with more, two give way to their count. */
const mostChips = 6

function LabelCell({ row, names }: { readonly row: CaseRow; readonly names: ListNames }) {
  const present = row.labels.flatMap((key) => {
    const [id = '', state] = key.split(':')
    const label = names.labels.get(id)
    return state === 'present' && label !== undefined ? [label] : []
  })
  const [only] = present
  if (only === undefined) return null
  const shown = present.length > mostChips ? mostChips - 2 : mostChips
  const text = present.map(({ name }) => name).join(', ')
  return (
    <span className={styles.labels} title={text}>
      {present.slice(0, shown).map(({ id, name, color }) => (
        <LabelChip key={id} name={name} color={color} />
      ))}
      {present.length === 1 ? (
        <span className={styles.clip}>{only.name}</span>
      ) : (
        <span className={styles.hidden}>{text}</span>
      )}
      {present.length > shown && <span aria-hidden>+{present.length - shown}</span>}
    </span>
  )
}

function factColumn(fact: ListedFact): CaseColumn {
  return {
    id: fact,
    title: factName[fact],
    width: '90px',
    minWidthPx: 90,
    cell: ({ facts }, { names }) => (facts[fact] ?? []).map((value) => names.value(fact, value)).join(', '),
  }
}

/** Every column, in the order they stand in. The first is always shown. */
export const caseColumns: readonly CaseColumn[] = [
  { id: 'name', title: 'Case', width: 'minmax(140px, 1.2fr)', minWidthPx: 140, cell: ({ name }) => name },
  {
    id: 'status',
    title: 'Status',
    width: '112px',
    minWidthPx: 112,
    cell(row, { reader }) {
      const { status } = reviewIn(row, reader)
      return (
        <span className={styles.status}>
          <StatusMark status={status} />
          {statusText[status]}
        </span>
      )
    },
  },
  {
    id: 'outcome',
    title: 'Outcome',
    width: '122px',
    minWidthPx: 122,
    cell(row, { reader }) {
      const { outcome } = reviewIn(row, reader)
      return outcome === null ? '' : outcomeText[outcome]
    },
  },
  {
    id: 'reason',
    title: 'Reason',
    width: 'minmax(120px, 0.8fr)',
    minWidthPx: 120,
    cell: (row, { reader }) => reviewIn(row, reader).reason ?? '',
  },
  {
    id: 'labels',
    title: 'Labels',
    width: 'minmax(140px, 0.8fr)',
    minWidthPx: 140,
    cell: (row, { names }) => <LabelCell row={row} names={names} />,
  },
  {
    id: 'items',
    title: 'Items',
    width: 'minmax(130px, 1.7fr)',
    minWidthPx: 130,
    cell: ({ items }) => items.map(({ name }) => name).join(', '),
  },
  {
    id: 'annotations',
    title: 'Annotations',
    width: '96px',
    minWidthPx: 96,
    isNumber: true,
    cell: ({ annotationCount }) => annotationCount.toLocaleString('en-GB'),
  },
  {
    id: 'annotators',
    title: 'Annotators',
    width: 'minmax(120px, 0.7fr)',
    minWidthPx: 120,
    cell: ({ annotators }, { names }) => annotators.map(names.annotator).join(', '),
  },
  { id: 'split', title: 'Split', width: '92px', minWidthPx: 92, cell: ({ split }) => split ?? '' },
  { id: 'patient', title: 'Patient', width: '128px', minWidthPx: 128, cell: ({ patient }) => patient },
  ...listedFacts.map(factColumn),
  {
    id: 'acquired',
    title: 'Acquired',
    width: '104px',
    minWidthPx: 104,
    isNumber: true,
    cell: ({ acquiredAt }) => (acquiredAt === null ? '' : dayText(acquiredAt)),
  },
  {
    id: 'updated',
    title: 'Changed',
    width: '136px',
    minWidthPx: 136,
    isNumber: true,
    cell: ({ updatedAt }) => timeText(new Date(updatedAt).toISOString()),
  },
]

/** What a project shows before anybody has chosen. */
export const firstColumns: readonly SortColumn[] = [
  'name',
  'status',
  'outcome',
  'labels',
  'items',
  'annotations',
  'view',
  'split',
  'updated',
]
