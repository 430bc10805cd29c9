import { Link } from 'wouter'
import styles from './FullPage.module.css'

/** What an address that leads nowhere shows. */
export function NotFound() {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>There is no such page</h1>
      <p>
        The address may be mistyped, or come from another version. <Link href="/">Go to the projects</Link>
      </p>
    </main>
  )
}
