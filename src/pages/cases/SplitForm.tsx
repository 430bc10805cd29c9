import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { usualSplits } from '../../domain/commands/patient-commands.ts'
import type { PatientsOfRows } from '../../persistence/case-list/case-lister.ts'
import styles from '../../ui/Dialog.module.css'
import { countText } from '../../ui/time-text.ts'
import type { CaseList } from '../../workers/case-list-client.ts'

interface SplitFormProps {
  readonly list: CaseList
  readonly rows: Uint32Array
  readonly onAssign: (split: string | null) => void
  readonly onClose: () => void
}

const none = ':none'
const other = ':other'

/** Which split the patients of the selected cases go into, and how far that reaches. */
export function SplitForm({ list, rows, onAssign, onClose }: SplitFormProps) {
  const [choice, setChoice] = useState<string>(usualSplits[0])
  const [typed, setTyped] = useState('')
  const [reach, setReach] = useState<PatientsOfRows>()
  useEffect(() => {
    // Where the list has ended the page says so; this much is left unsaid.
    void list.ask((worker) => worker.patientsOf(rows)).then((found) => setReach(found.ok ? found.value : undefined))
  }, [list, rows])
  const name = choice === other ? typed.trim() : choice
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name !== '') onAssign(choice === none ? null : name)
  }
  return (
    <form onSubmit={submit} className={styles.body}>
      <p>
        {countText(rows.length, 'case')}
        {reach !== undefined && ` of ${countText(reach.patients, 'patient')}`}. A patient is never in two splits
        {reach === undefined
          ? '.'
          : reach.furtherCases === 0
            ? '; these are all of their cases.'
            : `: ${countText(reach.furtherCases, 'further case')} of the same patients ${reach.furtherCases === 1 ? 'goes' : 'go'} along.`}
      </p>
      <NativeSelect
        label="Split"
        data-autofocus
        data={[
          ...usualSplits.map((split) => ({ value: split, label: split })),
          { value: none, label: 'No split' },
          { value: other, label: 'Another…' },
        ]}
        value={choice}
        onChange={(event) => setChoice(event.currentTarget.value)}
      />
      {choice === other && (
        <TextInput
          label="Name of the split"
          autoComplete="off"
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <div className={styles.actions}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={name === ''}>
          Assign
        </Button>
      </div>
    </form>
  )
}
