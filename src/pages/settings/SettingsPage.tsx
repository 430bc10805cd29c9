import { renameProject } from '../../domain/commands/project-commands.ts'
import { IdentityForm } from '../../panels/identity-form/IdentityForm.tsx'
import type { RecordStore } from '../../session/record-store.ts'
import { CommitInput } from '../../ui/CommitInput.tsx'
import { useApp } from '../shared/app-services.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { Page } from '../shared/Page.tsx'
import { casesPath } from '../shared/paths.ts'
import { StoreControls } from '../shared/StoreControls.tsx'
import { useProjectOf } from '../shared/use-project-of.ts'
import { useShortcuts } from '../shared/use-shortcuts.ts'
import { useTitle } from '../shared/use-title.ts'
import { WithProject } from '../shared/WithProject.tsx'
import { BlindingRules } from './BlindingRules.tsx'
import { CodesSection } from './CodesSection.tsx'
import { LabelEditor } from './LabelEditor.tsx'
import styles from './SettingsPage.module.css'
import { SourcesRule } from './SourcesRule.tsx'

/** What a project is made of before anything is annotated, and who annotates. */
export default function SettingsPage({ projectId }: { readonly projectId: string }) {
  return <WithProject projectId={projectId}>{(projectStore) => <Settings projectStore={projectStore} />}</WithProject>
}

function Settings({ projectStore }: { readonly projectStore: RecordStore }) {
  const project = useProjectOf(projectStore)
  useTitle(`Settings, ${project.name}`)
  const { current, update } = useApp().identity
  const undo = () => void projectStore.undo()
  const redo = () => void projectStore.redo()
  useShortcuts([
    { chord: 'Mod+Z', run: undo },
    { chord: 'Mod+Shift+Z', run: redo },
    { chord: 'Mod+Y', run: redo },
  ])
  return (
    <Page
      crumbs={[{ text: project.name, path: casesPath(project.id) }, { text: 'Settings' }]}
      title="Settings"
      controls={<StoreControls store={projectStore} onUndo={undo} onRedo={redo} />}
    >
      <section aria-labelledby="project-title" className={styles.section}>
        <h2 id="project-title" className={styles.sectionTitle}>
          Project
        </h2>
        <div className={styles.narrow}>
          <CommitInput
            label="Project name"
            isLabelShown
            value={project.name}
            onCommit={(name) => {
              const renamed = projectStore.dispatch(renameProject(name))
              return renamed.ok ? null : describeProblem(renamed.error)
            }}
          />
        </div>
      </section>
      <LabelEditor projectStore={projectStore} />
      <BlindingRules projectStore={projectStore} />
      <CodesSection projectId={project.id} />
      <SourcesRule projectStore={projectStore} />
      <section aria-labelledby="identity-title" className={styles.section}>
        <h2 id="identity-title" className={styles.sectionTitle}>
          You
        </h2>
        <div className={styles.narrow}>
          <IdentityForm
            key={current.id}
            initial={current}
            action="Save"
            onSubmit={(details) => void update(current.id, details)}
          />
        </div>
      </section>
    </Page>
  )
}
