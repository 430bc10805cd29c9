import { useEffect, useState } from 'react'
import { subscribeChanges } from '../../persistence/change-feed.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import { listProjects, type ProjectListing } from '../../persistence/projects.ts'

/** Every project of this browser, kept up with this and other tabs; undefined until they are read. */
export function useProjects(db: GlossaDatabase): readonly ProjectListing[] | undefined {
  const [projects, setProjects] = useState<readonly ProjectListing[]>()
  useEffect(() => {
    let left = false
    const read = () =>
      void listProjects(db).then((listings) => {
        if (!left) setProjects(listings)
      })
    read()
    const unsubscribe = subscribeChanges(db, read)
    return () => {
      left = true
      unsubscribe()
    }
  }, [db])
  return projects
}
