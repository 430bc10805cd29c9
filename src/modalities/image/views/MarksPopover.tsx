import { ActionIcon, Button, Popover } from '@mantine/core'
import { IconEyeOff, IconStackFront } from '@tabler/icons-react'
import { leastOutline, plainMarkView, withOpacity } from '../../../session/mark-view.ts'
import { useSession, useView } from '../../../session/session-context.ts'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { RangeField } from '../../../ui/RangeField.tsx'
import styles from './ImageToolbar.module.css'

/** How strongly marks are drawn, and the way back from hiding and locking. */
export function MarksPopover() {
  const { viewStore } = useSession()
  const marks = useView((view) => view.marks)
  const percent = (value: number) => `${Math.round(value * 100)} %`
  const isHiding = marks.hidden.size > 0 || marks.isolated !== null
  return (
    <Popover position="bottom-end" width={248} trapFocus>
      <Popover.Target>
        <ActionIcon data-hint="How marks are shown" aria-label="How marks are shown">
          {isHiding ? (
            <IconEyeOff size={17} stroke={1.6} aria-hidden />
          ) : (
            <IconStackFront size={17} stroke={1.6} aria-hidden />
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.marks} aria-label="How marks are shown">
        <RangeField
          label="Fill"
          min={0}
          max={1}
          step={0.05}
          value={marks.fillOpacity}
          text={percent(marks.fillOpacity)}
          onChange={(fill) => viewStore.setMarks(withOpacity(marks, { fill }))}
        />
        <RangeField
          label="Outline"
          min={leastOutline}
          max={1}
          step={0.05}
          value={marks.outlineOpacity}
          text={percent(marks.outlineOpacity)}
          onChange={(outline) => viewStore.setMarks(withOpacity(marks, { outline }))}
        />
        <p className={styles.hint}>
          Fill: <KeyCap name="Shift+PageUp" /> <KeyCap name="Shift+PageDown" />. Outline: <KeyCap name="Alt+PageUp" />{' '}
          <KeyCap name="Alt+PageDown" />.
        </p>
        <div className={styles.row}>
          <Button
            disabled={!isHiding}
            onClick={() => viewStore.setMarks({ hidden: plainMarkView.hidden, isolated: null })}
          >
            Show all
          </Button>
          <Button
            disabled={marks.locked.size === 0}
            onClick={() => viewStore.setMarks({ locked: plainMarkView.locked })}
          >
            Unlock all
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
