import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAspectRatio,
  IconCircle,
  IconContrastFilled,
  IconCrosshair,
  IconHandStop,
  IconLine,
  IconMaximize,
  IconPencil,
  IconPointer,
  IconPolygon,
  IconRectangle,
  IconVectorSpline,
} from '@tabler/icons-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useSession, useView } from '../../../session/session-context.ts'
import { useKeyNames } from '../../../ui/keys/keys-context.ts'
import type { OpenedImage } from '../opened-image.ts'
import { imageTools } from '../tools/tools.ts'
import styles from './ImageToolbar.module.css'
import { MarksPopover } from './MarksPopover.tsx'
import { ViewMenu } from './ViewMenu.tsx'
import { toolbarActions, type ViewAction } from './view-actions.ts'
import { WindowMenu } from './WindowMenu.tsx'

const icons: Readonly<Record<string, typeof IconPointer>> = {
  select: IconPointer,
  pan: IconHandStop,
  rectangle: IconRectangle,
  ellipse: IconCircle,
  polygon: IconPolygon,
  polyline: IconLine,
  point: IconCrosshair,
  keypoints: IconVectorSpline,
  fit: IconMaximize,
  'actual-size': IconAspectRatio,
  invert: IconContrastFilled,
}

interface ImageToolbarProps {
  readonly paneId: string
  readonly opened: OpenedImage
  readonly onAction: (action: ViewAction) => void
}

/** The tools, and what changes the view. */
export function ImageToolbar({ paneId, opened, onAction }: ImageToolbarProps) {
  const { viewStore } = useSession()
  const toolId = useView((view) => view.toolId)
  const inverted = useView((view) => view.panes[paneId]?.inverted === true)
  return (
    <div className={styles.bar}>
      <Toolbar label="Image tools">
        {imageTools.map(({ id, label, shortcut }) => (
          <ToolButton
            key={id}
            id={id}
            label={label}
            shortcut={shortcut}
            pressed={id === toolId}
            onClick={() => viewStore.setTool(id)}
          />
        ))}
      </Toolbar>
      <Toolbar label="Image view">
        {toolbarActions.map((action) => (
          <ToolButton
            key={action.id}
            id={action.id}
            label={action.label}
            shortcut={action.key ?? ''}
            {...(action.id === 'invert' ? { pressed: inverted } : {})}
            onClick={() => onAction(action)}
          />
        ))}
        <WindowMenu paneId={paneId} opened={opened} />
        <MarksPopover />
        <ViewMenu onAction={onAction} />
      </Toolbar>
    </div>
  )
}

/** A row of buttons that arrow keys walk through. */
function Toolbar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="toolbar" aria-label={label} className={styles.toolbar} onKeyDown={walk}>
      {children}
    </div>
  )
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>(':scope > button')]
  if (!buttons.some((button) => button === event.target)) return
  const at = buttons.findIndex((button) => button.matches(':focus'))
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}

interface ToolButtonProps {
  readonly id: string
  readonly label: string
  readonly shortcut: string
  /** Absent: not a toggle. */
  readonly pressed?: boolean
  readonly onClick: () => void
}

function ToolButton({ id, label, shortcut, pressed, onClick }: ToolButtonProps) {
  const Icon = icons[id] ?? IconPencil
  const keys = useKeyNames()
  return (
    <Tooltip label={keys.hint(label, shortcut)}>
      <ActionIcon
        variant={pressed === true ? 'filled' : 'subtle'}
        aria-label={label}
        {...(shortcut === '' ? {} : keys.aria(shortcut))}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        onClick={onClick}
      >
        <Icon size={17} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
