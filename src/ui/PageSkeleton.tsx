import styles from './PageSkeleton.module.css'
import { SkeletonRows } from './SkeletonRows.tsx'

/** Stands in for a page that is being opened: its bar is there from the first moment, so that going from page to page does not blink. */
export function PageSkeleton({ label }: { readonly label: string }) {
  return (
    <div className={styles.page}>
      <div className={styles.header} aria-hidden data-page-bar>
        Glossa
      </div>
      <div className={styles.rows}>
        <SkeletonRows label={label} rows={8} />
      </div>
    </div>
  )
}
