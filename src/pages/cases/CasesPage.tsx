import { Button } from '@mantine/core'
import { IconDownload, IconPlayerPlay, IconSettings, IconUpload } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import type { RecordStore } from '../../session/record-store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ProblemList } from '../../ui/ProblemList.tsx'
import { ProgressDialog } from '../../ui/ProgressDialog.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useApp } from '../shared/app-services.ts'
import { blindSummary } from '../shared/blind-summary.ts'
import { useModules } from '../shared/modules-context.ts'
import { Page } from '../shared/Page.tsx'
import { exportPath, settingsPath, workbenchPath } from '../shared/paths.ts'
import { importProgressText } from '../shared/progress-text.ts'
import { caseToContinue, deferredCases, reviewIn, standingText } from '../shared/review-text.ts'
import { useCaseSummaries } from '../shared/use-case-summaries.ts'
import { useDescribe } from '../shared/use-describe.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import { useTitle } from '../shared/use-title.ts'
import { WithProject } from '../shared/WithProject.tsx'
import { acceptedFiles } from './accepted-files.ts'
import { CaseTable } from './CaseTable.tsx'
import { DropArea } from './DropArea.tsx'
import { ImportResult } from './ImportResult.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { useImport } from './use-import.ts'

/** The cases of a project, and the way to bring more in. */
export default function CasesPage({ projectId }: { readonly projectId: string }) {
  return <WithProject projectId={projectId}>{(projectStore) => <Cases projectStore={projectStore} />}</WithProject>
}

function Cases({ projectStore }: { readonly projectStore: RecordStore }) {
  const project = useProjectOf(projectStore)
  useTitle(project.name)
  const { env } = useApp()
  const modules = useModules()
  const describe = useDescribe()
  const summaries = useCaseSummaries(project.id)
  const cases = useMemo(
    () => summaries?.map((summary) => blindSummary(summary, project, env.actor)),
    [summaries, project, env.actor],
  )
  const next = caseToContinue(cases ?? [], env.actor)
  const [deferred] = deferredCases(cases ?? [], env.actor)
  const [, navigate] = useLocation()
  const picker = useRef<HTMLInputElement>(null)
  const { importFiles, running, cancel, merge, report, failure, dismiss } = useImport(project.id)

  const importButton = (
    <Button
      variant={cases?.length === 0 ? 'filled' : 'default'}
      leftSection={<IconUpload size={15} />}
      onClick={() => picker.current?.click()}
    >
      Import
    </Button>
  )
  const actions = (
    <>
      <Button leftSection={<IconSettings size={15} />} onClick={() => navigate(settingsPath(project.id))}>
        Settings
      </Button>
      <Button leftSection={<IconDownload size={15} />} onClick={() => navigate(exportPath(project.id))}>
        Export
      </Button>
      {deferred !== undefined && (
        <Button onClick={() => navigate(workbenchPath(project.id, deferred.caseId))}>Deferred cases</Button>
      )}
      {cases?.length !== 0 && importButton}
      {next !== undefined && (
        <Button
          variant="filled"
          leftSection={<IconPlayerPlay size={15} />}
          title={`${next.name}: ${standingText(reviewIn(next, env.actor))}`}
          onClick={() => navigate(workbenchPath(project.id, next.caseId))}
        >
          Continue
        </Button>
      )}
    </>
  )

  return (
    <DropArea onFiles={(files) => void importFiles(files)}>
      <Page crumbs={[{ text: project.name }]} title={project.name} actions={actions}>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to import"
          accept={acceptedFiles(modules)}
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])]
            // The same file can be picked again after it was mended.
            event.currentTarget.value = ''
            void importFiles(files)
          }}
        />
        {failure !== null && (
          <ProblemList label="Problems" problems={[{ subject: null, message: describe(failure) }]} />
        )}
        {cases === undefined ? (
          <SkeletonRows label="Reading cases" rows={10} />
        ) : cases.length === 0 ? (
          <EmptyState title="No cases yet" actions={importButton}>
            Drop images, notes or a folder of them here. They are grouped into cases by patient and study, or by file
            name. Nothing leaves this browser.
          </EmptyState>
        ) : (
          <CaseTable cases={cases} annotatorId={env.actor} />
        )}
        {merge !== null && <MergeDialog merge={merge} />}
        {running !== null && merge === null && (
          <ProgressDialog title="Importing" progress={importProgressText(running.progress)} onCancel={cancel} />
        )}
        {report !== null && <ImportResult report={report} onClose={dismiss} />}
      </Page>
    </DropArea>
  )
}
