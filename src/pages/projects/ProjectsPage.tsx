import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Project } from '../../domain/records/project.ts'
import type { Problem } from '../../lib/result.ts'
import { deleteProject, type ProjectListing } from '../../persistence/projects.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { loadedPart } from '../../ui/loaded-part.tsx'
import { ProblemList } from '../../ui/ProblemList.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import type { ImportProgress, ImportReport } from '../../workers/import-report.ts'
import { useApp } from '../shared/app-services.ts'
import { columnChoiceKey } from '../shared/column-choice-key.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { Page } from '../shared/Page.tsx'
import { casesPath } from '../shared/paths.ts'
import { importProgressText } from '../shared/progress-text.ts'
import { useRunning } from '../shared/use-running.ts'
import { useShortcuts } from '../shared/use-shortcuts.ts'
import { useTitle } from '../shared/use-title.ts'
import { ProjectRow } from './ProjectRow.tsx'
import styles from './ProjectsPage.module.css'
import { StorageNote } from './StorageNote.tsx'
import { useProjects } from './use-projects.ts'

// Dialogs, and what is seldom seen, are no part of what the first page waits for.
const DamagedProjects = loadedPart(async () => (await import('./DamagedProjects.tsx')).DamagedProjects)
const DeleteProjectDialog = loadedPart(async () => (await import('./DeleteProjectDialog.tsx')).DeleteProjectDialog)
const NewProjectDialog = loadedPart(async () => (await import('./NewProjectDialog.tsx')).NewProjectDialog)
const ProgressDialog = loadedPart(async () => (await import('../../ui/ProgressDialog.tsx')).ProgressDialog)

interface ProjectsPageProps {
  /** Asks for the page that comes next while something takes its time. */
  readonly preloadCases: () => void
}

// What is done to projects is no part of it either: it reads and writes logs.
const loadActions = () => import('./project-actions.ts')

/** Every project of this browser. */
export default function ProjectsPage({ preloadCases }: ProjectsPageProps) {
  useTitle('Projects')
  const { db, env } = useApp()
  const projects = useProjects(db)
  const demo = useRunning<ImportProgress, ImportReport>()
  const [, navigate] = useLocation()
  const [isNaming, setNaming] = useState(false)
  const [deleting, setDeleting] = useState<ProjectListing | null>(null)
  const [duplicating, setDuplicating] = useState<Project | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const duplicate = async (project: Project, name: string) => {
    setDuplicating(null)
    const made = await (await loadActions()).duplicateSettings(db, env, project, name)
    if (made.ok) navigate(casesPath(made.value.id))
    else setProblem(made.error)
  }

  const rename = async (projectId: string, name: string) => {
    const renamed = await (await loadActions()).renameClosedProject(db, env, projectId, name)
    if (!renamed.ok) setProblem(renamed.error)
  }

  const create = async (name: string) => {
    setNaming(false)
    const created = await (await loadActions()).createStarterProject(db, env, name)
    if (!created.ok) return setProblem(created.error)
    // Asks the browser not to clear our data by itself. Never awaited: it may never answer.
    void navigator.storage.persist()
    navigate(casesPath(created.value.id))
  }

  const openDemo = async () => {
    setProblem(null)
    preloadCases()
    // Loaded on demand: no part of what the first page waits for.
    const { openDemoProject } = await import('./open-demo.ts')
    const opened = await openDemoProject(db, env, demo.run)
    if (opened.ok) navigate(casesPath(opened.value))
    else if (opened.error.code !== 'cancelled') setProblem(opened.error)
  }

  const isReady = () => projects !== undefined && demo.running === null
  useShortcuts([
    { text: 'New project', group: 'Projects', run: () => setNaming(true) },
    { text: 'Open demo project', group: 'Projects', run: () => void openDemo(), applies: isReady },
  ])
  const buttons = (
    <>
      <Button onClick={() => void openDemo()} disabled={projects === undefined || demo.running !== null}>
        Open demo project
      </Button>
      <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={() => setNaming(true)}>
        New project
      </Button>
    </>
  )

  return (
    <Page crumbs={[]} title="Projects" actions={projects?.length === 0 ? undefined : buttons}>
      {problem !== null && (
        <ProblemList label="Problems" problems={[{ subject: null, message: describeProblem(problem) }]} />
      )}
      {projects === undefined ? (
        <SkeletonRows label="Reading projects" />
      ) : projects.length === 0 ? (
        <EmptyState title="No projects yet" actions={buttons}>
          A project holds cases, labels and everybody’s annotations. The demo has eleven made-up chest radiographs and a
          CT with their reports, some of them read by two demo readers.
        </EmptyState>
      ) : (
        <ul className={styles.list} aria-label="Projects">
          {projects.map((listing) => (
            <ProjectRow
              key={listing.project.id}
              listing={listing}
              onRename={(name) => void rename(listing.project.id, name)}
              onDuplicate={() => setDuplicating(listing.project)}
              onDelete={() => setDeleting(listing)}
            />
          ))}
        </ul>
      )}
      {projects !== undefined && <DamagedProjects />}
      <StorageNote />
      {isNaming && <NewProjectDialog onCreate={(name) => void create(name)} onClose={() => setNaming(false)} />}
      {duplicating !== null && (
        <NewProjectDialog
          title={`Duplicate settings of ${duplicating.name}`}
          description="The new project gets the same labels, guideline, terminologies and rules, and no cases."
          initialName={`${duplicating.name} (copy)`}
          onCreate={(name) => void duplicate(duplicating, name)}
          onClose={() => setDuplicating(null)}
        />
      )}
      {deleting !== null && (
        <DeleteProjectDialog
          listing={deleting}
          onClose={() => setDeleting(null)}
          onConfirm={() => {
            setDeleting(null)
            void deleteProject(db, deleting.project.id).then((deleted) => {
              if (deleted.ok) localStorage.removeItem(columnChoiceKey(deleting.project.id))
              else setProblem(deleted.error)
            })
          }}
        />
      )}
      {demo.running !== null && (
        <ProgressDialog
          title="Making the demo project"
          progress={importProgressText(demo.running.progress)}
          onCancel={demo.cancel}
        />
      )}
    </Page>
  )
}
