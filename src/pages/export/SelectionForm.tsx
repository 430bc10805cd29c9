import { Checkbox } from '@mantine/core'
import { type Project, reviewOutcomes, reviewStatuses } from '../../domain/records/project.ts'
import type { Selection } from '../../interchange/selection.ts'
import { outcomeText, statusText } from '../shared/review-text.ts'
import { ChipGroup } from './ChipGroup.tsx'
import styles from './ExportPage.module.css'

interface SelectionFormProps {
  readonly selection: Selection
  readonly project: Project
  readonly annotators: readonly { readonly id: string; readonly name: string }[]
  readonly splits: readonly (string | null)[]
  readonly onChange: (selection: Selection) => void
}

/** What of the project is exported, and under whose name: the same for every format. */
export function SelectionForm({ selection, project, annotators, splits, onChange }: SelectionFormProps) {
  const change = (part: Partial<Selection>) => onChange({ ...selection, ...part })
  const { includeUnsubmitted, pseudonymous } = selection
  return (
    <>
      <Checkbox
        label="Include unsubmitted work"
        description="Off, only what a reader has submitted is written."
        checked={includeUnsubmitted}
        onChange={({ currentTarget: { checked } }) => change({ includeUnsubmitted: checked, statuses: null })}
      />
      {includeUnsubmitted && (
        <ChipGroup
          label="Status"
          none="any"
          chips={reviewStatuses.map((value) => ({ value, label: statusText[value] }))}
          chosen={selection.statuses}
          onChange={(statuses) => change({ statuses: statuses === null ? null : [...statuses] })}
        />
      )}
      <ChipGroup
        label="Outcome"
        none="any"
        chips={reviewOutcomes.map((value) => ({ value, label: outcomeText[value] }))}
        chosen={selection.outcomes}
        onChange={(outcomes) => change({ outcomes: outcomes === null ? null : [...outcomes] })}
      />
      {annotators.length > 1 && (
        <ChipGroup
          label="Annotators"
          none="all"
          chips={unlike(annotators.map(({ id, name }) => ({ value: id, label: name })))}
          chosen={selection.annotators}
          onChange={(chosen) => change({ annotators: chosen === null ? null : [...chosen] })}
        />
      )}
      {splits.length > 1 && (
        <ChipGroup
          label="Splits"
          none="all"
          chips={splits.map((value) => ({ value, label: value ?? 'No split' }))}
          chosen={selection.splits}
          onChange={(chosen) => change({ splits: chosen === null ? null : [...chosen] })}
        />
      )}
      <ChipGroup
        label="Labels"
        none="all"
        chips={unlike(project.labelSet.labels.map(({ id, name }) => ({ value: id, label: name })))}
        chosen={selection.labels}
        onChange={(labels) => change({ labels: labels === null ? null : [...labels] })}
      />
      {selection.labels !== null && (
        <p className={styles.dim}>
          Annotations of other labels stay out. Cases stay in: one that was read without any of these labels is a
          negative.
        </p>
      )}
      <Checkbox
        label="Replace annotators by pseudonyms"
        description="“Annotator 1”, without credentials and keys; the same in every export of this project."
        checked={pseudonymous}
        onChange={({ currentTarget: { checked } }) => change({ pseudonymous: checked })}
      />
    </>
  )
}

/** Tells chips of one name apart by a number. */
function unlike<T>(chips: readonly { readonly value: T; readonly label: string }[]) {
  const seen = new Map<string, number>()
  return chips.map(({ value, label }) => {
    const count = (seen.get(label) ?? 0) + 1
    seen.set(label, count)
    return { value, label: count === 1 ? label : `${label} (${count})` }
  })
}
