import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { subscribeChanges } from '../../persistence/change-feed.ts'
import { damagedProjects } from '../../persistence/damaged-projects.ts'
import { useApp } from '../shared/app-services.ts'
import { settingsPath } from '../shared/paths.ts'
import styles from './ProjectsPage.module.css'

/** Projects that cannot be listed because their row is damaged or gone: where to mend them. */
export function DamagedProjects() {
  const { db } = useApp()
  const [ids, setIds] = useState<readonly string[]>([])
  useEffect(() => {
    let isLeft = false
    const read = () =>
      void damagedProjects(db).then(
        (found) => {
          if (!isLeft) setIds(found)
        },
        // Where nothing can be read, the list of projects says so.
        () => undefined,
      )
    read()
    const unsubscribe = subscribeChanges(db, read)
    return () => {
      isLeft = true
      unsubscribe()
    }
  }, [db])
  return ids.map((id) => (
    <p key={id} role="alert" className={styles.damaged}>
      <span>A project ({id}) is damaged and cannot be listed. Its log still holds it.</span>
      <Link href={settingsPath(id)}>Check the log</Link>
    </p>
  ))
}
