import { Button, CloseButton } from '@mantine/core'
import { memo, useEffect } from 'react'
import { type HeardNotices, useNotice } from './use-notice.ts'
import styles from './Workbench.module.css'

/** Long enough to read two lines. */
const shownMs = 6_000
/** Long enough to look around before taking it back. */
const shownWithActionMs = 60_000

/** The last notice, for a while; screen readers hear it from the `Announcer`. */
export const NoticeBar = memo(function NoticeBar({ notices }: { readonly notices: HeardNotices }) {
  const { dismiss } = notices
  const { text: notice, action } = useNotice(notices)
  useEffect(() => {
    if (notice === null) return
    const timer = setTimeout(dismiss, action === null ? shownMs : shownWithActionMs)
    return () => clearTimeout(timer)
  }, [notice, action, dismiss])
  return (
    <div className={styles.noticeHost}>
      {notice !== null && (
        <aside aria-label="Notice" className={styles.notice}>
          <span>{notice}</span>
          {action !== null && (
            <Button
              variant="subtle"
              onClick={() => {
                dismiss()
                action.run()
              }}
            >
              {action.name}
            </Button>
          )}
          <CloseButton size="sm" aria-label="Dismiss" onClick={dismiss} />
        </aside>
      )}
    </div>
  )
})
