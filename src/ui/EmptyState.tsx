import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  readonly title: string
  /** 1 where it is all that the page says. */
  readonly level?: 1 | 2
  readonly children?: ReactNode
  /** Buttons that lead out of emptiness. */
  readonly actions?: ReactNode
}

/** What a list shows while it has nothing: why, and what to do. */
export function EmptyState({ title, level = 2, children, actions }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className={styles.empty}>
      <Heading className={styles.title}>{title}</Heading>
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
