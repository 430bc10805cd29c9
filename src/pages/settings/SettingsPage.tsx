import { useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { renameProject } from '../../domain/commands/project-commands.ts'
import { IdentityForm } from '../../panels/identity-form/IdentityForm.tsx'
import { everyCase } from '../../persistence/case-list/case-query.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { CommitInput } from '../../ui/CommitInput.tsx'
import { useApp } from '../shared/app-services.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { pageKey } from '../shared/keys/page-keys.ts'
import { Page } from '../shared/Page.tsx'
import { casesPath } from '../shared/paths.ts'
import { StoreControls } from '../shared/StoreControls.tsx'
import { useWholeView } from '../shared/use-blind-view.ts'
import { useFacets } from '../shared/use-facets.ts'
import { useListedCases } from '../shared/use-listed-cases.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import { useShortcuts } from '../shared/use-shortcuts.ts'
import { useTitle } from '../shared/use-title.ts'
import { WithProject } from '../shared/WithProject.tsx'
import { BlindingRules } from './BlindingRules.tsx'
import { CodesSection } from './CodesSection.tsx'
import { ConflictSection } from './ConflictSection.tsx'
import { GuidelineEditor } from './GuidelineEditor.tsx'
import { KeyboardSection } from './KeyboardSection.tsx'
import { LabelEditor } from './LabelEditor.tsx'
import { LogSection } from './LogSection.tsx'
import { SectionEditor } from './SectionEditor.tsx'
import { SettingsContents } from './SettingsContents.tsx'
import styles from './SettingsPage.module.css'
import { SourcesRule } from './SourcesRule.tsx'
import { useDefinitionChanges } from './use-definition-changes.ts'
import { GuidelineVersions, LabelSetVersions } from './Versions.tsx'

/** What a project is made of before anything is annotated, and who annotates. */
export default function SettingsPage({ projectId }: { readonly projectId: string }) {
  return <WithProject projectId={projectId}>{(projectStore) => <Settings projectStore={projectStore} />}</WithProject>
}

function Settings({ projectStore }: { readonly projectStore: RecordStore }) {
  const project = useProjectOf(projectStore)
  useTitle(`Settings, ${project.name}`)
  const { env, identity } = useApp()
  const { current, update } = identity
  const query = useMemo(() => everyCase(env.actor), [env.actor])
  const facets = useFacets(useListedCases(project.id, useWholeView(), query), query, true)
  const annotators = useStore(projectStore.store, ({ records }) => records.tables.annotator)
  const versions = {
    projectId: project.id,
    changes: useDefinitionChanges(project.id, projectStore),
    facets,
    annotatorName: (id: string) => annotators.get(id)?.name ?? 'Somebody unknown',
  }
  const sections = useRef<HTMLDivElement>(null)
  const undo = () => void projectStore.undo()
  const redo = () => void projectStore.redo()
  useShortcuts([
    { ...pageKey('Mod+Z'), run: undo },
    { ...pageKey('Mod+Shift+Z'), run: redo },
    { ...pageKey('Mod+Y'), run: redo },
  ])
  return (
    <Page
      crumbs={[{ text: project.name, path: casesPath(project.id) }, { text: 'Settings' }]}
      title="Settings"
      controls={<StoreControls store={projectStore} onUndo={undo} onRedo={redo} />}
    >
      <div className={styles.layout}>
        <SettingsContents sections={sections} />
        <div ref={sections} className={styles.sections}>
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
          <LabelEditor projectStore={projectStore} facets={facets} />
          <GuidelineEditor projectStore={projectStore} />
          <section aria-labelledby="versions-title" className={styles.section}>
            <h2 id="versions-title" className={styles.sectionTitle}>
              Versions
            </h2>
            <LabelSetVersions {...versions} />
            <GuidelineVersions {...versions} />
          </section>
          <SectionEditor projectStore={projectStore} />
          <BlindingRules projectStore={projectStore} />
          <CodesSection projectId={project.id} />
          <SourcesRule projectStore={projectStore} />
          <ConflictSection projectStore={projectStore} />
          <LogSection projectId={project.id} />
          <KeyboardSection labels={project.labelSet.labels} />
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
        </div>
      </div>
    </Page>
  )
}
