import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useSession, useView } from '../../../session/session-context.ts'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { useKeyNames } from '../../../ui/keys/keys-context.ts'
import type { OpenedImage } from '../opened-image.ts'
import type { ViewAction } from './view-action.ts'
import { turnActions } from './view-actions.ts'

interface ViewMenuProps {
  readonly opened: OpenedImage
  readonly onAction: (action: ViewAction) => void
}

/** Turning, mirroring, the magnifier, graphics of the file: what is not wanted every minute. */
export function ViewMenu({ opened, onAction }: ViewMenuProps) {
  const { viewStore } = useSession()
  const keys = useKeyNames()
  const areOverlaysShown = useView((view) => view.overlays)
  const lens = useView((view) => view.lens)
  return (
    <Menu position="bottom-end" width={220} loop={false}>
      <Menu.Target>
        <ActionIcon data-hint="More view actions" aria-label="More view actions">
          <IconDots size={17} stroke={1.6} aria-hidden />
        </ActionIcon>
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
        {(opened.overlays?.length ?? 0) > 0 && (
          <>
            <Menu.Divider />
            <Menu.CheckboxItem
              checked={areOverlaysShown}
              rightSection={<KeyCap name="Shift+W" />}
              {...keys.aria('Shift+W')}
              onChange={(isOn) => viewStore.setOverlays(isOn)}
            >
              Overlay of the file
            </Menu.CheckboxItem>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
