import { NativeSelect } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { Outline } from '../../../domain/text/outline.ts'
import type { SectionList } from '../../../domain/text/section-presets.ts'
import type { Section } from '../../../domain/text/sections.ts'
import styles from './OutlinePanel.module.css'

interface OutlinePanelProps {
  readonly outline: Outline
  /** The project's kinds of notes. */
  readonly lists: readonly SectionList[]
  readonly current: Section | undefined
  /** Over the text, where there is no room beside it. */
  readonly isOver: boolean
  readonly onGo: (section: Section) => void
  readonly onChoose: (listId: string) => void
  readonly onClose: () => void
}

/** The sections of a note: where one is, and the way to another. Arrow keys walk through them, Enter goes there. */
export function OutlinePanel({ outline, lists, current, isOver, onGo, onChoose, onClose }: OutlinePanelProps) {
  const { list, sections } = outline

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const buttons = [...event.currentTarget.querySelectorAll('button')]
      const index = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1
      if (index === -1) return
      buttons[index + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <nav
      className={isOver ? `${styles.panel} ${styles.over}` : styles.panel}
      aria-label="Outline of the note"
      data-own-keys
      onKeyDown={onKeyDown}
    >
      <NativeSelect
        aria-label="Kind of note"
        title="Whose headings are known"
        data={lists.map(({ id, label }) => ({ value: id, label }))}
        value={list.id}
        onChange={({ target }) => onChoose(target.value)}
      />
      {sections.length === 0 && <p className={styles.none}>No headings found.</p>}
      <ol className={styles.list}>
        {sections.map((section) => (
          <li key={section.heading.start}>
            <button
              type="button"
              className={section.name === null ? `${styles.section} ${styles.unknown}` : styles.section}
              aria-current={section === current ? 'location' : undefined}
              title={section.name === null || isSame(section) ? undefined : section.name}
              onClick={() => onGo(section)}
            >
              {section.title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function isSame({ title, name }: Section): boolean {
  return title.toLowerCase() === name?.toLowerCase()
}
