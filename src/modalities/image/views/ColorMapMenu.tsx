import { ActionIcon, Menu } from '@mantine/core'
import { IconPalette } from '@tabler/icons-react'
import { colorMaps } from '../../../imaging/pixels/color-maps.ts'
import { useSession, useView } from '../../../session/session-context.ts'
import { useKeyNames } from '../../../ui/keys/keys-context.ts'
import type { OpenedImage } from '../opened-image.ts'
import styles from './ColorBar.module.css'
import { gradientOf } from './color-gradient.ts'

interface ColorMapMenuProps {
  readonly paneId: string
  readonly opened: OpenedImage
}

const grey = 'grey'

/** Colours for values of one sample: a picture in colour has its own, and no menu. */
export function ColorMapMenu({ paneId, opened }: ColorMapMenuProps) {
  const { viewStore } = useSession()
  const keys = useKeyNames()
  const chosen = useView(({ panes }) => panes[paneId]?.colorMap ?? null)
  if (opened.picture.kind === 'color') return null
  return (
    <Menu position="bottom-end" width={256} loop={false}>
      <Menu.Target>
        <ActionIcon
          data-hint={keys.hint('Colour map', 'Alt+C')}
          {...keys.aria('Alt+C')}
          aria-label="Colour map"
          variant={chosen === null ? 'subtle' : 'filled'}
        >
          <IconPalette size={17} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={chosen ?? grey}
          onChange={(id) => viewStore.setPane(paneId, { colorMap: id === grey ? null : id })}
        >
          <Menu.RadioItem value={grey} rightSection={<span className={styles.sample} style={{ background: greys }} />}>
            Grey
          </Menu.RadioItem>
          {colorMaps.map((map) => (
            <Menu.RadioItem
              key={map.id}
              value={map.id}
              rightSection={<span className={styles.sample} style={{ background: gradientOf(map.colors, 'right') }} />}
            >
              {map.name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

const greys = 'linear-gradient(to right, #000, #fff)'
