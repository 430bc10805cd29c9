import styles from './NoteHeader.module.css'

interface NoteHeaderProps {
  readonly spanCount: number
  readonly snaps: boolean
  onSnapsChange(snaps: boolean): void
}

export function NoteHeader({ spanCount, snaps, onSnapsChange }: NoteHeaderProps) {
  return (
    <header className={styles.header}>
      <span>{spanCount === 1 ? '1 tag' : `${spanCount} tags`}</span>
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={snaps}
        title="Widen selections to whole words and leave out punctuation at their edges"
        onClick={() => onSnapsChange(!snaps)}
      >
        Snap to words
      </button>
    </header>
  )
}
