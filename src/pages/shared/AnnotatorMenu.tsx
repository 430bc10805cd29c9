import { Button, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconKeyboard, IconMoon, IconPencil, IconSun, IconUser, IconUserPlus } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { IdentityForm } from '../../panels/identity-form/IdentityForm.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { useApp } from './app-services.ts'
import { runBuiltIn } from './keys/active-shortcuts.ts'
import { appKeys } from './keys/page-keys.ts'

/** Who is at work: switch, add, edit; and the theme, which is theirs to choose. */
export const AnnotatorMenu = memo(function AnnotatorMenu() {
  const { current, all, switchTo, add, update } = useApp().identity
  const [dialog, setDialog] = useState<'add' | 'edit' | null>(null)
  const scheme = useComputedColorScheme('dark')
  const { setColorScheme } = useMantineColorScheme()
  const close = () => setDialog(null)
  const other = scheme === 'dark' ? 'light' : 'dark'
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button variant="subtle" color="gray" leftSection={<IconUser size={15} />} title="Who is at work">
            {current.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Annotator</Menu.Label>
          {all.map(({ id, name, role }) => (
            <Menu.RadioItem key={id} value={id} checked={id === current.id} onChange={() => void switchTo(id)}>
              {name}, {role}
            </Menu.RadioItem>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconUserPlus size={14} />} onClick={() => setDialog('add')}>
            Add annotator
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => setDialog('edit')}>
            Edit my details
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={other === 'light' ? <IconSun size={14} /> : <IconMoon size={14} />}
            onClick={() => setColorScheme(other)}
          >
            {other === 'light' ? 'Light theme' : 'Dark theme'}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconKeyboard size={14} />}
            rightSection={<KeyCap name={appKeys.help} />}
            onClick={() => runBuiltIn(appKeys.help)}
          >
            Keyboard shortcuts
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {dialog === 'add' && (
        <Dialog title="Add annotator" onClose={close}>
          <IdentityForm
            action="Add and switch"
            onSubmit={(details) => {
              close()
              void add(details)
            }}
          />
        </Dialog>
      )}
      {dialog === 'edit' && (
        <Dialog title="My details" onClose={close}>
          <IdentityForm
            initial={current}
            action="Save"
            onSubmit={(details) => {
              close()
              void update(current.id, details)
            }}
          />
        </Dialog>
      )}
    </>
  )
})
