import { Button } from '@mantine/core'
import type { Problem } from '../../lib/result.ts'
import styles from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { LongProblemList } from '../../ui/LongProblemList.tsx'
import { countText } from '../../ui/time-text.ts'
import type { ImportReport } from '../../workers/import-report.ts'
import { useDescribe } from '../shared/use-describe.ts'
import { MergeResult } from './MergeResult.tsx'

interface ImportResultProps {
  readonly report: ImportReport
  readonly onClose: () => void
}

/** What an import brought in, what it had already, and what it could not use. */
export function ImportResult({ report, onClose }: ImportResultProps) {
  if (report.merge !== undefined) return <MergeResult merge={report.merge} onClose={onClose} />
  return <FilesResult report={report} onClose={onClose} />
}

function FilesResult({ report, onClose }: ImportResultProps) {
  const {
    cases,
    items,
    annotations,
    updated = 0,
    duplicates,
    unmatchedFiles,
    droppedValues,
    problems,
    warnings,
  } = report
  const describe = useDescribe()
  const shown = (problem: Problem) => ({ subject: subjectOf(problem), message: describe(problem) })
  return (
    <Dialog size="lg" title={cases + updated === 0 ? 'Nothing was imported' : 'Import finished'} onClose={onClose}>
      <div className={styles.body}>
        <p>
          {countText(cases, 'case')} with {countText(items, 'item')}
          {annotations > 0 && ` and ${countText(annotations, 'annotation')}`} brought in.
        </p>
        {updated > 0 && (
          <p>
            {countText(updated, 'note')} brought up to date. “Changes” above the list of cases takes that back as one.
          </p>
        )}
        {droppedValues > 0 && (
          <p>{countText(droppedValues, 'value')} of the table left out: they identify a patient or name a file.</p>
        )}
        {duplicates.length > 0 && (
          <>
            <h2 className={styles.subtitle}>In the project already ({duplicates.length})</h2>
            <LongProblemList
              label="Duplicates"
              fileName="duplicate-files"
              problems={duplicates.map((name) => ({
                subject: name,
                message: 'has the same content as a file imported before.',
              }))}
            />
          </>
        )}
        {problems.length > 0 && (
          <>
            <h2 className={styles.subtitle}>Problems ({problems.length})</h2>
            <LongProblemList label="Problems" fileName="import-problems" problems={problems.map(shown)} />
          </>
        )}
        {warnings.length > 0 && (
          <>
            <h2 className={styles.subtitle}>Warnings ({warnings.length})</h2>
            <LongProblemList label="Warnings" fileName="import-warnings" problems={warnings.map(shown)} />
          </>
        )}
        {unmatchedFiles.length > 0 && (
          <>
            <h2 className={styles.subtitle}>Files without a row ({unmatchedFiles.length})</h2>
            <LongProblemList
              label="Files without a row"
              fileName="files-without-a-row"
              problems={unmatchedFiles.map((subject) => ({
                subject,
                message: 'came in without what the table could say.',
              }))}
            />
          </>
        )}
        <div className={styles.actions}>
          <Button variant="filled" data-autofocus onClick={onClose}>
            Done
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function subjectOf({ file, line }: Problem): string | null {
  return file !== undefined && line !== undefined ? `${file}, line ${line}` : (file ?? null)
}
