import type { ReactNode } from 'react'
import styles from './Page.module.css'
import { type Crumb, PageHeader } from './PageHeader.tsx'

interface PageProps {
  readonly crumbs: readonly Crumb[]
  /** The level-1 heading. */
  readonly title: string
  /** Buttons beside the heading. */
  readonly actions?: ReactNode
  /** In the header, before the annotator. */
  readonly controls?: ReactNode
  /** Whether the content takes the whole window: a table of many columns. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** A page other than the workbench: header, heading with actions, content that scrolls. */
export function Page({ crumbs, title, actions, controls, isWide = false, children }: PageProps) {
  return (
    <div className={styles.page}>
      <PageHeader crumbs={crumbs}>{controls}</PageHeader>
      <main className={styles.main} data-wide={isWide || undefined}>
        <div className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          <div className={styles.actions}>{actions}</div>
        </div>
        {children}
      </main>
    </div>
  )
}
