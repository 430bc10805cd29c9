import { colorMaps, colorsOf } from '../../../imaging/pixels/color-maps.ts'
import { useView } from '../../../session/session-context.ts'
import { shownUnit } from '../measure/suv.ts'
import type { OpenedImage } from '../opened-image.ts'
import styles from './ColorBar.module.css'
import { gradientOf } from './color-gradient.ts'
import { OverImage } from './OverImage.tsx'
import { rangeTexts } from './value-text.ts'

interface ColorBarProps {
  readonly paneId: string
  readonly opened: OpenedImage
}

/** What the colours over the picture stand for; nothing where it is grey, or has colours of its own. */
export function ColorBar({ paneId, opened }: ColorBarProps) {
  const pane = useView(({ panes }) => panes[paneId])
  const { picture } = opened
  const map = colorMaps.find(({ id }) => id === pane?.colorMap)
  // What is turned over, by the file or by the reader, has its low values at the other end of the scale.
  const isTurned = picture.kind === 'grayscale' && picture.monochrome1 !== (pane?.inverted === true)
  const colors = colorsOf(map?.id ?? null, isTurned)
  const window = pane?.window ?? opened.defaultWindow
  if (map === undefined || colors === undefined || window === null || picture.kind === 'color') return null
  const { factor, unit } = shownUnit(picture, opened.item.facts)
  const end = (side: 1 | -1) => (window.centre + (side * window.width) / 2) * factor
  const [low, high] = rangeTexts(end(-1), end(1))
  const text = `${map.name}: ${low} to ${high}${unit === null ? '' : ` ${unit}`}`
  return (
    <OverImage place="left" label={`Colour scale, ${text}`}>
      <span className={styles.name}>{map.name}</span>
      <span>
        {high} {unit}
      </span>
      <span className={styles.scale} style={{ background: gradientOf(colors, 'top') }} />
      <span>{low}</span>
    </OverImage>
  )
}
