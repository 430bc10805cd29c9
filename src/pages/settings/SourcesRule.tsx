import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { setKeepSources } from '../../domain/commands/project-commands.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import styles from './SettingsPage.module.css'

/** Whether imported files are stored as they are, identifiers and all. Turning it on is asked twice, in place: what comes in so cannot be taken out again. */
export function SourcesRule({ projectStore }: { readonly projectStore: RecordStore }) {
  const project = useProjectOf(projectStore)
  const [isAsking, setAsking] = useState(false)
  const isKept = project.rules.keepSources === true
  const set = (value: boolean) => {
    projectStore.dispatch(setKeepSources(value))
    setAsking(false)
  }
  return (
    <section aria-labelledby="sources-title" className={styles.section}>
      <h2 id="sources-title" className={styles.sectionTitle}>
        Imported files
      </h2>
      <Checkbox
        label="Keep source files as they are, with names and numbers of patients"
        description="Off, only the picture and how it was taken is stored. What is in the project already stays as it is."
        checked={isKept}
        onChange={() => (isKept ? set(false) : setAsking(true))}
      />
      {isAsking && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
        <div role="group" aria-label="Keep source files?" className={styles.asking}>
          <p className={styles.plain}>
            Files imported from now on will be stored with their headers and file names. Patients can then be told from
            this browser's storage and from exports. Do this only where your ethics board and your hospital allow it.
          </p>
          <div className={styles.answers}>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button variant="filled" color="red" onClick={() => set(true)}>
              Keep source files
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}
