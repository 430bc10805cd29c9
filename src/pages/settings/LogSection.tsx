import { useEffect, useRef } from 'react'
import { useHashSearch } from '../shared/hash-location.ts'
import { LogCheck } from '../shared/log-check/LogCheck.tsx'
import { atLogCheck } from '../shared/paths.ts'
import styles from './SettingsPage.module.css'

/** Whether what is stored is what was done. Who is sent here from a damaged case finds it in sight. */
export function LogSection({ projectId }: { readonly projectId: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const isAsked = useHashSearch() === atLogCheck
  useEffect(() => {
    if (!isAsked || heading.current === null) return
    heading.current.focus({ preventScroll: true })
    heading.current.scrollIntoView({ block: 'start' })
  }, [isAsked])
  return (
    <section aria-labelledby="log-title" className={styles.section}>
      <h2 id="log-title" ref={heading} tabIndex={-1} className={styles.sectionTitle}>
        Log of every edit
      </h2>
      <LogCheck projectId={projectId} />
    </section>
  )
}
