import { IconChevronRight } from '@tabler/icons-react'
import styles from './FoldButton.module.css'

interface FoldButtonProps {
  /** What is folded away: words that follow "Show" and "Hide". */
  readonly what: string
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

/** Folds a part of a panel away, and back. */
export function FoldButton({ what, isOpen, onToggle }: FoldButtonProps) {
  return (
    <button
      type="button"
      className={styles.fold}
      aria-expanded={isOpen}
      aria-label={`Show ${what}`}
      title={`${isOpen ? 'Hide' : 'Show'} ${what}`}
      onClick={() => onToggle(!isOpen)}
    >
      <IconChevronRight size={14} aria-hidden />
    </button>
  )
}
