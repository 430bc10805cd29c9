import { ActionIcon, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ToolFace } from '../../../contracts/tool.ts'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { useKeyNames } from '../../../ui/keys/keys-context.ts'
import styles from './ImageToolbar.module.css'
import { ToolButton } from './ToolButton.tsx'

interface ToolGroupProps {
  /** "Shapes" */
  readonly name: string
  readonly tools: readonly ToolFace[]
  readonly toolId: string
  /** The one that stands for the group where there is room for one. */
  readonly shownId: string
  readonly onChoose: (id: string) => void
}

/** Tools that belong together: a button each, or, in a narrow pane, the one used last and a list of all. */
export function ToolGroup({ name, tools, toolId, shownId, onChoose }: ToolGroupProps) {
  const keys = useKeyNames()
  const isFolding = tools.length > 2
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-label={name} className={isFolding ? styles.folding : styles.group}>
      {tools.map(({ id, label, shortcut }) => (
        <span key={id} className={styles.tool} data-shown={id === shownId}>
          <ToolButton id={id} label={label} shortcut={shortcut} pressed={id === toolId} onClick={() => onChoose(id)} />
        </span>
      ))}
      {isFolding && (
        <span className={styles.more}>
          <Menu position="bottom-start" width={200} loop={false}>
            <Menu.Target>
              <ActionIcon
                data-hint={`More ${name.toLowerCase()}`}
                className={styles.chevron}
                aria-label={`More ${name.toLowerCase()}`}
              >
                <IconChevronDown size={12} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {tools.map(({ id, label, shortcut }) => (
                <Menu.Item
                  key={id}
                  {...keys.aria(shortcut)}
                  rightSection={<KeyCap name={shortcut} />}
                  onClick={() => onChoose(id)}
                >
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      )}
    </div>
  )
}
