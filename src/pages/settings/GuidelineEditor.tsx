import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { setGuideline } from '../../domain/commands/project-commands.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { useKeptDraft } from '../shared/use-kept-draft.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import styles from './SettingsPage.module.css'

/** The guideline of a project. Saving makes a new version; until then nothing is changed. */
export function GuidelineEditor({ projectStore }: { readonly projectStore: RecordStore }) {
  const { id, guideline } = useProjectOf(projectStore)
  // Null: not being edited, so that what an undo or another tab writes is shown.
  const [draft, setDraft] = useKeptDraft(`guideline:${id}`)
  const [error, setError] = useState<string | null>(null)
  const isChanged = draft !== null && draft !== guideline.markdown
  const save = () => {
    if (draft === null) return
    const saved = projectStore.dispatch(setGuideline(draft))
    setError(saved.ok ? null : describeProblem(saved.error))
    if (saved.ok) setDraft(null)
  }
  return (
    <section aria-labelledby="guideline-title" className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 id="guideline-title" className={styles.sectionTitle}>
          Guideline
        </h2>
        <span className={styles.dim}>Version {guideline.version}</span>
        {isChanged && <Button onClick={() => setDraft(null)}>Discard</Button>}
        <Button variant="filled" disabled={!isChanged} onClick={save}>
          Save as new version
        </Button>
      </div>
      <Textarea
        aria-label="Guideline"
        placeholder="How to read and label these cases, in Markdown."
        autosize
        minRows={4}
        maxRows={24}
        error={error}
        classNames={{ input: styles.guideline ?? '' }}
        value={draft ?? guideline.markdown}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
    </section>
  )
}
