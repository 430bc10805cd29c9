import { Button } from '@mantine/core'
import { IconDownload, IconPlayerPlay, IconSettings } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { everyCase } from '../../persistence/case-list/case-query.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ProblemList } from '../../ui/ProblemList.tsx'
import { ProgressDialog } from '../../ui/ProgressDialog.tsx'
import { useApp } from '../shared/app-services.ts'
import { useCaseQuery } from '../shared/case-query-address.ts'
import { Page } from '../shared/Page.tsx'
import { exportPath, settingsPath, workbenchPath } from '../shared/paths.ts'
import { importProgressText } from '../shared/progress-text.ts'
import { reviewIn, standingText } from '../shared/review-text.ts'
import { SourcesKept } from '../shared/SourcesKept.tsx'
import { useBlindView } from '../shared/use-blind-view.ts'
import { useDescribe } from '../shared/use-describe.ts'
import { useListedCases } from '../shared/use-listed-cases.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import { useShortcuts } from '../shared/use-shortcuts.ts'
import { useStanding } from '../shared/use-standing.ts'
import { useTitle } from '../shared/use-title.ts'
import { WithProject } from '../shared/WithProject.tsx'
import { CaseBrowser } from './CaseBrowser.tsx'
import { DropArea } from './DropArea.tsx'
import { GiveUpDialog } from './GiveUpDialog.tsx'
import { ImportResult } from './ImportResult.tsx'
import { ImportPreview } from './import-preview/ImportPreview.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { ManifestStep } from './manifest/ManifestStep.tsx'
import { useImport } from './use-import.ts'
import { useImportButtons } from './use-import-buttons.tsx'

/** The cases of a project, and the way to bring more in. */
export default function CasesPage({ projectId }: { readonly projectId: string }) {
  return <WithProject projectId={projectId}>{(projectStore) => <Cases projectStore={projectStore} />}</WithProject>
}

function Cases({ projectStore }: { readonly projectStore: RecordStore }) {
  const project = useProjectOf(projectStore)
  useTitle(project.name)
  const { env } = useApp()
  const describe = useDescribe()
  const query = useCaseQuery()
  const every = useMemo(() => everyCase(env.actor), [env.actor])
  const listed = useListedCases(project.id, useBlindView(project), query)
  const isEmpty = listed.state.isWhole && listed.found?.total === 0
  const { toContinue: next, nextDeferredId: deferredId } = useStanding(listed, every, null)
  const [, navigate] = useLocation()
  const imports = useImport(project.id)
  const { importFiles, open, running, cancel, merge, report, failure, dismiss } = imports
  const { inputs, buttons } = useImportButtons(isEmpty, (files) => void importFiles(files))
  const goOn = () => next !== null && navigate(workbenchPath(project.id, next.caseId))
  useShortcuts([{ text: 'Continue reading', group: 'List of cases', run: goOn, applies: () => next !== null }])
  const actions = (
    <>
      {/* First what is known last: it moves nothing when it comes. */}
      {next !== null && (
        <Button
          variant="filled"
          leftSection={<IconPlayerPlay size={15} />}
          title={`${next.name}: ${standingText(reviewIn(next, env.actor))}`}
          onClick={goOn}
        >
          Continue
        </Button>
      )}
      {deferredId !== null && (
        <Button onClick={() => navigate(workbenchPath(project.id, deferredId))}>Deferred cases</Button>
      )}
      <Button leftSection={<IconSettings size={15} />} onClick={() => navigate(settingsPath(project.id))}>
        Settings
      </Button>
      <Button leftSection={<IconDownload size={15} />} onClick={() => navigate(exportPath(project.id))}>
        Export
      </Button>
      {!isEmpty && buttons}
    </>
  )

  return (
    <DropArea onDrop={({ files, unreadable }) => void importFiles(files, unreadable)}>
      <Page crumbs={[{ text: project.name }]} title={project.name} actions={actions} isWide>
        {inputs}
        {project.rules.keepSources === true && (
          <SourcesKept>What is imported is stored with its headers and file names: it names patients.</SourcesKept>
        )}
        {failure !== null && (
          <ProblemList label="Problems" problems={[{ subject: null, message: describe(failure) }]} />
        )}
        {isEmpty ? (
          <EmptyState title="No cases yet" actions={buttons}>
            Drop images, notes, a folder or a zip of them here. You see how they are grouped into cases before anything
            is imported. Nothing leaves this browser.
          </EmptyState>
        ) : (
          <CaseBrowser projectStore={projectStore} listed={listed} query={query} />
        )}
        {merge !== null && <MergeDialog merge={merge} />}
        {running !== null && merge === null && (
          <ProgressDialog title="Importing" progress={importProgressText(running.progress)} onCancel={cancel} />
        )}
        {open?.isMapping === true && (
          <ManifestStep
            files={open.waiting.tables}
            pictureNames={open.preview.items.flatMap(({ files }) => files)}
            initial={open.mapped}
            onTouched={imports.touchTables}
            onDone={(manifest, mapped) => void imports.applyManifest(manifest, mapped)}
            onSkip={() => void imports.applyManifest(null)}
            onCancel={imports.discard}
          />
        )}
        {open?.isMapping === false && !open.isReading && (
          <ImportPreview
            key={open.version}
            preview={open.preview}
            tables={open.waiting.tables}
            initialRule={open.mapped?.rowCases ?? 'study'}
            source={open.waiting}
            onReadAs={imports.readAs}
            onCountAs={imports.countAs}
            onAsNew={imports.asNew}
            labelColors={project.labelSet.labels.map(({ color }) => color)}
            onMapTables={imports.mapTables}
            onWithoutTables={() => void imports.applyManifest(null)}
            onImport={(choice) => void imports.commit(choice)}
            onTouched={imports.touchCases}
            onDiscard={imports.discard}
          />
        )}
        {imports.asking !== null && (
          <GiveUpDialog
            isRunning={imports.asking.isRunning}
            onGiveUp={imports.asking.giveUp}
            onStay={imports.asking.stay}
          />
        )}
        {report !== null && <ImportResult report={report} onClose={dismiss} />}
      </Page>
    </DropArea>
  )
}
