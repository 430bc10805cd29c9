import { Link } from 'wouter'
import { EmptyState } from '../ui/EmptyState.tsx'
import styles from './FullPage.module.css'

/** What an address that leads nowhere shows. */
export function NotFound() {
  return (
    <main className={styles.centred}>
      <EmptyState level={1} title="There is no such page" actions={<Link href="/">Go to the projects</Link>}>
        The address may be mistyped, or come from another version.
      </EmptyState>
    </main>
  )
}
