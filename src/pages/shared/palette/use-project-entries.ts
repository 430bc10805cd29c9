import { useEffect, useState } from 'react'
import { listProjects } from '../../../persistence/projects.ts'
import { useApp } from '../app-services.ts'
import { casesPath } from '../paths.ts'
import type { PaletteEntry } from './palette-entry.ts'

/** Every project of this browser, to go to. */
export function useProjectEntries(go: (path: string) => void): readonly PaletteEntry[] {
  const { db } = useApp()
  const [entries, setEntries] = useState<readonly PaletteEntry[]>([])
  useEffect(() => {
    let left = false
    void listProjects(db).then((listings) => {
      if (left) return
      setEntries(
        listings.map(({ project: { id, name } }) => ({
          id: `project:${id}`,
          group: 'Projects',
          text: name,
          detail: 'Project',
          chord: null,
          run: () => go(casesPath(id)),
        })),
      )
    })
    return () => {
      left = true
    }
  }, [db, go])
  return entries
}
