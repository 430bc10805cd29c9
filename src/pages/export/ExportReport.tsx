import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { ExportFormat } from '../../contracts/export-format.ts'
import { leftOutMessage } from '../../interchange/messages.ts'
import { ProblemList, type ShownProblem } from '../../ui/ProblemList.tsx'
import { sizeText } from '../../ui/time-text.ts'
import type { ExportResult } from '../../workers/export-result.ts'
import { workbenchPath } from '../shared/paths.ts'
import { useDescribe } from '../shared/use-describe.ts'
import styles from './ExportPage.module.css'

interface ExportReportProps {
  readonly result: ExportResult
  /** The format it was written in. */
  readonly format: ExportFormat<unknown>
  readonly projectId: string
}

/** What was written, whether it agrees with the project, what was left out; and, where it agrees, the files. */
export function ExportReport({ result, format, projectId }: ExportReportProps) {
  const { files, losses, readBack } = result
  const describe = useDescribe()
  const agrees = readBack.problems.length === 0
  return (
    <div className={styles.report}>
      <p className={agrees ? styles.agrees : styles.disagrees}>
        {agrees ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
        {agrees
          ? 'Read back and compared: everything agrees.'
          : 'Checked and compared: it does not agree. Nothing can be downloaded.'}
      </p>
      {!agrees && (
        <ProblemList
          label="Differences"
          problems={readBack.problems.map((problem) => ({
            subject: problem.file ?? null,
            message: describe(problem),
            ...linkTo(projectId, problem.params.caseId, problem.params.case),
          }))}
        />
      )}
      <Counts title="Exported" rows={Object.entries(readBack.counts)} />
      {losses.length > 0 && (
        <ProblemList
          label="Left out"
          problems={losses.map((row) => ({
            subject: leftOutMessage(row) === undefined ? 'Not carried' : 'Left out',
            message:
              leftOutMessage(row) ??
              format.lossText?.(row.loss, row.count) ??
              `${row.count} × ${row.loss.replaceAll('-', ' ')}`,
          }))}
        />
      )}
      {agrees && (
        <ul className={styles.files} aria-label="Files">
          {files.map((file) => (
            <li key={file.name}>
              <Download name={file.name} blob={file.blob} />
              <span className={styles.dim}>{sizeText(file.blob.size)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** A way to the case that a problem is about, where it names one. */
function linkTo(projectId: string, caseId: unknown, name: unknown): Pick<ShownProblem, 'link'> {
  if (typeof caseId !== 'string' || typeof name !== 'string') return {}
  return { link: { text: `Open ${name}`, href: `#${workbenchPath(projectId, caseId)}` } }
}

function Counts({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, number])[] }) {
  if (rows.length === 0) return null
  return (
    <table className={styles.counts}>
      <caption>{title}</caption>
      <tbody>
        {rows.map(([what, count]) => (
          <tr key={what}>
            <th scope="row">{nameOf(what, count)}</th>
            <td className={styles.number}>{count.toLocaleString('en-GB')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** "annotation", 3 as "Annotations". */
function nameOf(kind: string, count: number): string {
  const text = kind.replaceAll('-', ' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${count === 1 ? '' : 's'}`
}

function Download({ name, blob }: { readonly name: string; readonly blob: Blob }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return (
    <a className={styles.download} href={address} download={name}>
      Download {name}
    </a>
  )
}
