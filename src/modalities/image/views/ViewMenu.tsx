import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useSession, useView } from '../../../session/session-context.ts'
import type { Smoothing } from '../../../session/view-store.ts'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { useKeyNames } from '../../../ui/keys/keys-context.ts'
import type { OpenedImage } from '../opened-image.ts'
import type { ViewAction } from './view-action.ts'
import { turnActions } from './view-actions.ts'

interface ViewMenuProps {
  readonly opened: OpenedImage
  readonly onAction: (action: ViewAction) => void
}

const pixelChoices: readonly { readonly value: Smoothing; readonly label: string }[] = [
  { value: 'auto', label: 'Smooth, then squares' },
  { value: 'smooth', label: 'Smooth' },
  { value: 'squares', label: 'Squares' },
]

/** Turning, mirroring, the magnifier, how pixels are enlarged, graphics of the file: what is not wanted every minute. */
export function ViewMenu({ opened, onAction }: ViewMenuProps) {
  const { viewStore } = useSession()
  const keys = useKeyNames()
  const areOverlaysShown = useView((view) => view.overlays)
  const lens = useView((view) => view.lens)
  const smoothing = useView((view) => view.smoothing)
  const choose = (chosen: string) => {
    const choice = pixelChoices.find(({ value }) => value === chosen)
    if (choice !== undefined) viewStore.setSmoothing(choice.value)
  }
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
        <Menu.Divider />
        <Menu.Label>Enlarged pixels</Menu.Label>
        <Menu.RadioGroup value={smoothing} onChange={(chosen) => choose(chosen)}>
          {pixelChoices.map(({ value, label }) => (
            <Menu.RadioItem
              key={value}
              value={value}
              rightSection={value === 'squares' ? <KeyCap name="Alt+P" /> : undefined}
              {...(value === 'squares' ? keys.aria('Alt+P') : {})}
            >
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
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
