import { type Capability, supportedBrowsers } from './capabilities.ts'
import styles from './FullPage.module.css'

/** Stands in for the whole app where the browser lacks what keeps work safe. */
export function UnsupportedBrowser({ missing }: { readonly missing: readonly Capability[] }) {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>This browser cannot run Glossa safely</h1>
      <p>It lacks:</p>
      <ul className={styles.list}>
        {missing.map(({ name, reason }) => (
          <li key={name}>
            <strong>{name}</strong>. {reason}
          </li>
        ))}
      </ul>
      <p>Glossa runs in {supportedBrowsers}. Nothing was changed, and nothing that you saved is lost.</p>
    </main>
  )
}
