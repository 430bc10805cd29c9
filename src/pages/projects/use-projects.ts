import { useEffect, useState } from 'react'
import { subscribeChanges } from '../../persistence/change-feed.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import { listProjects, type ProjectListing } from '../../persistence/projects.ts'

/**
 * Every project of this browser, kept up with this and other tabs; undefined until they are read.
 * @throws in rendering where they cannot be read, for the boundary around the page
 */
export function useProjects(db: GlossaDatabase): readonly ProjectListing[] | undefined {
  const [projects, setProjects] = useState<readonly ProjectListing[]>()
  const [broken, setBroken] = useState<{ readonly error: unknown } | null>(null)
  useEffect(() => {
    let left = false
    const read = () =>
      void listProjects(db).then(
        (listings) => left || setProjects(listings),
        (error: unknown) => left || setBroken({ error }),
      )
    read()
    const unsubscribe = subscribeChanges(db, read)
    return () => {
      left = true
      unsubscribe()
    }
  }, [db])
  if (broken !== null) throw broken.error
  return projects
}
