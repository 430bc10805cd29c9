import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react'
import type { ToolFace } from '../../../contracts/tool.ts'
import { factsAt, scaleAt } from '../../../domain/measure/scale.ts'
import { useSession, useView } from '../../../session/session-context.ts'
import { shownUnit } from '../measure/suv.ts'
import type { OpenedImage } from '../opened-image.ts'
import { pixelValuesOf } from '../paint/pixel-values.ts'
import { imageToolFaces } from '../tools/faces.ts'
import { ColorMapMenu } from './ColorMapMenu.tsx'
import styles from './ImageToolbar.module.css'
import { MarksPopover } from './MarksPopover.tsx'
import { ShapeMenu } from './ShapeMenu.tsx'
import { ToolButton } from './ToolButton.tsx'
import { ToolGroup } from './ToolGroup.tsx'
import { ToolSettingsMenu } from './ToolSettingsMenu.tsx'
import { ViewMenu } from './ViewMenu.tsx'
import type { ViewAction } from './view-action.ts'
import { toolbarActions } from './view-actions.ts'
import { WindowMenu } from './WindowMenu.tsx'

/** In the order of the toolbar. */
const groups: readonly (readonly [group: ToolFace['group'], name: string])[] = [
  ['look', 'Select and pan'],
  ['shape', 'Shapes'],
  ['mask', 'Mask tools'],
  ['measure', 'Measurements'],
]

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
  // The picture of a stack is another after each scroll.
  const slice = useView((view) => view.panes[paneId]?.slice)
  const { picture, defaultWindow, item } = opened
  const values = useMemo(
    () => pixelValuesOf(picture, shownUnit(picture, item.facts), defaultWindow),
    [picture, defaultWindow, item],
  )
  const scale = scaleAt(factsAt(item.facts, slice), null)
  const pixelMm2 = scale === null ? null : scale.rowMm * scale.columnMm
  const used = useRef(new Map<ToolFace['group'], string>())
  const inHand = imageToolFaces.find(({ id }) => id === toolId)
  if (inHand !== undefined) used.current.set(inHand.group, inHand.id)
  return (
    <div className={styles.bar}>
      <Toolbar label="Image tools">
        {groups.map(([group, name]) => {
          const tools = imageToolFaces.filter((tool) => tool.group === group)
          return tools.length === 0 ? null : (
            <ToolGroup
              key={group}
              name={name}
              tools={tools}
              toolId={toolId}
              shownId={used.current.get(group) ?? tools[0]?.id ?? ''}
              onChoose={viewStore.setTool}
            />
          )
        })}
        <ShapeMenu onAction={onAction} />
        {inHand?.controls !== undefined && (
          <ToolSettingsMenu toolName={inHand.label} controls={inHand.controls} values={values} pixelMm2={pixelMm2} />
        )}
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
        <ColorMapMenu paneId={paneId} opened={opened} />
        <MarksPopover />
        <ViewMenu opened={opened} onAction={onAction} />
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
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button')].filter(
    (button) => button.offsetParent !== null,
  )
  if (!buttons.some((button) => button === event.target)) return
  const at = buttons.findIndex((button) => button.matches(':focus'))
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}
