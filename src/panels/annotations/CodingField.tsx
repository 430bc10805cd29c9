import type { KeyboardEvent } from 'react'
import { setCodings } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Coding } from '../../domain/records/primitives.ts'
import { useSession } from '../../session/session-context.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { TypeAhead } from '../../ui/type-ahead/TypeAhead.tsx'
import type { TypeAheadOption } from '../../ui/type-ahead/type-ahead-option.ts'
import styles from './AnnotationDetails.module.css'
import { chosenCodesText } from './annotation-text.ts'
import { CodingList } from './CodingList.tsx'
import { type ConceptMemory, noConceptMemory } from './concept-memory.ts'

/** Concepts that match what was typed, best first. */
export type ConceptSearch = (query: string) => Promise<readonly TypeAheadOption<Coding>[] | null>

interface CodingFieldProps {
  readonly annotation: Annotation
  readonly search: ConceptSearch
  readonly memory?: ConceptMemory
  readonly onCommand: (command: Command) => void
}

/** Why there is no code, each with its key in the search field. By place on the keyboard: with Alt a key types another sign on some. */
const withoutCode = [
  { state: 'deferred', label: 'Decide later', code: 'KeyL', keyCap: 'Alt+L' },
  { state: 'none-suitable', label: 'No suitable code exists', code: 'KeyN', keyCap: 'Alt+N' },
] as const

/** The codes of an annotation: found by search, taken from those used before, put in order, or said to be wanting. */
export function CodingField({ annotation, search, memory = noConceptMemory, onCommand }: CodingFieldProps) {
  const { id, codings, codingState } = annotation
  const { viewStore } = useSession()
  const write = (next: readonly Coding[]) => {
    onCommand(setCodings(id, next, 'deferred'))
    viewStore.announce(chosenCodesText(next))
  }
  const leaveOut = ({ state, label }: (typeof withoutCode)[number]) => {
    onCommand(setCodings(id, [], state))
    viewStore.announce(label)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = withoutCode.find(({ code }) => event.altKey && event.code === code)
    if (choice === undefined) return
    event.preventDefault()
    event.stopPropagation()
    leaveOut(choice)
  }
  return (
    <fieldset className={styles.codes} data-field="code" onKeyDown={onKeyDown}>
      <legend className={styles.legend}>Code</legend>
      <CodingList codings={codings} favourites={memory.favourites} onChange={write} onStar={memory.toggleFavourite} />
      <TypeAhead
        label="Find concept"
        nothingFound="No concept has all of these words"
        firstQuery={codings.length === 0 ? quoteOf(annotation) : ''}
        suggestions={memory.remembered}
        search={search}
        onPick={(coding) => {
          memory.noteUse(coding)
          const isKnown = codings.some((other) => other.system === coding.system && other.code === coding.code)
          if (!isKnown) write([...codings, coding])
        }}
      />
      {codings.length === 0 && (
        <div role="radiogroup" aria-label="Without a code" className={styles.without}>
          {withoutCode.map((choice) => (
            <label key={choice.state} className={styles.choice}>
              <input
                type="radio"
                name={`without-code-${id}`}
                aria-keyshortcuts={choice.keyCap}
                checked={codingState === choice.state}
                onChange={() => leaveOut(choice)}
              />
              {choice.label} <KeyCap name={choice.keyCap} isAsIs />
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}

/** Longer than any term: what is marked may be a whole paragraph. */
const longestQuery = 80

/** The words that a span marks, which are most often what the code is looked for by; empty for other targets. */
function quoteOf({ target }: Annotation): string {
  if (target.kind !== 'span') return ''
  const words = target.fragments.map(({ quote }) => quote).join(' ')
  return words.replace(/\s+/g, ' ').trim().slice(0, longestQuery)
}
