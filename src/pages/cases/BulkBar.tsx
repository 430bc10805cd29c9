import { Button, Popover } from '@mantine/core'
import { IconClockPause, IconUsersGroup } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import styles from './Filters.module.css'

/** What a button of the bar opens beside itself; `close` ends it. */
type Form = (close: () => void) => ReactNode

interface BulkBarProps {
  readonly chosen: number
  readonly found: number
  readonly onAll: () => void
  readonly onNone: () => void
  readonly splitForm: Form
  readonly deferForm: Form
}

/** What can be done with the selected cases. The list stays in sight: every such step can be taken back. */
export function BulkBar({ chosen, found, onAll, onNone, splitForm, deferForm }: BulkBarProps) {
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
      <BulkAction text="Assign split" icon={<IconUsersGroup size={15} />} form={splitForm} />
      <BulkAction text="Defer" icon={<IconClockPause size={15} />} form={deferForm} />
    </section>
  )
}

function BulkAction({ text, icon, form }: { readonly text: string; readonly icon: ReactNode; readonly form: Form }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={360} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button leftSection={icon} onClick={() => setOpen(!isOpen)}>
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{form(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  )
}
