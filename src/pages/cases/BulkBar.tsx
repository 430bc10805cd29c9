import { Button } from '@mantine/core'
import { IconClockPause, IconUsersGroup } from '@tabler/icons-react'
import styles from './Filters.module.css'

interface BulkBarProps {
  readonly chosen: number
  readonly found: number
  readonly onAll: () => void
  readonly onNone: () => void
  readonly onSplit: () => void
  readonly onDefer: () => void
}

/** What can be done with the chosen cases. */
export function BulkBar({ chosen, found, onAll, onNone, onSplit, onDefer }: BulkBarProps) {
  return (
    <section aria-label="Selected cases" className={styles.bulk}>
      <span className={styles.bulkCount} aria-live="polite">
        {chosen.toLocaleString('en-GB')} selected
      </span>
      {chosen < found && (
        <Button variant="subtle" onClick={onAll}>
          Select all {found.toLocaleString('en-GB')}
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={onNone}>
        Clear selection
      </Button>
      <span className={styles.spring} />
      <Button leftSection={<IconUsersGroup size={15} />} onClick={onSplit}>
        Assign split
      </Button>
      <Button leftSection={<IconClockPause size={15} />} onClick={onDefer}>
        Defer
      </Button>
    </section>
  )
}
