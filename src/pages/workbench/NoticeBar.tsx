import { CloseButton } from '@mantine/core'
import { useEffect } from 'react'
import type { Notices } from './use-notice.ts'
import styles from './Workbench.module.css'

/** Long enough to read two lines. */
const shownMs = 6_000

/** The last notice, for a while. Screen readers hear it from the workbench's live region. */
export function NoticeBar({ notices }: { readonly notices: Notices }) {
  const { notice, dismiss } = notices
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(dismiss, shownMs)
    return () => clearTimeout(timer)
  })
  if (notice === null) return null
  return (
    <div className={styles.notice}>
      <span>{notice}</span>
      <CloseButton size="sm" aria-label="Dismiss" onClick={dismiss} />
    </div>
  )
}
