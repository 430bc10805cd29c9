import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { setSectionLists } from '../../domain/commands/project-commands.ts'
import {
  addList,
  addSection,
  moveSection,
  replaceList,
  replaceSection,
  withoutSection,
} from '../../domain/text/section-edits.ts'
import { type SectionList, sectionListsOf } from '../../domain/text/section-presets.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { CommitInput } from '../../ui/CommitInput.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { useApp } from '../shared/app-services.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import styles from './SectionEditor.module.css'
import { SectionRow } from './SectionRow.tsx'
import pageStyles from './SettingsPage.module.css'

/** The headings that notes have, by kind of note: what the outline of a note goes by. Every change is made at once. */
export function SectionEditor({ projectStore }: { readonly projectStore: RecordStore }) {
  const { env } = useApp()
  const project = useProjectOf(projectStore)
  const lists = sectionListsOf(project)
  const [chosenId, choose] = useState<string | null>(null)
  const list = lists.find(({ id }) => id === chosenId) ?? lists[0]
  const isOwn = lists === project.sectionLists

  const commit = (next: readonly SectionList[] | null): string | null => {
    const result = projectStore.dispatch(setSectionLists(next))
    return result.ok ? null : describeProblem(result.error)
  }
  const change = (next: SectionList) => commit(replaceList(lists, next))
  const add = () => {
    const id = env.newId()
    commit(addList(lists, id))
    choose(id)
  }

  return (
    <section aria-labelledby="sections-title" className={pageStyles.section}>
      <div className={pageStyles.sectionHead}>
        <h2 id="sections-title" className={pageStyles.sectionTitle}>
          Sections of notes
        </h2>
        <span className={pageStyles.dim}>The outline of a note goes by the kind whose headings fit best.</span>
        {isOwn && <Button onClick={() => commit(null)}>Restore the built-in lists</Button>}
        <Button leftSection={<IconPlus size={15} />} onClick={add}>
          Add kind of note
        </Button>
      </div>
      {list !== undefined && (
        <>
          <div className={styles.kind}>
            <NativeSelect
              label="Kind of note"
              data={lists.map(({ id, label }) => ({ value: id, label }))}
              value={list.id}
              onChange={({ currentTarget }) => choose(currentTarget.value)}
            />
            <CommitInput
              key={list.id}
              label="Name"
              isLabelShown
              value={list.label}
              onCommit={(label) => change({ ...list, label: label.trim() })}
            />
            <IconAction
              name={lists.length === 1 ? 'One kind of note must stay' : `Remove the kind of note ${list.label}`}
              isOff={lists.length === 1}
              onClick={() => commit(lists.filter(({ id }) => id !== list.id))}
            >
              <IconTrash size={15} />
            </IconAction>
          </div>
          <div className={styles.table}>
            <div className={styles.head} aria-hidden>
              <span>Section</span>
              <span>Headings it goes under, with semicolons between; capitals and colons do not matter</span>
            </div>
            <ul className={pageStyles.list} aria-label={`Sections of ${list.label}`}>
              {list.sections.map((section) => (
                <SectionRow
                  key={section.id}
                  section={section}
                  onChange={(part) => change(replaceSection(list, section.id, part))}
                  onMove={(by) => change(moveSection(list, section.id, by))}
                  onRemove={() => change(withoutSection(list, section.id))}
                />
              ))}
            </ul>
            <AddSection key={list.id} onAdd={(name) => change(addSection(list, env.newId(), name))} />
          </div>
        </>
      )}
    </section>
  )
}

/** @param onAdd makes the section, or answers why not */
function AddSection({ onAdd }: { readonly onAdd: (name: string) => string | null }) {
  const [name, setName] = useState('')
  const [error, setError] = useState<string | null>(null)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const refused = onAdd(name)
    setError(refused)
    if (refused === null) setName('')
  }
  return (
    <form className={styles.add} onSubmit={onSubmit}>
      <TextInput
        aria-label="Name of a new section"
        placeholder="New section"
        autoComplete="off"
        error={error}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button type="submit" leftSection={<IconPlus size={15} />}>
        Add section
      </Button>
    </form>
  )
}
