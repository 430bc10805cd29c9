import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { allHolds, type ChainReport, logHolds, needsRows } from '../../../persistence/log-check/log-report.ts'
import { ProblemList } from '../../../ui/ProblemList.tsx'
import { timeText } from '../../../ui/time-text.ts'
import { useApp } from '../app-services.ts'
import { chainText, differenceText, fileFaultText, shortHash, verdictText } from './check-text.ts'
import styles from './LogCheck.module.css'
import { type LogCheckState, makeRowsAnew } from './log-checks.ts'

interface LogCheckReportProps {
  readonly projectId: string
  readonly check: LogCheckState & { readonly state: 'done' }
}

/** What a check came to: a sentence, the chains, and what can be done about what is wrong. */
export function LogCheckReport({ projectId, check: { report, at, areRowsNew } }: LogCheckReportProps) {
  const { env } = useApp()
  const isWell = allHolds(report)
  return (
    <>
      <p className={isWell ? styles.holds : styles.faulty}>
        {isWell ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
        <span>
          {areRowsNew && 'The rows were made anew from the log. '}
          {verdictText(report)}
        </span>
      </p>
      <ChainTable chains={report.chains} checkedAt={at} />
      {report.rows.length > 0 && (
        <ProblemList
          label="Rows that differ from the log"
          problems={report.rows.map((difference) => ({ subject: 'Rows', message: differenceText(difference) }))}
        />
      )}
      {needsRows(report) && (
        <div className={styles.mend}>
          <p className={styles.about}>The log is whole, and is not changed by this. What it says stands.</p>
          <Button variant="filled" onClick={() => void makeRowsAnew(projectId, env.now)}>
            Make the rows anew from the log
          </Button>
        </div>
      )}
      {!logHolds(report) && (
        <p className={styles.about}>
          The log is never changed to hide this, and rows are not made anew from a log with faults: they may hold what
          it has lost. Export the project now and keep the file, then find out who or what changed the browser’s data.
        </p>
      )}
      {report.invalidRecords > 0 && (
        <p className={styles.about}>
          Some records are against their rules even as the log has them, so their cases are not opened. Undo in the case
          where it happened, or export what can be read.
        </p>
      )}
      {report.fileFaults.length > 0 && (
        <ProblemList
          label="Files"
          problems={report.fileFaults.map((fault) => ({
            subject: shortHash(fault.sha256),
            message: fileFaultText(fault),
          }))}
        />
      )}
    </>
  )
}

function ChainTable({ chains, checkedAt }: { readonly chains: readonly ChainReport[]; readonly checkedAt: string }) {
  return (
    <div className={styles.tableHost}>
      <table className={styles.table}>
        <caption>Checked {timeText(checkedAt)}</caption>
        <thead>
          <tr>
            <th scope="col">Annotator</th>
            <th scope="col" className={styles.number}>
              Entries
            </th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Head of the chain</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {chains.map((chain) => (
            <tr key={chain.chain}>
              <th scope="row">
                {chain.annotatorName ?? 'Somebody unknown'}
                {!chain.isThisDevice && <span className={styles.dim}> on another device</span>}
              </th>
              <td className={styles.number}>{chain.entries.toLocaleString('en-GB')}</td>
              <td>{chain.firstAt === null ? '' : timeText(chain.firstAt)}</td>
              <td>{chain.lastAt === null ? '' : timeText(chain.lastAt)}</td>
              <td>
                {chain.headHash !== null && (
                  <code className={styles.hash} title={chain.headHash}>
                    {shortHash(chain.headHash)}
                  </code>
                )}
              </td>
              <td data-holds={chain.faults.length === 0 && chain.cutOff === 0}>{chainText(chain)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
