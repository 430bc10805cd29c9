import { ActionIcon, Menu } from '@mantine/core'
import { IconShape } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { useView } from '../../../session/session-context.ts'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { useKeyNames } from '../../../ui/keys/keys-context.ts'
import { toolSettings } from '../paint/tool-settings.ts'
import styles from './ImageToolbar.module.css'
import { combineActions, remakeActions } from './shape-actions.ts'
import type { ViewAction } from './view-action.ts'

/** Combining, converting and tidying the selected regions. */
export function ShapeMenu({ onAction }: { readonly onAction: (action: ViewAction) => void }) {
  const keys = useKeyNames()
  const count = useView((view) => view.selection.length)
  const sharesBorders = useStore(toolSettings, (settings) => settings.sharesBorders)
  // The kit would give the focus to the first, which is of no use where it is disabled.
  const first = [...combineActions, ...remakeActions].find(({ fewest }) => count >= fewest)
  const item = (action: (typeof combineActions)[number]) => (
    <Menu.Item
      key={action.id}
      disabled={count < action.fewest}
      data-autofocus={action === first || undefined}
      rightSection={
        <span className={styles.figures}>
          {action.hint}
          {action.key !== null && <KeyCap name={action.key} />}
        </span>
      }
      {...(action.key === null ? {} : keys.aria(action.key))}
      onClick={() => onAction(action)}
    >
      {action.label}
    </Menu.Item>
  )
  return (
    <Menu position="bottom-start" width={304} loop={false}>
      <Menu.Target>
        <ActionIcon data-hint="Change regions" aria-label="Change regions">
          <IconShape size={17} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        <Menu.Label>Two selected regions or more</Menu.Label>
        {combineActions.map(item)}
        <Menu.Label>Selected regions</Menu.Label>
        {remakeActions.map(item)}
        <Menu.Divider />
        <Menu.CheckboxItem
          data-autofocus={first === undefined || undefined}
          checked={sharesBorders}
          onChange={(isOn) => toolSettings.setState({ sharesBorders: isOn })}
        >
          Shared borders move together
        </Menu.CheckboxItem>
        <Menu.Label className={styles.rule}>
          A pixel is in a region when its centre is. The outline of a mask runs around its border pixels: they are in
          it.
        </Menu.Label>
      </Menu.Dropdown>
    </Menu>
  )
}
