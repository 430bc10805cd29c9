import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../../domain/commands/command.ts'
import type { Change } from '../../domain/log/change.ts'
import { tellConflicts } from '../../domain/log/told-conflicts.ts'
import { scopeChanges } from '../../persistence/scope-entries.ts'
import { useCaseRecords, useProject, useSession } from '../../session/session-context.ts'
import { FoldButton } from '../../ui/FoldButton.tsx'
import { useFold } from '../../ui/use-fold.ts'
import { useApp } from '../shared/app-services.ts'
import { ConflictList } from '../shared/conflicts/ConflictList.tsx'
import { useHidden } from './use-hidden.ts'
import styles from './Workbench.module.css'

interface CaseConflictsProps {
  readonly caseId: string
  readonly onCommand: (command: Command) => boolean
}

/** Edits of the open case that did not know of each other; nothing where there are none. */
export function CaseConflicts({ caseId, onCommand }: CaseConflictsProps) {
  const [isOpen, setOpen] = useFold('conflicts', true)
  const project = useProject()
  const records = useCaseRecords((state) => state)
  const { projectStore } = useSession()
  const annotators = useStore(projectStore.store, (state) => state.records.tables.annotator)
  const isBlind = useHidden().size > 0
  const changes = useCaseChanges(project.id, caseId, records.conflicts.length)
  const told = useMemo(() => {
    const all = tellConflicts(records.conflicts, changes, records)
    // Of a removed record it is not known whether it might be seen.
    return isBlind ? all.filter(({ record }) => record !== undefined) : all
  }, [records, changes, isBlind])
  if (told.length === 0) return null
  const names = {
    labels: project.labelSet.labels,
    annotator: (id: string) => annotators.get(id)?.name ?? 'Somebody unknown',
  }
  return (
    <div className={styles.conflicts}>
      <div className={styles.headingRow}>
        <h2 className={styles.heading}>
          Conflicts <span className={styles.headingCount}>{told.length}</span>
        </h2>
        <FoldButton what="conflicts" isOpen={isOpen} onToggle={setOpen} />
      </div>
      {isOpen && (
        <div className={styles.conflictList}>
          <ConflictList label="Conflicts" told={told} names={names} project={project} onTake={onCommand} />
        </div>
      )}
    </div>
  )
}

const none: readonly Change[] = []

/** What the log says of a case, read only where there is a conflict to tell. */
function useCaseChanges(projectId: string, caseId: string, conflictCount: number): readonly Change[] {
  const { db } = useApp()
  const { caseStore } = useSession()
  const [changes, setChanges] = useState(none)
  useEffect(() => {
    if (conflictCount === 0) return
    let isLeft = false
    const read = async () => {
      await caseStore.flush()
      const entries = await scopeChanges(db, projectId, caseId, 0)
      if (!isLeft) setChanges(entries.map(({ change }) => change))
    }
    void read()
    return () => {
      isLeft = true
    }
  }, [db, caseStore, projectId, caseId, conflictCount])
  return conflictCount === 0 ? none : changes
}
