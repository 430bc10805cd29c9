import { Checkbox } from '@mantine/core'
import { setBlinding } from '../../domain/commands/project-commands.ts'
import { blindingOf } from '../../domain/reading/blinding.ts'
import { type BlindingRule, blindingRules } from '../../domain/records/project.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import styles from './SettingsPage.module.css'

const ruleText: Readonly<Record<BlindingRule, { readonly name: string; readonly detail: string }>> = {
  report: { name: 'The report', detail: 'Notes of the case, and everything marked in them.' },
  suggestions: { name: 'Suggestions', detail: 'Annotations made by a model or a rule.' },
  'earlier-labels': {
    name: 'Earlier labels',
    detail: 'Annotations, findings and outcomes of other annotators, and everything imported.',
  },
}

/** What readers do not see of a case until they have set its outcome. Each change is a new version of the guideline. */
export function BlindingRules({ projectStore }: { readonly projectStore: RecordStore }) {
  const project = useProjectOf(projectStore)
  const rules = blindingOf(project)
  return (
    <section aria-labelledby="blinding-title" className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 id="blinding-title" className={styles.sectionTitle}>
          Hidden until submitted
        </h2>
        <span className={styles.dim}>Guideline {project.guideline.version}</span>
      </div>
      <p className={styles.blindingText}>
        Readers do not see what is ticked here until they have set the outcome of a case. They can reveal it before;
        that is logged with their reading. Exports are not affected.
      </p>
      {blindingRules.map((rule) => (
        <Checkbox
          key={rule}
          label={ruleText[rule].name}
          description={ruleText[rule].detail}
          checked={rules.includes(rule)}
          onChange={(event) => {
            const others = rules.filter((other) => other !== rule)
            projectStore.dispatch(setBlinding(event.currentTarget.checked ? [...others, rule] : others))
          }}
        />
      ))}
    </section>
  )
}
