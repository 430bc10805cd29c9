import { IconAlertOctagon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './SourcesKept.module.css'

/** Says in red that a project keeps what identifies its patients. @param children what that means here */
export function SourcesKept({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.warning} role="note" aria-label="Source files are kept">
      <IconAlertOctagon size={18} aria-hidden className={styles.icon} />
      <span>
        <strong>This project keeps source files as they are.</strong> {children}
      </span>
    </p>
  )
}
