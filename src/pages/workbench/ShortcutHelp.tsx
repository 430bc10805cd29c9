import { Dialog } from '../../ui/Dialog.tsx'
import styles from './ShortcutHelp.module.css'
import type { Shortcut } from './shortcuts.ts'

interface ShortcutHelpProps {
  readonly shortcuts: readonly Pick<Shortcut, 'chord' | 'group' | 'text'>[]
  readonly onClose: () => void
}

const groups = ['Case', 'Panes', 'Tools', 'Marks', 'View', 'Labels'] as const
const modName = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl'

/** Every key of the workbench, as it stands now. */
export function ShortcutHelp({ shortcuts, onClose }: ShortcutHelpProps) {
  return (
    <Dialog title="Keyboard shortcuts" size="lg" onClose={onClose}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group}>
            <h2 className={styles.title}>{group}</h2>
            <dl className={styles.list}>
              {shortcuts
                .filter(
                  ({ group: its, text }, at) =>
                    its === group && at === shortcuts.findIndex((other) => other.text === text),
                )
                .map(({ chord, text }) => (
                  <div key={chord} className={styles.row}>
                    <dt>{text}</dt>
                    <dd className={styles.keys}>
                      {keysOf(chord).map((key) => (
                        <kbd key={key} className={styles.key}>
                          {key === 'Mod' ? modName : key}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

/** The keys of a chord; `+` itself may be one of them. */
function keysOf(chord: string): readonly string[] {
  return chord === '+' ? ['+'] : chord.split('+')
}
