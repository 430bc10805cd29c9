import styles from './SkeletonRows.module.css'

/** Grey rows in place of a list that is being read. */
export function SkeletonRows({ label, rows = 6 }: { readonly label: string; readonly rows?: number }) {
  return (
    <div className={styles.rows} aria-busy="true" role="img" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <div key={index} className={styles.row} />
      ))}
    </div>
  )
}
