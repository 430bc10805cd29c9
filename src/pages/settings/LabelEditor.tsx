import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { setLabels } from '../../domain/commands/project-commands.ts'
import type { Label } from '../../domain/records/label.ts'
import type { Facets } from '../../persistence/case-list/facets.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { useApp } from '../shared/app-services.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { useKeyChanges } from '../shared/keys/key-settings.ts'
import { reservedKeys } from '../shared/keys/known-keys.ts'
import { useModules } from '../shared/modules-context.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import { LabelRow } from './LabelRow.tsx'
import { addLabel, hotkeyProblem, moveLabel, replaceLabel, withoutLabel } from './label-edits.ts'
import styles from './SettingsPage.module.css'

interface LabelEditorProps {
  readonly projectStore: RecordStore
  /** What occurs in the project's cases; undefined until it is counted. */
  readonly facets: Facets | undefined
}

/** The labels of a project. Every change is made at once and makes a new version of the label set. */
export function LabelEditor({ projectStore, facets }: LabelEditorProps) {
  const { env } = useApp()
  const modules = useModules()
  const project = useProjectOf(projectStore)
  const { labels, version } = project.labelSet
  const kinds = [...new Set(modules.modalities.all.flatMap(({ targetKinds }) => targetKinds))]
  const taken = reservedKeys(modules.modalities, useKeyChanges())
  const isUsed = (id: string) => facets?.label?.some(({ value }) => value.startsWith(`${id}:`)) ?? true

  const commit = (next: readonly Label[]): string | null => {
    const result = projectStore.dispatch(setLabels(next))
    return result.ok ? null : describeProblem(result.error)
  }
  const change = (id: string) => (part: Partial<Label>) => {
    const refused = hotkeyProblem(part.hotkey ?? null, taken)
    return refused === null ? commit(replaceLabel(labels, id, part)) : describeProblem(refused)
  }

  return (
    <section aria-labelledby="labels-title" className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 id="labels-title" className={styles.sectionTitle}>
          Labels
        </h2>
        <span className={styles.dim}>Version {version}</span>
        <Button leftSection={<IconPlus size={15} />} onClick={() => commit(addLabel(labels, env.newId()))}>
          Add label
        </Button>
      </div>
      <div className={styles.labels}>
        <div className={styles.head} aria-hidden>
          <span />
          <span>Name</span>
          <span>Key</span>
          <span>Marks</span>
          <span>Code</span>
          <span>Sides</span>
          <span>Attributes</span>
          <span />
        </div>
        <ul className={styles.list} aria-label="Labels">
          {labels.map((label) => (
            <LabelRow
              key={label.id}
              label={label}
              kinds={kinds}
              isUsed={isUsed(label.id)}
              projectId={project.id}
              onChange={change(label.id)}
              onMove={(by) => commit(moveLabel(labels, label.id, by))}
              onRemove={() => commit(withoutLabel(labels, label.id))}
            />
          ))}
        </ul>
      </div>
    </section>
  )
}
