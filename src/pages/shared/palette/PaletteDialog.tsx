import { Modal, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { LabelChip } from '../../../ui/LabelChip.tsx'
import { countText } from '../../../ui/time-text.ts'
import { useKeyChanges } from '../keys/key-settings.ts'
import { typeHeld } from '../keys/type-ahead.ts'
import { useModules } from '../modules-context.ts'
import { commandEntries } from './command-entries.ts'
import styles from './Palette.module.css'
import { type FoundEntry, foundEntries, offered, type PaletteEntry } from './palette-entry.ts'
import { noteRecent, recentIds } from './recents.ts'
import { useCases } from './use-cases.ts'
import { useProjectEntries } from './use-project-entries.ts'

interface PaletteDialogProps {
  /** The project whose cases are found; null on pages of none. */
  readonly projectId: string | null
  /** The case that is open; null: none. */
  readonly caseId: string | null
  readonly go: (path: string) => void
  /** What was typed before the field was there. */
  readonly takeTyped: () => string
  /** Takes the palette away; what was chosen runs when the focus is back where it was. */
  readonly onClose: (chosen: (() => void) | null) => void
}

/** How far Page Up and Page Down go. */
const page = 8
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }

/** One field for everything: commands with their keys, labels, cases, projects. The combobox of the ARIA Authoring Practices. */
export function PaletteDialog({ projectId, caseId, go, takeTyped, onClose }: PaletteDialogProps) {
  const { modalities } = useModules()
  const changes = useKeyChanges()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const [recent] = useState(recentIds)
  // What applies is asked once: nothing changes below while the palette is open.
  const [commands] = useState(() => commandEntries(modalities, changes))
  const projects = useProjectEntries(go)
  const cases = useCases(projectId, caseId, query, go)
  const listId = useId()
  const found = useMemo(() => {
    const entries = [...commands, ...projects]
    return query.trim() === '' ? offered([...entries, ...cases], recent) : foundEntries(query, entries, cases, recent)
  }, [query, commands, projects, cases, recent])
  const at = Math.min(active, found.length - 1)

  const pick = (entry: PaletteEntry | undefined) => {
    if (entry === undefined) return
    noteRecent(entry.id)
    onClose(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = steps[event.key]
    if (event.key === 'Enter') pick(found[at]?.entry)
    else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') onClose(null)
    else if (step !== undefined && found.length > 0) setActive(stepped(at, step, found.length))
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <Modal.Root
      opened
      size={560}
      padding={0}
      yOffset="12vh"
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      onClose={() => onClose(null)}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label="Command palette" radius="md">
        <div className={styles.content}>
          <input
            className={styles.field}
            type="text"
            role="combobox"
            aria-label="Find a command, label or case"
            aria-autocomplete="list"
            aria-expanded
            aria-controls={listId}
            {...(found[at] === undefined ? {} : { 'aria-activedescendant': `${listId}-${at}` })}
            placeholder={projectId === null ? 'Find a command or project' : 'Find a command, label, case or project'}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            onFocus={() => typeHeld(takeTyped())}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
          <PaletteList id={listId} found={found} active={at} onPick={(index) => pick(found[index]?.entry)} />
          <VisuallyHidden role="status">{query === '' ? '' : countText(found.length, 'result')}</VisuallyHidden>
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

/** One step goes round the ends, a page stops at them. */
function stepped(from: number, by: number, count: number): number {
  return Math.abs(by) === 1 ? (from + by + count) % count : Math.max(0, Math.min(count - 1, from + by))
}

interface PaletteListProps {
  readonly id: string
  readonly found: readonly FoundEntry[]
  readonly active: number
  readonly onPick: (index: number) => void
}

function PaletteList({ id, found, active, onPick }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  const headings = [...new Set(found.map(({ heading }) => heading))]
  return (
    <div ref={list} id={id} role="listbox" aria-label="Results" className={styles.list}>
      {headings.map((heading) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, for which there is no element in a listbox
        <div key={heading} role="group" aria-label={heading}>
          <div role="presentation" className={styles.heading}>
            {heading}
          </div>
          {found.map((each, index) =>
            each.heading === heading ? (
              <Option
                key={each.entry.id}
                id={`${id}-${index}`}
                found={each}
                isActive={index === active}
                onPick={() => onPick(index)}
              />
            ) : null,
          )}
        </div>
      ))}
      {found.length === 0 && <p className={styles.nothing}>Nothing matches.</p>}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly found: FoundEntry
  readonly isActive: boolean
  readonly onPick: () => void
}

function Option({ id, found: { entry, at }, isActive, onPick }: OptionProps) {
  const { text, detail, chord, color } = entry
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant)
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are pressed in the field
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={styles.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {color !== undefined && <LabelChip name={text} color={color} />}
      <span className={styles.text}>{highlighted(text, at)}</span>
      <span className={styles.detail}>{detail}</span>
      {chord !== null && <KeyCap name={chord} isAsIs />}
    </div>
  )
}

/** The text with what was typed made to stand out. */
function highlighted(text: string, at: readonly number[]) {
  if (at.length === 0) return text
  const found = new Set(at)
  return [...text.matchAll(/[\s\S]/g)].map(({ 0: sign, index }) =>
    found.has(index) ? <b key={index}>{sign}</b> : sign,
  )
}
