import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../../domain/commands/command.ts'
import { calibrateSpacing, dropCalibration } from '../../domain/commands/fact-commands.ts'
import type { Item } from '../../domain/records/case.ts'
import type { TargetOf } from '../../domain/records/target.ts'
import { useProject, useSession } from '../../session/session-context.ts'
import { timeText } from '../../ui/time-text.ts'
import styles from './MeasureSection.module.css'

interface CalibrationFieldProps {
  readonly item: Item
  readonly line: Pick<TargetOf<'length'>, 'a' | 'b'>
  readonly onCommand: (command: Command) => void
}

/** The line's true length, where it is known: every length on the picture is measured by it from then on. */
export function CalibrationField({ item, line, onCommand }: CalibrationFieldProps) {
  const project = useProject()
  const { projectStore } = useSession()
  const [draft, setDraft] = useState('')
  const { spacing } = item.facts
  const author = useStore(projectStore.store, ({ records }) => records.tables.annotator.get(spacing?.by ?? '')?.name)
  const lengthMm = /^\d+([.,]\d+)?$/.test(draft.trim()) ? Number(draft.trim().replace(',', '.')) : Number.NaN
  const isWrong = draft.trim() !== '' && !(lengthMm > 0)
  return (
    <>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault()
          if (!(lengthMm > 0)) return
          onCommand(calibrateSpacing(item.id, line, lengthMm, project))
          setDraft('')
        }}
      >
        <TextInput
          label="True length, mm"
          inputMode="decimal"
          className={styles.grow}
          value={draft}
          error={isWrong ? 'A number above 0' : undefined}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!(lengthMm > 0)}>
          Calibrate picture
        </Button>
      </form>
      {spacing?.origin === 'reader' && (
        <p className={styles.calibrated}>
          Calibrated by {author ?? 'a reader'}
          {spacing.at === undefined ? '' : `, ${timeText(spacing.at)}`}.
          <button type="button" className={styles.link} onClick={() => onCommand(dropCalibration(item.id, project))}>
            Take it back
          </button>
        </p>
      )}
    </>
  )
}
