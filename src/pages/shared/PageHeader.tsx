import { IconHelp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { AnnotatorMenu } from './AnnotatorMenu.tsx'
import styles from './PageHeader.module.css'
import { helpPath, projectsPath } from './paths.ts'

export interface Crumb {
  readonly text: string
  /** Where it leads; the last one leads nowhere. */
  readonly path?: string
}

interface PageHeaderProps {
  readonly crumbs: readonly Crumb[]
  /** Controls in the middle, right-aligned, before the annotator. */
  readonly children?: ReactNode
}

/** The bar at the top of every page: where one is, what can be done, who one is. */
export function PageHeader({ crumbs, children }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <Link href={projectsPath} className={styles.home}>
        Glossa
      </Link>
      <nav aria-label="Where you are" className={styles.crumbs}>
        {crumbs.map(({ text, path }) => (
          <span key={text} className={styles.crumb}>
            {path === undefined ? <span aria-current="page">{text}</span> : <Link href={path}>{text}</Link>}
          </span>
        ))}
      </nav>
      <div className={styles.controls}>{children}</div>
      <Link href={helpPath} className={styles.help} aria-label="Help" title="User guide">
        <IconHelp size={17} aria-hidden />
      </Link>
      <AnnotatorMenu />
    </header>
  )
}
