import { Button } from '@mantine/core'
import { LongProblemList } from '../../../ui/LongProblemList.tsx'
import { countText } from '../../../ui/time-text.ts'
import type { WaitingImport } from '../../../workers/import-client.ts'
import type { ImportPreview, ManifestPreview } from '../../../workers/import-preview.ts'
import { useDescribe } from '../../shared/use-describe.ts'
import styles from './ImportPreview.module.css'

interface ManifestTabProps {
  readonly tables: WaitingImport['tables']
  readonly preview: ImportPreview
  readonly onMapTables: () => void
  readonly onWithoutTables: () => void
}

/** What the tables among the files say of the others. */
export function ManifestTab({ tables, preview, onMapTables, onWithoutTables }: ManifestTabProps) {
  const { manifest } = preview
  if (manifest === null) {
    return (
      <div className={styles.lists}>
        <div className={styles.inUse}>
          <p className={styles.text}>
            {countText(tables.length, 'table')}: {tables.map(({ path }) => path).join(', ')}. No table is in use.
          </p>
          <Button onClick={onMapTables}>Use the tables…</Button>
        </div>
      </div>
    )
  }
  return (
    <div className={styles.lists}>
      <div className={styles.inUse}>
        <ManifestCounts manifest={manifest} preview={preview} />
        <div className={styles.tableActions}>
          <Button onClick={onMapTables}>Change the columns…</Button>
          <Button onClick={onWithoutTables}>Do without the tables</Button>
        </div>
      </div>
      <ManifestProblems manifest={manifest} />
    </div>
  )
}

interface ManifestCountsProps {
  readonly manifest: ManifestPreview
  readonly preview: ImportPreview
}

function ManifestCounts({ manifest, preview: { markCount, newLabels } }: ManifestCountsProps) {
  const { matchedCount, droppedValues, droppedColumns } = manifest
  return (
    <ul className={styles.facts} aria-label="What the table gives">
      <li>
        {countText(matchedCount, 'file')} spoken of, {countText(markCount, 'mark')} given.
      </li>
      {newLabels.length > 0 && <li>New labels: {newLabels.join(', ')}.</li>}
      {droppedValues > 0 && (
        <li>
          {countText(droppedValues, 'value')} left out since {droppedValues === 1 ? 'it identifies' : 'they identify'} a
          patient or
          {droppedValues === 1 ? ' names' : ' name'} a file
          {droppedColumns.length > 0 && ` (columns left out whole: ${droppedColumns.join(', ')})`}.
        </li>
      )}
    </ul>
  )
}

function ManifestProblems({ manifest }: { readonly manifest: ManifestPreview }) {
  const describe = useDescribe()
  const { problems, unmatchedFiles } = manifest
  return (
    <>
      {problems.length > 0 && (
        <section className={styles.listed}>
          <h3 className={styles.subtitle}>Rows ({problems.length.toLocaleString('en-GB')})</h3>
          <LongProblemList
            label="Rows with problems"
            fileName="table-problems"
            problems={problems.map((problem) => ({
              subject:
                problem.line === undefined ? (problem.file ?? null) : `${problem.file ?? ''}, line ${problem.line}`,
              message: describe(problem),
            }))}
          />
        </section>
      )}
      {unmatchedFiles.length > 0 && (
        <section className={styles.listed}>
          <h3 className={styles.subtitle}>Files without a row ({unmatchedFiles.length.toLocaleString('en-GB')})</h3>
          <LongProblemList
            label="Files without a row"
            fileName="files-without-a-row"
            problems={unmatchedFiles.map((subject) => ({
              subject,
              message: 'is imported without what a table could say of it.',
            }))}
          />
        </section>
      )}
    </>
  )
}
