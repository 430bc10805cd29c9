import { Button } from '@mantine/core'
import { labelAllows } from '../../domain/commands/annotation-commands.ts'
import type { Label } from '../../domain/records/label.ts'
import type { TargetKind } from '../../domain/records/target.ts'
import { useProject, useView } from '../../session/session-context.ts'
import { KeyCap } from '../../ui/KeyCap.tsx'
import { useKeyNames } from '../../ui/keys/keys-context.ts'
import { LabelChip } from '../../ui/LabelChip.tsx'
import styles from './LabelPanel.module.css'

interface LabelPanelProps {
  /** Kinds of target that the active pane takes: labels for none of them stand back. */
  readonly activeKinds: readonly TargetKind[]
  readonly onChoose: (label: Label) => void
  /** Labels an item as a whole; one is on the key. */
  readonly wholes: readonly { readonly name: string; readonly isOnKey: boolean; readonly onAdd: () => void }[]
  readonly wholeKey: string
}

/** Letters of a name that two lines of half the panel hold; names are not cut, since a finger finds no hint. */
const fitsTwoLines = 24
/** Letters that one line of it holds, and where the window is narrow. */
const [fitsLine, fitsNarrowLine] = [13, 8]

/** Letters of the longest word. */
function widest(name: string): number {
  return Math.max(0, ...name.split(/[\s-]+/).map((word) => word.length))
}

/** The labels of the project: the one chosen goes on the next mark. */
export function LabelPanel({ activeKinds, onChoose, wholes, wholeKey }: LabelPanelProps) {
  const { labels } = useProject().labelSet
  const keys = useKeyNames()
  const activeId = useView(({ labelId }) => labelId)
  return (
    <div className={styles.panel}>
      <div
        role="radiogroup"
        aria-label="Labels"
        className={styles.labels}
        data-long={labels.some(({ name }) => name.length > fitsTwoLines || widest(name) > fitsLine) || undefined}
        data-wide={labels.some(({ name }) => widest(name) > fitsNarrowLine) || undefined}
      >
        {labels.map((label) => (
          <LabelChoice
            key={label.id}
            label={label}
            isActive={label.id === activeId}
            isFit={activeKinds.length === 0 || activeKinds.some((kind) => labelAllows(label, kind))}
            onChoose={() => onChoose(label)}
          />
        ))}
      </div>
      {labels.length === 0 && <p className={styles.none}>This project has no labels. Add some in the settings.</p>}
      <div className={styles.wholes}>
        {wholes.map(({ name, isOnKey, onAdd }) => (
          <Button
            key={name}
            className={styles.whole}
            onClick={onAdd}
            {...(isOnKey ? { ...keys.aria(wholeKey), rightSection: <KeyCap name={wholeKey} /> } : {})}
          >
            {name}
          </Button>
        ))}
      </div>
    </div>
  )
}

interface LabelChoiceProps {
  readonly label: Label
  readonly isActive: boolean
  readonly isFit: boolean
  readonly onChoose: () => void
}

function LabelChoice({ label, isActive, isFit, onChoose }: LabelChoiceProps) {
  const { name, color, hotkey } = label
  return (
    <label className={styles.label} data-active={isActive || undefined} data-unfit={!isFit || undefined} title={name}>
      <input
        type="radio"
        name="label"
        className={styles.radio}
        checked={isActive}
        onChange={onChoose}
        {...(hotkey === null ? {} : { 'aria-keyshortcuts': hotkey })}
      />
      <LabelChip name={name} color={color} />
      <span className={styles.name}>{name}</span>
      {hotkey !== null && <KeyCap name={hotkey.toUpperCase()} isAsIs />}
    </label>
  )
}
