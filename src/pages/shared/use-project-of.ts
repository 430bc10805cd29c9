import { useStore } from 'zustand'
import { projectOf } from '../../domain/commands/project-commands.ts'
import type { Project } from '../../domain/records/project.ts'
import type { RecordStore } from '../../session/record-store.ts'

/** The project of its open store. */
export function useProjectOf(store: RecordStore): Project {
  return useStore(store.store, ({ records }) => {
    const project = projectOf(records)
    if (project === undefined) throw new Error('a project store without its project')
    return project
  })
}
