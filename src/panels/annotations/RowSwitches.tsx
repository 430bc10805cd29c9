import { IconEye, IconEyeOff, IconLock, IconLockOpen } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Annotation } from '../../domain/records/annotation.ts'
import { isHidden, isLocked, toggled, withShown } from '../../session/mark-view.ts'
import { useSession, useView } from '../../session/session-context.ts'
import styles from './AnnotationList.module.css'

interface RowSwitchesProps {
  readonly annotation: Annotation
  /** Of its label. */
  readonly name: string
  readonly tabIndex: 0 | -1
}

/** Hiding and locking one annotation in this tab. */
export function RowSwitches({ annotation, name, tabIndex }: RowSwitchesProps) {
  const { viewStore } = useSession()
  const isOff = useView(({ marks }) => isHidden(marks, annotation))
  const isFast = useView(({ marks }) => isLocked(marks, annotation))
  const { id, labelId } = annotation

  const toggleHidden = () => {
    const { marks } = viewStore.get()
    if (!isOff) viewStore.setMarks({ hidden: new Set([...marks.hidden, id]) })
    else {
      const hidden = new Set([...marks.hidden].filter((other) => other !== id && other !== labelId))
      viewStore.setMarks(withShown({ ...marks, hidden }, [id]))
    }
  }
  const toggleLocked = () => viewStore.setMarks({ locked: toggled(viewStore.get().marks.locked, [id]) })

  return (
    <span className={styles.switches} data-on={isOff || isFast || undefined}>
      <Switch
        label={`Hide ${name}`}
        hint={isOff ? 'Show' : 'Hide in this tab. It is counted and exported all the same.'}
        isOn={isOff}
        tabIndex={tabIndex}
        onClick={toggleHidden}
      >
        {isOff ? <IconEyeOff size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
      </Switch>
      <Switch
        label={`Lock ${name}`}
        hint={isFast ? 'Unlock' : 'Lock in this tab: the pointer and Delete pass it by.'}
        isOn={isFast}
        tabIndex={tabIndex}
        onClick={toggleLocked}
      >
        {isFast ? <IconLock size={14} aria-hidden /> : <IconLockOpen size={14} aria-hidden />}
      </Switch>
    </span>
  )
}

interface SwitchProps {
  readonly label: string
  readonly hint: string
  readonly isOn: boolean
  readonly tabIndex: 0 | -1
  readonly onClick: () => void
  readonly children: ReactNode
}

function Switch({ label, hint, isOn, tabIndex, onClick, children }: SwitchProps) {
  return (
    <button
      data-hint={hint}
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      className={styles.switch}
      tabIndex={tabIndex}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
