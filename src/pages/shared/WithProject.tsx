import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { RecordStore } from '../../session/record-store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { loadedPart } from '../../ui/loaded-part.tsx'
import { PageSkeleton } from '../../ui/PageSkeleton.tsx'
import { describeProblem } from './describe-problem.ts'
import styles from './Page.module.css'
import { projectsPath } from './paths.ts'
import { useProjectStore } from './use-record-store.ts'

interface WithProjectProps {
  readonly projectId: string
  readonly children: (projectStore: RecordStore) => ReactNode
}

// Only where something is damaged.
const LogCheck = loadedPart(async () => (await import('./log-check/LogCheck.tsx')).LogCheck)

/** Opens a project for the page inside, or says why it cannot. */
export function WithProject({ projectId, children }: WithProjectProps) {
  const opened = useProjectStore(projectId)
  if (opened.state === 'opening') return <PageSkeleton label="Opening the project" />
  if (opened.state === 'open') return children(opened.value)
  return (
    <main className={styles.centred}>
      <EmptyState
        level={1}
        title="The project cannot be opened"
        actions={<Link href={projectsPath}>Go to the projects</Link>}
      >
        {describeProblem(opened.problem)}
      </EmptyState>
      {opened.problem.code === 'row-corrupt' && (
        <div className={styles.mending}>
          <LogCheck projectId={projectId} />
        </div>
      )}
    </main>
  )
}
