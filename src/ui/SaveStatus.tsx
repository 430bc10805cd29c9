import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react'
import styles from './SaveStatus.module.css'

interface SaveStatusProps {
  readonly state: 'saved' | 'saving' | { readonly failed: string }
  readonly onRetry: () => void
}

/** Says whether the work is safe. A failure stays until it is resolved. */
export function SaveStatus({ state, onRetry }: SaveStatusProps) {
  const failed = typeof state === 'object'
  return (
    <div className={styles.status}>
      {/* Every edit goes through both states: who listens is told of failures here, and of what is saved by the page. */}
      <div role="status" aria-live={failed ? 'assertive' : 'off'} className={failed ? styles.failed : styles.fine}>
        <StatusIcon state={state} />
        {failed ? (
          <span className={styles.why} title={state.failed}>
            Not saved: {state.failed}
          </span>
        ) : state === 'saved' ? (
          'Saved'
        ) : (
          'Saving…'
        )}
      </div>
      {failed && (
        <button type="button" className={styles.retry} onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  )
}

function StatusIcon({ state }: Pick<SaveStatusProps, 'state'>) {
  const Icon = state === 'saved' ? IconCheck : state === 'saving' ? IconLoader2 : IconAlertTriangle
  return <Icon size={14} stroke={2} aria-hidden />
}
