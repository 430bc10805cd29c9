import { Button } from '@mantine/core'
import { IconDownload, IconSettings, IconUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import type { RecordStore } from '../../session/record-store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ProblemList } from '../../ui/ProblemList.tsx'
import { ProgressDialog } from '../../ui/ProgressDialog.tsx'
import { useCaseQuery } from '../shared/case-query-address.ts'
import { useModules } from '../shared/modules-context.ts'
import { Page } from '../shared/Page.tsx'
import { exportPath, settingsPath } from '../shared/paths.ts'
import { importProgressText } from '../shared/progress-text.ts'
import { useDescribe } from '../shared/use-describe.ts'
import { useListedCases } from '../shared/use-listed-cases.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import { useTitle } from '../shared/use-title.ts'
import { WithProject } from '../shared/WithProject.tsx'
import { acceptedFiles } from './accepted-files.ts'
import { CaseBrowser } from './CaseBrowser.tsx'
import { DropArea } from './DropArea.tsx'
import { ImportResult } from './ImportResult.tsx'
import { useImport } from './use-import.ts'

/** The cases of a project, and the way to bring more in. */
export default function CasesPage({ projectId }: { readonly projectId: string }) {
  return <WithProject projectId={projectId}>{(projectStore) => <Cases projectStore={projectStore} />}</WithProject>
}

function Cases({ projectStore }: { readonly projectStore: RecordStore }) {
  const project = useProjectOf(projectStore)
  useTitle(project.name)
  const modules = useModules()
  const describe = useDescribe()
  const query = useCaseQuery()
  const listed = useListedCases(project.id, query)
  const isEmpty = listed.state.isWhole && listed.found?.total === 0
  const [, navigate] = useLocation()
  const picker = useRef<HTMLInputElement>(null)
  const { importFiles, running, cancel, report, failure, dismiss } = useImport(project.id)

  const importButton = (
    <Button variant="filled" leftSection={<IconUpload size={15} />} onClick={() => picker.current?.click()}>
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
      {!isEmpty && importButton}
    </>
  )

  return (
    <DropArea onFiles={(files) => void importFiles(files)}>
      <Page crumbs={[{ text: project.name }]} title={project.name} actions={actions} isWide>
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
        {isEmpty ? (
          <EmptyState title="No cases yet" actions={importButton}>
            Drop images, notes or a folder of them here. They are grouped into cases by patient and study, or by file
            name. Nothing leaves this browser.
          </EmptyState>
        ) : (
          <CaseBrowser projectStore={projectStore} listed={listed} query={query} />
        )}
        {running !== null && (
          <ProgressDialog title="Importing" progress={importProgressText(running.progress)} onCancel={cancel} />
        )}
        {report !== null && <ImportResult report={report} onClose={dismiss} />}
      </Page>
    </DropArea>
  )
}
