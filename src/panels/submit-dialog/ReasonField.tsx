import { Textarea } from '@mantine/core'
import type { RefObject } from 'react'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { ownWordsKey } from './reason-choices.ts'

interface ReasonFieldProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Enter; with Shift it makes a line instead. */
  readonly onEnter: () => void
}

/** A reason in own words, reached by its key. */
export function ReasonField({ field, label, value, onChange, onEnter }: ReasonFieldProps) {
  return (
    <Textarea
      ref={field}
      label={
        <>
          {label} <KeyCap name={ownWordsKey} />
        </>
      }
      aria-keyshortcuts={ownWordsKey}
      size="xs"
      autosize
      minRows={1}
      maxRows={5}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey) return
        event.preventDefault()
        onEnter()
      }}
    />
  )
}
