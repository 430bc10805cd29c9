import { CloseButton } from '@mantine/core'
import { useEffect } from 'react'
import type { Notices } from './use-notice.ts'
import styles from './Workbench.module.css'

/** Long enough to read two lines. */
const shownMs = 6_000

/** The last notice, for a while; screen readers hear it from the `Announcer`. */
export function NoticeBar({ notices }: { readonly notices: Notices }) {
  const { notice, dismiss } = notices
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(dismiss, shownMs)
    return () => clearTimeout(timer)
  }, [notice, dismiss])
  return (
    <div className={styles.noticeHost}>
      {notice !== null && (
        <div className={styles.notice}>
          <span>{notice}</span>
          <CloseButton size="sm" aria-label="Dismiss" onClick={dismiss} />
        </div>
      )}
    </div>
  )
}
