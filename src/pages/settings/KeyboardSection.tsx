import type { Label } from '../../domain/records/label.ts'
import { labelScope } from '../../lib/keys/keymap.ts'
import { activeShortcuts } from '../shared/keys/active-shortcuts.ts'
import { knownKeys } from '../shared/keys/known-keys.ts'
import { ShortcutList } from '../shared/keys/ShortcutList.tsx'
import { useModules } from '../shared/modules-context.ts'
import styles from './SettingsPage.module.css'

interface KeyboardSectionProps {
  /** Of the project: their keys are changed in its label set, and clash with others here. */
  readonly labels: readonly Label[]
}

/** The keys of this device, whatever the project: every shortcut, open to be put on another key. */
export function KeyboardSection({ labels }: KeyboardSectionProps) {
  const { modalities } = useModules()
  const keysOfLabels = labels.flatMap(({ name, hotkey }) =>
    hotkey === null
      ? []
      : [{ chord: hotkey.toUpperCase(), scope: labelScope, group: 'Labels', text: name, run: () => {} }],
  )
  return (
    <section aria-labelledby="keyboard-title" className={styles.section}>
      <div className={styles.sectionHead}>
        <h2 id="keyboard-title" className={styles.sectionTitle}>
          Keyboard
        </h2>
        <span className={styles.dim}>On this device, in all projects</span>
      </div>
      <ShortcutList known={knownKeys(modalities, [...activeShortcuts(), ...keysOfLabels])} />
    </section>
  )
}
