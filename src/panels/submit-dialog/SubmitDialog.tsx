import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { ReviewOutcome } from '../../domain/records/project.ts'
import dialog from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { doubtAbout, type OutcomeChoice, outcomeChoices } from './outcome-choices.ts'
import styles from './SubmitDialog.module.css'

interface SubmitDialogProps {
  /** What was submitted before, where the case is submitted again. */
  readonly before: { readonly outcome: ReviewOutcome | null; readonly reason: string | null }
  /** Annotations asserted present or likely. */
  readonly presentCount: number
  readonly onSubmit: (outcome: ReviewOutcome, reason: string | null) => void
  readonly onClose: () => void
}

/** Asks for the outcome of a reading: one key each. */
export function SubmitDialog({ before, presentCount, onSubmit, onClose }: SubmitDialogProps) {
  const [choice, setChoice] = useState(outcomeChoices.find(({ outcome }) => outcome === before.outcome) ?? null)
  const [reason, setReason] = useState(before.reason ?? '')
  const [doubt, setDoubt] = useState<string | null>(null)
  const reasonField = useRef<HTMLTextAreaElement>(null)
  const isReasonMissing = choice?.needsReason === true && reason.trim() === ''

  const choose = (next: OutcomeChoice) => {
    setChoice(next)
    setDoubt(null)
  }

  const submit = (chosen: OutcomeChoice) => {
    choose(chosen)
    if (chosen.needsReason && reason.trim() === '') {
      reasonField.current?.focus()
      return
    }
    const found = doubtAbout(chosen.outcome, presentCount)
    // Said once; the second time it is meant.
    if (found !== null && (found !== doubt || chosen !== choice)) {
      setDoubt(found)
      return
    }
    onSubmit(chosen.outcome, reason.trim() === '' ? null : reason.trim())
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target === reasonField.current || event.ctrlKey || event.metaKey || event.altKey) return
    const chosen = outcomeChoices.find(({ key }) => key === event.key.toUpperCase())
    if (chosen === undefined) return
    event.preventDefault()
    event.stopPropagation()
    submit(chosen)
  }

  const onForm = (event: FormEvent) => {
    event.preventDefault()
    if (choice !== null) submit(choice)
  }

  return (
    <Dialog title="Submit case" size="sm" onClose={onClose}>
      <form className={dialog.body} onSubmit={onForm} onKeyDown={onKeyDown}>
        <div role="radiogroup" aria-label="Outcome" className={styles.outcomes}>
          {outcomeChoices.map((each) => (
            <label key={each.outcome} className={styles.outcome} data-chosen={each === choice || undefined}>
              <input
                type="radio"
                name="outcome"
                className={styles.radio}
                aria-keyshortcuts={each.key}
                data-autofocus={each === (choice ?? outcomeChoices[0]) || undefined}
                checked={each === choice}
                onChange={() => choose(each)}
              />
              <span className={styles.text}>{each.text}</span>
              <KeyCap name={each.key} />
            </label>
          ))}
        </div>
        <Textarea
          ref={reasonField}
          label={choice?.needsReason === true ? 'Reason' : 'Reason (optional)'}
          required={choice?.needsReason === true}
          size="xs"
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || choice === null) return
            event.preventDefault()
            submit(choice)
          }}
        />
        <p role="alert" className={styles.doubt}>
          {doubt}
        </p>
        <div className={dialog.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={choice === null || isReasonMissing}>
            Submit
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
