import { NativeSelect, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../../domain/commands/command.ts'
import { filedFact, stateFact } from '../../domain/commands/fact-commands.ts'
import { type StateableFact, stateableFacts } from '../../domain/facts/stateable.ts'
import type { Fact, Item } from '../../domain/records/case.ts'
import type { Json } from '../../lib/json.ts'
import { useProject, useSession } from '../../session/session-context.ts'
import { timeText } from '../../ui/time-text.ts'
import { useCommitOnLeave } from '../../ui/use-commit-on-leave.ts'
import styles from './FactsPanel.module.css'
import { type StateableLine, sourceText } from './fact-lines.ts'
import { factText } from './fact-text.ts'

interface StatedFactProps {
  readonly item: Item
  readonly line: StateableLine
  readonly onCommand: (command: Command) => void
}

/** A fact that can be stated: its value to be chosen, and who or what says so. */
export function StatedFact({ item, line, onCommand }: StatedFactProps) {
  const project = useProject()
  const noteId = useId()
  const fact = item.facts[line.fact]
  const state = (value: Json) => onCommand(stateFact(item.id, line.fact, value, project))
  const Field = stateableFacts[line.fact] === 'date' ? DayField : ChoiceField
  return (
    <div className={styles.line}>
      <span className={styles.name} aria-hidden>
        {line.name}
      </span>
      <div className={styles.value}>
        <Field line={line} fact={fact} noteId={noteId} onState={state} />
        <span id={noteId} className={styles.source}>
          <Origin name={line.fact} fact={fact} />
        </span>
      </div>
    </div>
  )
}

interface FieldProps {
  readonly line: StateableLine
  readonly fact: Fact | undefined
  readonly noteId: string
  readonly onState: (value: Json) => void
}

/** The file's own value, or "Unknown", comes first: choosing it takes a reader's word back. */
function ChoiceField({ line, fact, noteId, onState }: FieldProps) {
  const filed = filedFact(fact)
  const choices = choicesOf(line.fact).filter((value) => value !== filed?.value)
  return (
    <NativeSelect
      aria-label={line.name}
      aria-describedby={noteId}
      classNames={{ input: styles.field ?? '' }}
      data-unknown={fact === undefined || undefined}
      value={fact?.origin === 'reader' ? JSON.stringify(fact.value) : ''}
      onChange={({ currentTarget: { value } }) => onState(value === '' ? null : JSON.parse(value))}
      data={[
        { value: '', label: factText(line.fact, filed) ?? 'Unknown' },
        ...choices.map((value) => ({
          value: JSON.stringify(value),
          label: factText(line.fact, { value, origin: 'reader' }) ?? String(value),
        })),
      ]}
    />
  )
}

function choicesOf(name: StateableFact): readonly (string | boolean)[] {
  const choices = stateableFacts[name]
  return choices === 'date' ? [] : choices
}

/** A day is stated when the field is left: on the way there are days that nobody means. */
function DayField({ line, fact, noteId, onState }: FieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const dayOf = (given: Fact | undefined) => (typeof given?.value === 'string' ? given.value.slice(0, 10) : '')
  const commit = useCommitOnLeave(() => {
    if (draft !== null && draft !== dayOf(fact))
      onState(draft === '' || draft === dayOf(filedFact(fact)) ? null : draft)
    setDraft(null)
  })
  return (
    <TextInput
      type="date"
      aria-label={line.name}
      aria-describedby={noteId}
      classNames={{ input: styles.field ?? '' }}
      value={draft ?? dayOf(fact)}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        if (event.key === 'Escape') setDraft(null)
      }}
    />
  )
}

/** The element of the header, the manifest, or who stated it and what the file says instead. */
function Origin({ name, fact }: { readonly name: string; readonly fact: Fact | undefined }) {
  const { projectStore } = useSession()
  const author = useStore(projectStore.store, ({ records }) => records.tables.annotator.get(fact?.by ?? '')?.name)
  if (fact?.origin !== 'reader') return sourceText(fact)
  const filed = fact.overrides
  const when = fact.at === undefined ? '' : `, ${timeText(fact.at)}`
  const instead = filed === undefined ? '' : `; ${sourceText(filed)} says ${factText(name, filed) ?? 'nothing'}`
  return `Stated by ${author ?? 'a reader'}${when}${instead}`
}
