import { Button } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Doubt, Place } from '../../domain/checks/submit-check.ts'
import type { ReviewOutcome } from '../../domain/records/project.ts'
import dialog from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { DoubtList, keyedDoubts } from './DoubtList.tsx'
import { needsReason, type OutcomeChoice, outcomeChoices } from './outcome-choices.ts'
import { ReasonField } from './ReasonField.tsx'
import { ReasonKeys } from './ReasonKeys.tsx'
import { ownWordsKey } from './reason-choices.ts'
import styles from './SubmitDialog.module.css'
import { refusal } from './submit-refusal.ts'
import { useDialogKeys } from './use-dialog-keys.ts'

interface SubmitDialogProps {
  /** The outcome submitted before, where the case is submitted again. */
  readonly before: ReviewOutcome | null
  /** What is in the field of the reason: it outlives the dialog. */
  readonly reason: string
  readonly onReason: (reason: string) => void
  /** What does not go together with an outcome, the gravest first; null: whatever the outcome. */
  readonly doubtsAbout: (outcome: ReviewOutcome | null) => readonly Doubt[]
  /** Closes the dialog and shows the place. */
  readonly onGo: (place: Place) => void
  readonly onSubmit: (outcome: ReviewOutcome, reason: string | null) => void
  readonly onClose: () => void
}

/**
 * Asks for the outcome of a reading, one key each, and shows what contradicts it. What only warns is submitted by the same key once
 * more; what blocks is not submitted.
 */
export function SubmitDialog(props: SubmitDialogProps) {
  const { before, reason, onReason, doubtsAbout, onGo, onSubmit, onClose } = props
  const [choice, setChoice] = useState(outcomeChoices.find(({ outcome }) => outcome === before) ?? null)
  /** The outcome whose contradictions the reader has been shown. */
  const [warned, setWarned] = useState<OutcomeChoice | null>(null)
  const reasonField = useRef<HTMLTextAreaElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const doubts = doubtsAbout(choice?.outcome ?? null)
  const asksReason = choice !== null && needsReason(choice)
  const isReasonMissing = asksReason && reason.trim() === ''
  const isBlocked = doubts.some(({ severity }) => severity === 'block')

  useEffect(() => {
    if (asksReason) form.current?.querySelector<HTMLElement>('fieldset button')?.focus()
  }, [asksReason])

  const submit = (chosen: OutcomeChoice, given: string) => {
    setChoice(chosen)
    if (chosen !== warned) setWarned(null)
    if (needsReason(chosen) && given.trim() === '') return
    const found = doubtsAbout(chosen.outcome)
    const blocks = found.some(({ severity }) => severity === 'block')
    const warns = found.some(({ severity }) => severity === 'warn')
    // Said once; the second time it is meant.
    if (blocks || (warns && chosen !== warned)) return setWarned(chosen)
    onSubmit(chosen.outcome, given.trim() === '' ? null : given.trim())
  }

  const actionOf = (key: string): (() => void) | undefined => {
    const chosen = outcomeChoices.find((candidate) => candidate.key === key)
    if (chosen !== undefined) return () => submit(chosen, reason)
    const picked = choice?.reasons.find((candidate) => candidate.key === key)
    if (picked !== undefined && choice !== null) return () => pickReason(choice, picked.text)
    if (key === ownWordsKey) return () => reasonField.current?.focus()
    const place = /^[1-9]$/.test(key) ? doubts.slice(0, keyedDoubts)[Number(key) - 1]?.place : undefined
    return place == null ? undefined : () => onGo(place)
  }

  useDialogKeys(actionOf)

  const pickReason = (chosen: OutcomeChoice, text: string) => {
    onReason(text)
    submit(chosen, text)
  }

  const onForm = (event: FormEvent) => {
    event.preventDefault()
    if (choice !== null) submit(choice, reason)
  }

  return (
    <Dialog title="Submit case" size="sm" onClose={onClose}>
      <form ref={form} className={dialog.body} onSubmit={onForm}>
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
                onChange={() => {
                  setChoice(each)
                  setWarned(null)
                }}
              />
              <span className={styles.text}>{each.text}</span>
              <KeyCap name={each.key} />
            </label>
          ))}
        </div>
        {asksReason && (
          <ReasonKeys
            label={`Why ${choice.text.toLowerCase()}`}
            reasons={choice.reasons}
            onPick={({ text }) => pickReason(choice, text)}
          />
        )}
        <ReasonField
          field={reasonField}
          label={asksReason ? 'Reason in your own words' : 'Reason (optional)'}
          value={reason}
          onChange={onReason}
          onEnter={() => {
            if (choice !== null) submit(choice, reason)
          }}
        />
        <DoubtList doubts={doubts} onGo={onGo} />
        <p role="alert" className={styles.refusal}>
          {warned === null ? null : refusal(doubts, warned.key)}
        </p>
        <div className={dialog.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={choice === null || isReasonMissing || isBlocked}>
            {warned !== null && !isBlocked ? 'Submit all the same' : 'Submit'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
