import { ActionIcon, Menu } from '@mantine/core'
import { IconAdjustments, IconCheck } from '@tabler/icons-react'
import { Fragment } from 'react'
import { type WindowPreset, windowOf } from '../../../imaging/pixels/window-presets.ts'
import { useSession, useView } from '../../../session/session-context.ts'
import { KeyCap } from '../../../ui/KeyCap.tsx'
import { shownUnit } from '../measure/suv.ts'
import type { OpenedImage } from '../opened-image.ts'
import styles from './ImageToolbar.module.css'
import { numberText } from './value-text.ts'

interface WindowMenuProps {
  readonly paneId: string
  readonly opened: OpenedImage
}

const sourceText: Readonly<Record<WindowPreset['source'], string>> = {
  header: 'From the file',
  pixels: 'From the pixels',
  custom: 'Usual for CT',
  uptake: 'Uptake by body weight',
}
const sources = ['header', 'pixels', 'uptake', 'custom'] as const

/** Windows to choose from: of the file, measured, usual for this kind of picture. Nothing for colour. */
export function WindowMenu({ paneId, opened }: WindowMenuProps) {
  const { viewStore } = useSession()
  const chosen = useView((view) => view.panes[paneId]?.window) ?? opened.defaultWindow
  // Those of the pixels are of the slice on view.
  useView((view) => view.panes[paneId]?.slice)
  const { presets, picture, item } = opened
  const { factor } = shownUnit(picture, item.facts)
  if (presets.length === 0) return null
  return (
    <Menu position="bottom-end" width={312} loop={false}>
      <Menu.Target>
        <ActionIcon data-hint="Window presets  Alt+1 to Alt+9" aria-label="Window presets">
          <IconAdjustments size={17} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {sources.map((source) => {
          const own = presets.filter((preset) => preset.source === source)
          return own.length === 0 ? null : (
            <Fragment key={source}>
              <Menu.Label>{sourceText[source]}</Menu.Label>
              {own.map((preset) => (
                <PresetItem
                  key={`${preset.name} ${presets.indexOf(preset)}`}
                  preset={preset}
                  factor={factor}
                  number={presets.indexOf(preset) + 1}
                  isChosen={
                    preset.centre === chosen?.centre && preset.width === chosen.width && preset.curve === chosen.curve
                  }
                  onChoose={() => viewStore.setPane(paneId, { window: windowOf(preset) })}
                />
              ))}
            </Fragment>
          )
        })}
        <Menu.Divider />
        <Menu.Item rightSection={<KeyCap name="\" />} onClick={() => viewStore.setPane(paneId, { window: null })}>
          Reset window
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface PresetItemProps {
  readonly preset: WindowPreset
  /** What its figures are multiplied by to be shown. */
  readonly factor: number
  /** 1-based place among all presets: its key up to 9. */
  readonly number: number
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function PresetItem({ preset: { name, centre, width }, factor, number, isChosen, onChoose }: PresetItemProps) {
  return (
    <Menu.Item
      onClick={onChoose}
      leftSection={<IconCheck size={14} className={isChosen ? undefined : styles.unseen} aria-hidden />}
      rightSection={number > 9 ? undefined : <KeyCap name={`Alt+${number}`} />}
      {...(number > 9 ? {} : { 'aria-keyshortcuts': `Alt+${number}` })}
      aria-current={isChosen}
    >
      <span className={styles.preset}>
        {name}
        <span className={styles.figures}>
          {numberText(centre * factor)} / {numberText(width * factor)}
        </span>
      </span>
    </Menu.Item>
  )
}
