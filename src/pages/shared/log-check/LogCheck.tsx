import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { ProblemList } from '../../../ui/ProblemList.tsx'
import { useApp } from '../app-services.ts'
import { describeProblem } from '../describe-problem.ts'
import { phaseText, timeLeftText } from './check-text.ts'
import styles from './LogCheck.module.css'
import { LogCheckReport } from './LogCheckReport.tsx'
import { cancelCheck, checkProject, logChecks } from './log-checks.ts'

/** Checks that the log of a project, its rows and its files are as they were made, and mends rows from the log. */
export function LogCheck({ projectId }: { readonly projectId: string }) {
  const { env } = useApp()
  const check = useStore(logChecks, (checks) => checks.get(projectId))
  const isRunning = check?.state === 'checking' || check?.state === 'making-rows'
  return (
    <div className={styles.check}>
      <p className={styles.about}>
        Every edit is an entry of a signed log; what you see is made from it. The check goes through hashes, links and
        signatures, compares the rows with the log, and reads every file. It changes nothing, and you can go on working.
      </p>
      {isRunning ? (
        <Progress projectId={projectId} />
      ) : (
        <Button
          className={styles.start}
          leftSection={<IconShieldCheck size={15} />}
          onClick={() => void checkProject(projectId, env.now)}
        >
          {check === undefined ? 'Check the log' : 'Check again'}
        </Button>
      )}
      <div aria-live="polite" className={styles.result}>
        {check?.state === 'failed' && (
          <ProblemList label="Problems" problems={[{ subject: null, message: describeProblem(check.problem) }]} />
        )}
        {check?.state === 'done' && <LogCheckReport projectId={projectId} check={check} />}
      </div>
    </div>
  )
}

function Progress({ projectId }: { readonly projectId: string }) {
  const check = useStore(logChecks, (checks) => checks.get(projectId))
  const progress = check?.state === 'checking' ? check.progress : null
  const text = check?.state === 'making-rows' ? 'Making the rows anew from the log' : phaseText(progress)
  const total = progress?.total ?? 0
  const left = check?.state === 'checking' ? timeLeftText(check.leftMs) : null
  return (
    <div className={styles.running}>
      <div className={styles.line}>
        <span>{text}</span>
        {progress !== null && total > 0 && (
          <span className={styles.dim}>
            {progress.done.toLocaleString('en-GB')} of {total.toLocaleString('en-GB')}
            {left !== null && `, ${left}`}
          </span>
        )}
      </div>
      <div className={styles.line}>
        <progress
          className={styles.bar}
          aria-label="Checking the log"
          {...(progress !== null && total > 0 ? { value: progress.done, max: total } : {})}
        />
        <Button onClick={() => cancelCheck(projectId)}>Cancel</Button>
      </div>
    </div>
  )
}
