import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { blindingOf } from '../../domain/reading/blinding.ts'
import { onProjectChanged } from '../../persistence/case-summaries.ts'
import { type ProjectConflicts, readConflicts } from '../../persistence/stored-conflicts.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { ProblemList } from '../../ui/ProblemList.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { countText } from '../../ui/time-text.ts'
import { useApp } from '../shared/app-services.ts'
import { ConflictList } from '../shared/conflicts/ConflictList.tsx'
import { describeProblem } from '../shared/describe-problem.ts'
import { workbenchPath } from '../shared/paths.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import styles from './SettingsPage.module.css'

/** Edits of one thing that did not know of each other, all over the project: two tabs, or two readers. */
export function ConflictSection({ projectStore }: { readonly projectStore: RecordStore }) {
  const project = useProjectOf(projectStore)
  const annotators = useStore(projectStore.store, ({ records }) => records.tables.annotator)
  const found = useConflicts(project.id)
  // What a conflict is of tells of marks that the reader may not see.
  const isBlind = blindingOf(project).length > 0
  const [refusal, setRefusal] = useState<string | null>(null)
  const names = {
    labels: project.labelSet.labels,
    annotator: (id: string) => annotators.get(id)?.name ?? 'Somebody unknown',
  }
  return (
    <section aria-labelledby="conflicts-title" className={styles.section}>
      <h2 id="conflicts-title" className={styles.sectionTitle}>
        Conflicts
      </h2>
      {found === undefined && <SkeletonRows label="Reading the conflicts" rows={1} />}
      {found?.scopes.length === 0 && (
        <span className={styles.dim}>
          None. Where two tabs or readers change the same thing without knowing of each other, the later edit holds, and
          both are listed here.
        </span>
      )}
      {refusal !== null && <ProblemList label="Problems" problems={[{ subject: null, message: refusal }]} />}
      {found?.scopes.map(({ caseId, caseName, told }) => (
        <div key={caseId ?? 'project'} className={styles.conflicts}>
          {caseId === null ? (
            <span>The project’s own settings</span>
          ) : (
            <Link href={workbenchPath(project.id, caseId)}>{caseName}</Link>
          )}
          {caseId !== null && isBlind ? (
            <span className={styles.dim}>
              {countText(told.length, 'conflict')}. Open the case to see what {told.length === 1 ? 'it is' : 'they are'}{' '}
              about.
            </span>
          ) : (
            <ConflictList
              label={`Conflicts of ${caseId === null ? 'the project' : caseName}`}
              told={told}
              names={names}
              project={project}
              onTake={
                caseId === null
                  ? (command) => {
                      const taken = projectStore.dispatch(command)
                      setRefusal(taken.ok ? null : describeProblem(taken.error))
                    }
                  : null
              }
            />
          )}
        </div>
      ))}
      {found !== undefined && found.olderCount > 0 && (
        <span className={styles.dim}>{countText(found.olderCount, 'older conflict')} not listed.</span>
      )}
    </section>
  )
}

function useConflicts(projectId: string): ProjectConflicts | undefined {
  const { db } = useApp()
  const [found, setFound] = useState<ProjectConflicts>()
  useEffect(() => {
    let isLeft = false
    const read = async () => {
      const all = await readConflicts(db, projectId)
      if (!isLeft) setFound(all)
    }
    void read()
    const unsubscribe = onProjectChanged(db, projectId, () => void read())
    return () => {
      isLeft = true
      unsubscribe()
    }
  }, [db, projectId])
  return found
}
