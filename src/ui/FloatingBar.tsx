import type { ReactNode } from 'react'
import styles from './FloatingBar.module.css'

/** At the foot of the window, over whatever is on it: a sentence and what can be done. @param isAlert screen readers are told at once */
export function FloatingBar({
  isAlert = true,
  children,
}: {
  readonly isAlert?: boolean
  readonly children: ReactNode
}) {
  return (
    <div role={isAlert ? 'alert' : undefined} className={styles.bar}>
      {children}
    </div>
  )
}
