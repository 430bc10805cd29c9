import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { TableReport } from '../../../interchange/manifest/manifest-report.ts'
import { isTableOfNotes, type TableMapping } from '../../../interchange/manifest/table-mapping.ts'
import type { TableProfile } from '../../../interchange/manifest/table-profile.ts'
import { countText } from '../../../ui/time-text.ts'
import { AssertionRules } from './AssertionRules.tsx'
import styles from './ManifestStep.module.css'
import { asksForDateOrder, hasRole } from './mapping-edits.ts'
import { type RowCases, rowCaseRules } from './use-manifest.ts'

interface TableRulesProps {
  readonly profile: TableProfile
  readonly mapping: TableMapping
  readonly report: TableReport | undefined
  readonly rowCases: RowCases
  readonly onRowCases: (rowCases: RowCases) => void
  readonly onMapping: (mapping: TableMapping) => void
}

const rowCaseText: Readonly<Record<RowCases, string>> = {
  file: 'Each row is a case',
  study: 'The rows of a study or encounter are one case',
  patient: 'The rows of a patient are one case',
}

const boxRoles = ['box-x', 'box-y', 'box-width', 'box-height', 'box-x-max', 'box-y-max'] as const

/** How the values of a table are read: only what its columns ask for. */
export function TableRules({ profile, mapping, report, rowCases, onRowCases, onMapping }: TableRulesProps) {
  const change = (part: Partial<TableMapping>) => onMapping({ ...mapping, ...part })
  const isAsked = asksForDateOrder(profile, mapping)
  const ambiguous = report?.ambiguousDates ?? 0
  const isNotes = isTableOfNotes(mapping)
  const hasBoxes = hasRole(mapping, ...boxRoles)
  return (
    <section className={styles.card} aria-label="Rules">
      <h4 className={styles.cardTitle}>Rules of this table</h4>
      {isNotes && (
        <NativeSelect
          label="Cases"
          description="Can be changed in the preview, too."
          value={rowCases}
          data={rowCaseRules.map((value) => ({ value, label: rowCaseText[value] }))}
          onChange={(event) => {
            const chosen = rowCaseRules.find((rule) => rule === event.currentTarget.value)
            if (chosen !== undefined) onRowCases(chosen)
          }}
        />
      )}
      {isAsked && (
        <NativeSelect
          label="Dates such as 03/04/2020"
          value={mapping.dateOrder ?? ''}
          error={
            mapping.dateOrder === null
              ? `Which comes first? Until you say, ${countText(ambiguous, 'date')} ${ambiguous === 1 ? 'is' : 'are'} left out.`
              : null
          }
          data={[
            { value: '', label: 'Choose…' },
            { value: 'day-month', label: 'Day first: 3 April 2020' },
            { value: 'month-day', label: 'Month first: 4 March 2020' },
          ]}
          onChange={(event) => {
            const { value } = event.currentTarget
            change({ dateOrder: value === 'day-month' || value === 'month-day' ? value : null })
          }}
        />
      )}
      <AssertionRules profile={profile} mapping={mapping} onMapping={onMapping} />
      {hasRole(mapping, 'label-list') && (
        <>
          <TextInput
            label="Labels of a list are separated by"
            description="Empty: each cell is one label."
            value={mapping.listSeparator}
            onChange={(event) => change({ listSeparator: event.currentTarget.value })}
          />
          <Checkbox
            label="The lists are complete"
            description={
              mapping.isListComplete
                ? `Labels that a list does not name are absent. ${noFindingWords(mapping)} makes every label of the table absent.`
                : `Labels that a list does not name are not assessed. ${noFindingWords(mapping)} is kept as a label of its own.`
            }
            checked={mapping.isListComplete}
            onChange={(event) => change({ isListComplete: event.currentTarget.checked })}
          />
        </>
      )}
      {hasBoxes && !hasRole(mapping, 'label-list') && (
        <TextInput
          label="Label of the boxes"
          description="For rows in which no column says it."
          value={mapping.boxLabel ?? ''}
          onChange={(event) =>
            change({ boxLabel: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }
        />
      )}
      {hasBoxes && (
        <NativeSelect
          label="Numbers are written"
          value={mapping.decimalMark}
          data={[
            { value: '.', label: 'with a point: 10.5' },
            { value: ',', label: 'with a comma: 10,5' },
          ]}
          onChange={(event) => change({ decimalMark: event.currentTarget.value === ',' ? ',' : '.' })}
        />
      )}
      {!hasRole(mapping, 'split') && (
        <TextInput
          label={isNotes ? 'Split of all notes of this table' : 'Split of all files of this table'}
          placeholder="None"
          value={mapping.fixedSplit ?? ''}
          onChange={(event) =>
            change({ fixedSplit: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }
        />
      )}
      {hasRole(mapping, 'file') && (
        <TextInput
          label="Pattern inside the file column"
          placeholder="None, e.g. {split}/{patient}/{study}/{*}"
          value={mapping.filePattern ?? ''}
          onChange={(event) =>
            change({ filePattern: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }
        />
      )}
    </section>
  )
}

function noFindingWords({ noFindingNames }: TableMapping): string {
  const [first = 'no finding'] = noFindingNames
  return `“${first.charAt(0).toUpperCase()}${first.slice(1)}”`
}
