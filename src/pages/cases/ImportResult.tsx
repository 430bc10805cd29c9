import { Button } from '@mantine/core'
import type { Problem } from '../../lib/result.ts'
import styles from '../../ui/Dialog.module.css'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemList } from '../../ui/ProblemList.tsx'
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
  const { cases, items, annotations, duplicates, problems } = report
  const describe = useDescribe()
  const shown = (problem: Problem) => ({ subject: problem.file ?? null, message: describe(problem) })
  return (
    <Dialog size="lg" title={cases === 0 ? 'Nothing was imported' : 'Import finished'} onClose={onClose}>
      <div className={styles.body}>
        <p>
          {countText(cases, 'case')} with {countText(items, 'item')}
          {annotations > 0 && ` and ${countText(annotations, 'annotation')}`} brought in.
        </p>
        {duplicates.length > 0 && (
          <>
            <h2 className={styles.subtitle}>In the project already ({duplicates.length})</h2>
            <ProblemList
              label="Duplicates"
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
            <ProblemList label="Problems" problems={problems.map(shown)} />
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
