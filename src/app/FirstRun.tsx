import { type IdentityDetails, IdentityForm } from '../panels/identity-form/IdentityForm.tsx'
import styles from './FullPage.module.css'

/** Asks who is at work before anything can be made: every record names its author. */
export function FirstRun({ onSubmit }: { readonly onSubmit: (details: IdentityDetails) => void }) {
  return (
    <main className={styles.page}>
      <p className={styles.brand}>Glossa</p>
      <h1 className={styles.title}>Who is annotating?</h1>
      <p className={styles.dim}>
        Every label carries the name of who made it. This stays in this browser; exports name you, or a pseudonym if you
        choose one there.
      </p>
      <div className={styles.card}>
        <IdentityForm action="Continue" onSubmit={onSubmit} />
      </div>
    </main>
  )
}
