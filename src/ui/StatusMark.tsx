import styles from './StatusMark.module.css'

interface StatusMarkProps {
  readonly status: 'new' | 'in-progress' | 'submitted' | 'deferred'
}

/** Ring, half, full, bar: the state of a case by shape, not by colour alone. Decoration beside its name. */
export function StatusMark({ status }: StatusMarkProps) {
  return (
    <svg className={styles.mark} data-status={status} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      {status === 'in-progress' && <path d="M6 3.2a2.8 2.8 0 0 1 0 5.6z" fill="currentColor" />}
      {status === 'submitted' && <circle cx="6" cy="6" r="5.5" fill="currentColor" />}
      {status === 'submitted' && (
        <path d="m3.6 6.2 1.7 1.7 3.2-3.6" fill="none" stroke="var(--glossa-surface)" strokeWidth="1.4" />
      )}
      {status === 'deferred' && <path d="M3.8 6h4.4" stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  )
}
