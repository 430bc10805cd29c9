import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useSession, useView } from '../../session/session-context.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import styles from './Workbench.module.css'

/** What a mark is being asked for, for as long as it is. What it says is announced by who asks. */
export function PickBar() {
  const { viewStore } = useSession()
  const picking = useView((view) => view.picking)
  if (picking === null) return null
  return (
    <div className={styles.pickBar}>
      <IconLink size={16} aria-hidden />
      <span>{picking}</span>
      <Button size="compact-xs" rightSection={<KeyCap name="Esc" />} onClick={viewStore.stopAsking}>
        Stop
      </Button>
    </div>
  )
}
