import { assertions } from '../../../domain/records/annotation.ts'
import type { ManifestReport } from '../../../interchange/manifest/manifest-report.ts'
import type { Problem } from '../../../lib/result.ts'
import { assertionText } from '../../../panels/annotations/annotation-text.ts'
import { ProblemList } from '../../../ui/ProblemList.tsx'
import { countText } from '../../../ui/time-text.ts'
import { useDescribe } from '../../shared/use-describe.ts'
import { attentionOf } from './attention.ts'
import styles from './ManifestStep.module.css'

interface ManifestCountsProps {
  readonly report: ManifestReport | null
  readonly failure: Problem | null
  /** Rows read so far by a count that runs; null when none does. */
  readonly countedRows: number | null
  readonly pictureCount: number
}

/** What all tables together come to: how many rows and files find each other, which labels, what is wrong where. */
export function ManifestCounts({ report, failure, countedRows, pictureCount }: ManifestCountsProps) {
  const describe = useDescribe()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit scrolls by keys too
    <section className={styles.counts} aria-label="What the tables come to" tabIndex={0}>
      <p role="status" className={styles.dim}>
        {countedRows === null
          ? 'All rows are counted.'
          : `Counting… ${countedRows > 0 ? countText(countedRows, 'row') : ''}`}
      </p>
      {failure !== null && <p className={styles.warn}>{describe(failure)}</p>}
      {report !== null && <Counted report={report} pictureCount={pictureCount} />}
    </section>
  )
}

function Counted({ report, pictureCount }: { readonly report: ManifestReport; readonly pictureCount: number }) {
  const describe = useDescribe()
  const { labels, tables, files, matchedFiles, filesWithoutRow, raters } = report
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const notes = tables.reduce((sum, table) => sum + table.notes, 0)
  const unmatched = tables.reduce((sum, table) => sum + table.unmatchedRows, 0)
  const attention = attentionOf(report, describe)
  const used = assertions.filter((assertion) => labels.some(({ counts }) => (counts[assertion] ?? 0) > 0))
  const hasBoxes = labels.some(({ boxes }) => boxes > 0)
  const number = (count: number) => (count === 0 ? '' : count.toLocaleString('en-GB'))
  const withRow = pictureCount - filesWithoutRow
  return (
    <>
      <dl className={styles.figures}>
        {notes > 0 && <Figure name="Notes in the tables" value={notes.toLocaleString('en-GB')} />}
        {(pictureCount > 0 || notes === 0) && (
          <Figure
            name="Picked files with a row"
            value={`${withRow.toLocaleString('en-GB')} of ${pictureCount.toLocaleString('en-GB')}`}
            isOdd={withRow === 0}
          />
        )}
        <Figure name="Rows" value={rows.toLocaleString('en-GB')} />
        {(files > 0 || notes === 0) && (
          <>
            <Figure name="Rows of files not picked" value={unmatched.toLocaleString('en-GB')} />
            <Figure name="Files the tables name" value={files.toLocaleString('en-GB')} />
          </>
        )}
        {raters > 0 && <Figure name="Raters" value={raters.toLocaleString('en-GB')} />}
      </dl>
      {matchedFiles === 0 && pictureCount > 0 && rows > notes && (
        <p className={styles.warn}>
          No row names a picked file. Check which column is the file. If folders have other names now, pick the files
          without their folders.
        </p>
      )}
      {labels.length > 0 && (
        <table className={styles.labels} aria-label="Labels">
          <thead>
            <tr>
              <th scope="col">{countText(labels.length, 'label')}</th>
              {used.map((assertion) => (
                <th key={assertion} scope="col" className={styles.number}>
                  {assertionText[assertion]}
                </th>
              ))}
              {hasBoxes && (
                <th scope="col" className={styles.number}>
                  Boxes
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {labels.map(({ label, counts, boxes }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {used.map((assertion) => (
                  <td key={assertion} className={styles.number}>
                    {number(counts[assertion] ?? 0)}
                  </td>
                ))}
                {hasBoxes && <td className={styles.number}>{number(boxes)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {attention.length > 0 && (
        <>
          <h3 className={styles.subtitle}>To look at</h3>
          <div className={styles.attention}>
            <ProblemList label="To look at" problems={attention} />
          </div>
        </>
      )}
    </>
  )
}

function Figure({
  name,
  value,
  isOdd = false,
}: {
  readonly name: string
  readonly value: string
  readonly isOdd?: boolean
}) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd className={isOdd ? styles.warn : undefined}>{value}</dd>
    </div>
  )
}
