import { Link } from 'wouter'
import type { RecordStore } from '../../session/record-store.ts'
import { PaceContext, SessionContext } from '../../session/session-context.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useApp } from '../shared/app-services.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import { PageHeader } from '../shared/PageHeader.tsx'
import { atLogCheck, casesPath, settingsPath } from '../shared/paths.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import { useTitle } from '../shared/use-title.ts'
import { WithProject } from '../shared/WithProject.tsx'
import { CaseControls } from './CaseControls.tsx'
import { CaseQuestions } from './CaseQuestions.tsx'
import { CaseSidebar } from './CaseSidebar.tsx'
import { NoticeBar } from './NoticeBar.tsx'
import { OpenCase } from './OpenCase.tsx'
import { useBatchSteps } from './tag-all/use-batch-steps.ts'
import { CaseLoaderContext, useCaseLoader, usePreparedCase } from './use-case-loader.ts'
import { useCaseName, useCaseSession } from './use-case-session.ts'
import { useCaseWalk } from './use-case-walk.ts'
import { useNotices } from './use-notice.ts'
import { usePutDown } from './use-put-down.ts'
import { useWorkbenchActions } from './use-workbench-actions.ts'
import styles from './Workbench.module.css'

interface WorkbenchPageProps {
  readonly projectId: string
  readonly caseId: string
}

/** One case, open for annotation. */
export default function WorkbenchPage({ projectId, caseId }: WorkbenchPageProps) {
  return (
    <WithProject projectId={projectId}>
      {(projectStore) => <Workbench projectStore={projectStore} projectId={projectId} caseId={caseId} />}
    </WithProject>
  )
}

interface WorkbenchProps extends WorkbenchPageProps {
  readonly projectStore: RecordStore
}

function Workbench({ projectStore, projectId, caseId }: WorkbenchProps) {
  const { env } = useApp()
  const project = useProjectOf(projectStore)
  const walk = useCaseWalk(project, caseId)
  const loader = useCaseLoader(projectId)
  const opened = useCaseSession(projectStore, loader, projectId, caseId)
  usePreparedCase(loader, walk, caseId)
  const session = opened.state === 'open' ? opened.value : null
  const notices = useNotices(session)
  usePutDown(projectId, walk.search, env.actor, notices)
  const batches = useBatchSteps(projectId, session, notices)
  const actions = useWorkbenchActions({ projectId, caseId, session, walk, notices, batches })
  const caseName = useCaseName(session)
  useTitle(`${caseName}, ${project.name}`)
  return (
    <SessionContext value={session}>
      <div className={styles.workbench}>
        <PageHeader crumbs={[{ text: project.name, path: casesPath(projectId, walk.search) }, { text: caseName }]}>
          <PaceContext value="after the frame">{session !== null && <CaseControls actions={actions} />}</PaceContext>
        </PageHeader>
        <div className={styles.body}>
          <CaseSidebar walk={walk} caseId={caseId} annotatorId={env.actor} />
          {session !== null && (
            <CaseLoaderContext value={loader}>
              <OpenCase
                key={caseId}
                projectId={projectId}
                caseId={caseId}
                caseName={caseName}
                actions={actions}
                notices={notices}
                batches={batches}
              />
            </CaseLoaderContext>
          )}
          {opened.state === 'opening' && <SkeletonRows label="Opening the case" />}
          {opened.state === 'failed' && (
            <main className={styles.failed}>
              <EmptyState
                level={1}
                title="The case cannot be opened"
                actions={
                  <>
                    {opened.problem.code === 'row-corrupt' && (
                      <Link href={settingsPath(projectId, atLogCheck)}>Check the log</Link>
                    )}
                    <Link href={casesPath(projectId, walk.search)}>Go to the cases</Link>
                  </>
                }
              >
                {describeProblem(opened.problem)}
              </EmptyState>
            </main>
          )}
        </div>
        {session !== null && <CaseQuestions actions={actions} />}
        <PaceContext value="after the frame">
          <NoticeBar notices={notices} />
        </PaceContext>
      </div>
    </SessionContext>
  )
}
