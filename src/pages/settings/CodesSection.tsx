import { plainSelection } from '../../interchange/selection.ts'
import { codingCountsText } from '../../panels/annotations/annotation-text.ts'
import { useProjectCounts } from '../shared/use-project-counts.ts'
import styles from './SettingsPage.module.css'

/** How far the codes of the whole project are. */
export function CodesSection({ projectId }: { readonly projectId: string }) {
  const { offer } = useProjectCounts(projectId, plainSelection)
  return (
    <section aria-labelledby="codes-title" className={styles.section}>
      <h2 id="codes-title" className={styles.sectionTitle}>
        Codes
      </h2>
      <p className={styles.plain}>
        {offer === undefined ? 'Counting…' : `Annotations: ${codingCountsText(offer.codings)}.`}
      </p>
    </section>
  )
}
