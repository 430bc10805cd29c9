import type { KeyboardEvent } from 'react'
import { useMemo } from 'react'
import { removeAnnotations } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { useCaseRecords, useProject, useSession, useView } from '../../session/session-context.ts'
import { VirtualList } from '../../ui/virtual-list/VirtualList.tsx'
import styles from './AnnotationList.module.css'
import { AnnotationRow } from './AnnotationRow.tsx'
import { FindingRow } from './FindingRow.tsx'
import { listRows, rowKey } from './list-rows.ts'
import { useListedAnnotations } from './listed-annotations.ts'
import { useElsewhere } from './use-patient-marks.ts'

interface AnnotationListProps {
  /** Whose lines of the checklist are left to the checklist. */
  readonly annotatorId: string
  readonly onCommand: (command: Command) => void
}

/** The annotations of the open case in the order they were made, those of one finding below it; a click shows where it is. */
export function AnnotationList({ annotatorId, onCommand }: AnnotationListProps) {
  const { caseStore, viewStore } = useSession()
  const findings = useCaseRecords(({ tables }) => tables.finding)
  const elsewhere = useElsewhere()
  const { labels } = useProject().labelSet
  const selection = useView((view) => view.selection)
  const finding = useView((view) => view.finding)
  const listed = useListedAnnotations(annotatorId)
  const rows = useMemo(() => listRows({ annotations: listed, findings, elsewhere }), [listed, findings, elsewhere])
  const labelById = useMemo(() => new Map(labels.map((label) => [label.id, label])), [labels])
  const selected = useMemo(() => new Set(selection), [selection])
  const inHand = finding ?? (selection.length === 1 ? selection[0] : undefined)
  const current = useMemo(
    () => (inHand === undefined ? -1 : rows.findIndex((row) => rowKey(row) === inHand)),
    [rows, inHand],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return
    event.preventDefault()
    event.stopPropagation()
    // Marks of other cases are removed where they are seen.
    const { annotation } = caseStore.get().tables
    const own = selection.filter((id) => annotation.has(id))
    if (own.length === 0) return
    const at = rows.findIndex((row) => row.kind === 'mark' && row.mark.id === own[0])
    const rest = rows.flatMap((row, place) =>
      row.kind === 'mark' && !own.includes(row.mark.id) ? [{ id: row.mark.id, place }] : [],
    )
    const next = rest.find(({ place }) => place > at) ?? rest.at(-1)
    onCommand(removeAnnotations(own))
    viewStore.select(next === undefined ? [] : [next.id])
    const list = event.currentTarget
    // The row with the focus is gone: it goes to the next one, or to the viewer where none is left.
    requestAnimationFrame(() => {
      const row = list.querySelector<HTMLElement>('[aria-current="true"]')
      if (row !== null) row.focus()
      else viewStore.surfaces.get(viewStore.get().activePane ?? '')?.focus()
    })
  }

  if (rows.length === 0) {
    return (
      <p className={styles.none}>
        No annotations yet. Choose a label, then draw on the image or select text in the note.
      </p>
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the Delete key pressed on the rows inside
    <div className={styles.list} onKeyDown={onKeyDown}>
      <VirtualList
        label="Annotations"
        count={rows.length}
        rowHeightPx={46}
        keyOf={(index) => {
          const row = rows[index]
          return row === undefined ? '' : rowKey(row)
        }}
        current={current}
        onMove={(index) => {
          const row = rows[index]
          if (row?.kind === 'finding') viewStore.selectFinding(row.finding.id)
          if (row?.kind === 'mark') viewStore.reveal(row.mark.id)
        }}
        renderRow={(index, tabIndex) => {
          const row = rows[index]
          if (row === undefined) return null
          if (row.kind === 'finding') {
            return (
              <FindingRow
                finding={row.finding}
                evidence={row.evidence}
                label={labelById.get(row.finding.labelId)}
                isSelected={finding === row.finding.id}
                tabIndex={tabIndex}
              />
            )
          }
          return (
            <AnnotationRow
              annotation={row.mark}
              label={labelById.get(row.mark.labelId)}
              isSelected={selected.has(row.mark.id)}
              isEvidence={row.findingId !== null}
              tabIndex={tabIndex}
            />
          )
        }}
      />
    </div>
  )
}
