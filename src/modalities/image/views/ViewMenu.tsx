import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useSession, useView } from '../../../session/session-context.ts'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { useKeyNames } from '../../../ui/keys/keys-context.ts'
import { turnActions, type ViewAction } from './view-actions.ts'

/** Turning, mirroring, the magnifier: what is not wanted every minute. */
export function ViewMenu({ onAction }: { readonly onAction: (action: ViewAction) => void }) {
  const { viewStore } = useSession()
  const keys = useKeyNames()
  const lens = useView((view) => view.lens)
  return (
    <Menu position="bottom-end" width={220} loop={false}>
      <Menu.Target>
        <Tooltip label="More view actions">
          <ActionIcon aria-label="More view actions">
            <IconDots size={17} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {turnActions.map((action) => (
          <Menu.Item
            key={action.id}
            rightSection={action.key === null ? undefined : <KeyCap name={action.key} />}
            {...(action.key === null ? {} : keys.aria(action.key))}
            onClick={() => onAction(action)}
          >
            {action.label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {([2, 3, 4] as const).map((power) => (
          <Menu.CheckboxItem
            key={power}
            checked={lens === power}
            rightSection={power === 2 ? <KeyCap name="Shift+Z" /> : undefined}
            onChange={(isOn) => viewStore.setLens(isOn ? power : null)}
          >
            Magnifier {power}×
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
