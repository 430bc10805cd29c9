import type { Problem } from '../../../lib/result.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { LongProblemList } from '../../../ui/LongProblemList.tsx'
import type { ImportPreview } from '../../../workers/import-preview.ts'
import { useDescribe } from '../../shared/use-describe.ts'
import styles from './ImportPreview.module.css'

/** A file that a DICOMDIR names and nobody gave. */
const missingCode = 'directory-file-missing'

/** Files that will not come in, each with the reason. */
export function NotImported({ preview }: { readonly preview: ImportPreview }) {
  const { duplicates } = preview
  const describe = useDescribe()
  const refused = preview.refused.filter(({ code }) => code !== missingCode)
  const missing = preview.refused.filter(({ code }) => code === missingCode)
  if (preview.refused.length + duplicates.length === 0) {
    return <EmptyState title="Every file can be imported">Nothing was refused, and nothing is here twice.</EmptyState>
  }
  return (
    <div className={styles.lists}>
      {refused.length > 0 && (
        <section className={styles.listed}>
          <h3 className={styles.subtitle}>Refused ({refused.length.toLocaleString('en-GB')})</h3>
          <LongProblemList
            label="Refused"
            fileName="refused-files"
            problems={refused.map((problem) => ({ subject: subjectOf(problem), message: describe(problem) }))}
          />
        </section>
      )}
      {missing.length > 0 && (
        <section className={styles.listed}>
          <h3 className={styles.subtitle}>Named by the disc, not given ({missing.length.toLocaleString('en-GB')})</h3>
          <LongProblemList
            label="Named by the disc, not given"
            fileName="missing-files"
            problems={missing.map((problem) => ({ subject: problem.file ?? null, message: describe(problem) }))}
          />
        </section>
      )}
      {duplicates.length > 0 && (
        <section className={styles.listed}>
          <h3 className={styles.subtitle}>Duplicates ({duplicates.length.toLocaleString('en-GB')})</h3>
          <LongProblemList
            label="Duplicates"
            fileName="duplicate-files"
            problems={duplicates.map(({ file, sameAs }) => ({
              subject: file,
              message: sameAs === null ? 'is in the project already.' : `has the same content as ${sameAs}.`,
            }))}
          />
        </section>
      )}
    </div>
  )
}

function subjectOf({ file, line }: Problem): string | null {
  return file !== undefined && line !== undefined ? `${file}, line ${line}` : (file ?? null)
}
