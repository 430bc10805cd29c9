import { useEffect, useState } from 'react'
import type { Change } from '../../domain/log/change.ts'
import { projectChanges } from '../../persistence/definition-changes.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { useApp } from '../shared/app-services.ts'

/** The project's own changes, those of this page as soon as they are written; undefined until they are read. */
export function useDefinitionChanges(projectId: string, projectStore: RecordStore): readonly Change[] | undefined {
  const { db } = useApp()
  const [changes, setChanges] = useState<readonly Change[]>()
  useEffect(() => {
    let isLeft = false
    const read = async () => {
      await projectStore.flush()
      const read = await projectChanges(db, projectId)
      if (!isLeft) setChanges(read)
    }
    void read()
    const unsubscribe = projectStore.onChange(() => void read())
    return () => {
      isLeft = true
      unsubscribe()
    }
  }, [db, projectId, projectStore])
  return changes
}
