import type { ReactNode } from 'react'
import styles from './GuideCard.module.css'

interface GuideFrameProps {
  /** What is said, and read out whenever it changes. */
  readonly children: ReactNode
  /** How far one is; before what is said. */
  readonly progress?: ReactNode
  readonly actions: ReactNode
}

/** The frame of all that the guide says. It takes no focus, and waits with what it says until a screen reader has finished. */
export function GuideFrame({ children, progress, actions }: GuideFrameProps) {
  return (
    <aside aria-label="Guide" data-guide className={styles.dock}>
      {progress}
      <div className={styles.text} aria-live="polite">
        {children}
      </div>
      <div className={styles.actions}>{actions}</div>
    </aside>
  )
}
