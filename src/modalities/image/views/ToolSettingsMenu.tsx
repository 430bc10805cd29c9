import { Button, Popover, Switch } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { PixelValues, ToolControl } from '../../../contracts/tool.ts'
import { measurementText } from '../../../domain/measure/measurement-text.ts'
import { CommitInput } from '../../../ui/CommitInput.tsx'
import { type KeyNames, useKeyNames } from '../../../ui/keys/keys-context.ts'
import { RangeField } from '../../../ui/RangeField.tsx'
import { growthRule } from '../paint/growth-figures.ts'
import { largestBrushPx, mostTolerance, toleranceText, toleranceWithin, toolSettings } from '../paint/tool-settings.ts'
import styles from './ImageToolbar.module.css'
import { maskKeys } from './mask-keys.ts'
import { roundedOut } from './value-text.ts'

interface ToolSettingsMenuProps {
  readonly toolName: string
  readonly controls: readonly ToolControl[]
  readonly values: PixelValues
  /** Size of a pixel; null: not known. */
  readonly pixelMm2: number | null
}

/** What the tool in hand is set to, told by its button and changed in its panel. */
export function ToolSettingsMenu({ toolName, controls, values, pixelMm2 }: ToolSettingsMenuProps) {
  const settings = useStore(toolSettings)
  const { brushPx, tolerance, range } = settings
  const reach = toleranceText(tolerance, values)
  const [figure, ...unit] = controls.includes('tolerance') ? reach.split(' ') : [String(brushPx), 'px']
  const shown = [figure, ...unit].join(' ')
  const isInRange = range !== null && controls.includes('range')
  const rule = controls.includes('holes') ? growthRule(settings) : isInRange ? ['in range'] : []
  return (
    <Popover position="bottom-start" width={264} trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          className={styles.setting}
          aria-label={`${toolName} settings: ${[shown, ...rule].join(', ')}`}
          {...(isInRange ? { rightSection: <IconFilter size={13} stroke={1.6} aria-hidden /> } : {})}
        >
          {figure}
          {unit.length > 0 && <span className={styles.unit}>&nbsp;{unit.join(' ')}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.marks} aria-label={`${toolName} settings`}>
        {controls.includes('brush') && (
          <>
            <RangeField
              label="Size"
              min={1}
              // By the root: small sizes are chosen to the pixel, large ones are in reach.
              max={Math.sqrt(largestBrushPx)}
              step={0.02}
              value={Math.sqrt(brushPx)}
              text={`${brushPx} px`}
              onChange={(root) => toolSettings.setState({ brushPx: Math.max(1, Math.round(root * root)) })}
            />
            <p className={styles.hint}>
              Keys &lt; and &gt;, or drag sideways with Alt. With Ctrl the tool does the opposite.
            </p>
          </>
        )}
        {controls.includes('tolerance') && (
          <>
            <RangeField
              label="Tolerance"
              min={0}
              max={1}
              step={0.005}
              // By the root, as the size of the brush.
              value={Math.sqrt(tolerance / Math.max(mostTolerance(values), tolerance, 0.001))}
              text={reach}
              onChange={(root) =>
                toolSettings.setState({ tolerance: toleranceWithin(root * root * mostTolerance(values), values) })
              }
            />
            <p className={styles.hint}>
              Press on a place and drag sideways: the region follows. By keys, Enter, then &lt; and &gt;, and Enter
              again.
            </p>
          </>
        )}
        {controls.includes('holes') && <HoleSettings pixelMm2={pixelMm2} />}
        {controls.includes('range') && <RangeSettings values={values} />}
        {controls.includes('noise') && (range !== null || !controls.includes('range')) && <NoiseSettings />}
      </Popover.Dropdown>
    </Popover>
  )
}

/** By the root as well; beyond the largest number of pixels all are closed. */
const largestHoleRoot = 32

/** Which holes are closed: live, where a region grows. */
function HoleSettings({ pixelMm2 }: Pick<ToolSettingsMenuProps, 'pixelMm2'>) {
  const mostHolePx = useStore(toolSettings, (settings) => settings.mostHolePx)
  const keys = useKeyNames()
  return (
    <>
      <RangeField
        label="Close holes"
        min={0}
        max={largestHoleRoot}
        step={0.02}
        value={Math.min(Math.sqrt(mostHolePx), largestHoleRoot)}
        text={limitText(mostHolePx, pixelMm2)}
        onChange={(root) =>
          toolSettings.setState({ mostHolePx: root >= largestHoleRoot ? Infinity : Math.round(root * root) })
        }
      />
      <p className={styles.hint}>Larger ones, all or none: while it grows, too.{keyText(keys, maskKeys.holes)}</p>
    </>
  )
}

const nbsp = '\u00a0'

/** " Key Alt G.": nothing where it has been taken away. */
function keyText(keys: KeyNames, chord: string): string {
  return keys.now(chord) === null ? '' : ` Key ${keys.text(chord).replaceAll(' ', nbsp)}.`
}

/** "up to 20 px, 13.1 mm²". */
function limitText(mostHolePx: number, pixelMm2: number | null): string {
  if (mostHolePx === 0) return 'none'
  if (mostHolePx === Infinity) return 'all'
  const pixels = `up to ${mostHolePx.toLocaleString('en-GB')} px`
  if (pixelMm2 === null) return pixels
  return `${pixels}, ${measurementText({ quantity: 'area', value: mostHolePx * pixelMm2, unit: 'mm2' })}`
}

function NoiseSettings() {
  const evensNoise = useStore(toolSettings, (settings) => settings.evensNoise)
  const keys = useKeyNames()
  return (
    <>
      <Switch
        label="Even out noise"
        checked={evensNoise}
        onChange={(event) => toolSettings.setState({ evensNoise: event.currentTarget.checked })}
      />
      <p className={styles.hint}>
        Each pixel counts as the median of 3{nbsp}×{nbsp}3. Off, lines one pixel wide are taken in too.
        {keyText(keys, maskKeys.noise)}
      </p>
    </>
  )
}

/** The modality values that may be painted. */
function RangeSettings({ values }: { readonly values: PixelValues }) {
  const range = useStore(toolSettings, (settings) => settings.range)
  const { lowest, highest, unit } = values
  const whole = { low: roundedOut(lowest, -1), high: roundedOut(highest, 1) }
  const named = unit === null ? '' : `, ${unit}`
  const commit = (end: 'low' | 'high') => (text: string) => {
    const value = Number(text.replace(',', '.').replace('\u2212', '-'))
    if (text.trim() === '' || !Number.isFinite(value)) return 'A number, please'
    toolSettings.setState({ range: { ...whole, ...range, [end]: value } })
    return null
  }
  return (
    <>
      <Switch
        label="Only values in a range"
        checked={range !== null}
        onChange={(event) => toolSettings.setState({ range: event.currentTarget.checked ? whole : null })}
      />
      {range !== null && (
        <div className={styles.row}>
          <CommitInput label={`Least${named}`} isLabelShown value={String(range.low)} onCommit={commit('low')} />
          <CommitInput label={`Greatest${named}`} isLabelShown value={String(range.high)} onCommit={commit('high')} />
        </div>
      )}
    </>
  )
}
