import { Button } from '@mantine/core'
import { type FormEvent, useRef } from 'react'
import dialog from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { ReasonField } from './ReasonField.tsx'
import { ReasonKeys } from './ReasonKeys.tsx'
import { deferReasons, ownWordsKey } from './reason-choices.ts'
import { useDialogKeys } from './use-dialog-keys.ts'

interface DeferDialogProps {
  /** What is in the field of the reason: it outlives the dialog. */
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onDefer: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why a case is set aside: one key for a common reason, or own words. */
export function DeferDialog({ reason, onReason, onDefer, onClose }: DeferDialogProps) {
  const field = useRef<HTMLTextAreaElement>(null)

  const defer = () => {
    if (reason.trim() !== '') onDefer(reason.trim())
  }

  useDialogKeys((key) => {
    if (key === ownWordsKey) return () => field.current?.focus()
    const picked = deferReasons.find((candidate) => candidate.key === key)
    return picked === undefined ? undefined : () => onDefer(picked.text)
  })

  const onForm = (event: FormEvent) => {
    event.preventDefault()
    defer()
  }

  return (
    <Dialog title="Defer case" size="sm" onClose={onClose}>
      <form className={dialog.body} onSubmit={onForm}>
        <ReasonKeys label="Why defer" reasons={deferReasons} onPick={({ text }) => onDefer(text)} />
        <ReasonField
          field={field}
          label="Reason in your own words"
          value={reason}
          onChange={onReason}
          onEnter={defer}
        />
        <div className={dialog.actions}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={reason.trim() === ''}>
            Defer
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
