import { Button, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconKeyboard, IconMoon, IconPencil, IconSun, IconUser, IconUserPlus } from '@tabler/icons-react'
import { memo, Suspense, useState } from 'react'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { loadedPart } from '../../ui/loaded-part.tsx'
import { useApp } from './app-services.ts'
import { runBuiltIn } from './keys/active-shortcuts.ts'
import { appKeys } from './keys/page-keys.ts'
import styles from './PageHeader.module.css'

// Dialogs are no part of what the first page waits for.
const IdentityDialog = loadedPart(async () => (await import('./IdentityDialog.tsx')).IdentityDialog)

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
            <span className={styles.annotator}>{current.name}</span>
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
      {dialog !== null && (
        <Suspense fallback={null}>
          {dialog === 'add' ? (
            <IdentityDialog
              title="Add annotator"
              action="Add and switch"
              onClose={close}
              onSubmit={(details) => void add(details)}
            />
          ) : (
            <IdentityDialog
              title="My details"
              action="Save"
              initial={current}
              onClose={close}
              onSubmit={(details) => void update(current.id, details)}
            />
          )}
        </Suspense>
      )}
    </>
  )
})
