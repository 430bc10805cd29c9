import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { plainSelection, type Selection } from '../../interchange/selection.ts'
import type { Problem } from '../../lib/result.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { ProblemList } from '../../ui/ProblemList.tsx'
import { ProgressDialog } from '../../ui/ProgressDialog.tsx'
import { startExport } from '../../workers/export-client.ts'
import type { ExportProgress, ExportResult } from '../../workers/export-result.ts'
import { useApp } from '../shared/app-services.ts'
import { noteExport } from '../shared/guide/guide-state.ts'
import { useModules } from '../shared/modules-context.ts'
import { Page } from '../shared/Page.tsx'
import { casesPath } from '../shared/paths.ts'
import { exportProgressText } from '../shared/progress-text.ts'
import { SourcesKept } from '../shared/SourcesKept.tsx'
import { useDescribe } from '../shared/use-describe.ts'
import { useProjectCounts } from '../shared/use-project-counts.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import { useRunning } from '../shared/use-running.ts'
import { useTitle } from '../shared/use-title.ts'
import { WithProject } from '../shared/WithProject.tsx'
import { ExportOptions } from './ExportOptions.tsx'
import styles from './ExportPage.module.css'
import { ExportReport } from './ExportReport.tsx'
import { FormatPicker } from './FormatPicker.tsx'
import { defaultOptions, exportedNow, type OptionValues } from './option-fields.ts'
import { SelectionForm } from './SelectionForm.tsx'
import { SelectionTable } from './SelectionTable.tsx'

/** Takes a dataset out of a project. */
export default function ExportPage({ projectId }: { readonly projectId: string }) {
  return <WithProject projectId={projectId}>{(projectStore) => <Export projectStore={projectStore} />}</WithProject>
}

function Export({ projectStore }: { readonly projectStore: RecordStore }) {
  const project = useProjectOf(projectStore)
  useTitle(`Export, ${project.name}`)
  const { env } = useApp()
  const describe = useDescribe()
  const formats = useModules().exportFormats.all
  const [formatId, setFormatId] = useState(formats[0]?.id ?? '')
  const [selection, setSelection] = useState<Selection>(plainSelection)
  const [chosen, setChosen] = useState<OptionValues>({})
  const { offer, counts, problem } = useProjectCounts(project.id, selection)
  const task = useRunning<ExportProgress, ExportResult>()
  const [result, setResult] = useState<ExportResult | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  const format = formats.find(({ id }) => id === formatId)
  const options = useMemo(
    () => (format === undefined ? {} : { ...defaultOptions(format, exportedNow(env)), ...chosen }),
    [format, env, chosen],
  )
  const people = useStore(projectStore.store, ({ records }) => records.tables.annotator)
  const annotators = useMemo(() => [...people.values()].sort((a, b) => a.name.localeCompare(b.name)), [people])

  // What was written no longer fits the choice: it must not be downloaded under it.
  const changed = (change: () => void) => {
    change()
    setResult(null)
    setFailure(null)
  }

  const run = async () => {
    setResult(null)
    setFailure(null)
    const done = await task.run((onProgress) =>
      startExport(project.id, formatId, { ...exportedNow(env), ...selection, ...options }, onProgress),
    )
    if (done.ok) {
      setResult(done.value)
      if (done.value.readBack.problems.length === 0) noteExport(project.id, env.now())
    } else setFailure(done.error)
  }
  const problems = [failure, problem ?? null].filter((one) => one !== null)

  return (
    <Page crumbs={[{ text: project.name, path: casesPath(project.id) }, { text: 'Export' }]} title="Export">
      {project.rules.keepSources === true && (
        <SourcesKept>
          An export can name patients: file names and identifiers of what was imported go into it.
        </SourcesKept>
      )}
      <div className={styles.columns}>
        <div className={styles.choices}>
          <section aria-labelledby="export-what" className={styles.section}>
            <h2 id="export-what">What</h2>
            <SelectionForm
              selection={selection}
              project={project}
              annotators={annotators}
              splits={offer?.splits ?? []}
              onChange={(next) => changed(() => setSelection(next))}
            />
          </section>
          <section aria-labelledby="export-how" className={styles.section}>
            <h2 id="export-how">Format</h2>
            <FormatPicker
              formats={formats}
              chosenId={formatId}
              onChoose={(id) =>
                changed(() => {
                  setFormatId(id)
                  setChosen({})
                })
              }
            />
            <ExportOptions
              fields={format?.fields ?? []}
              values={options}
              offer={offer}
              onChange={(values) => changed(() => setChosen(values))}
            />
          </section>
        </div>
        <div className={styles.outcome}>
          {project.rules.keepSources === true && (
            <p role="alert" className={styles.danger}>
              <IconAlertTriangle size={18} aria-hidden />
              This project keeps sources: names, facts and manifest columns may hold what identifies a patient. Look
              through the export before you hand it on.
            </p>
          )}
          <section className={styles.result} aria-label="Selection" data-selection>
            {counts === undefined ? <p className={styles.dim}>Counting…</p> : <SelectionTable counts={counts} />}
          </section>
          <Button variant="filled" className={styles.run} onClick={() => void run()} disabled={format === undefined}>
            Export
          </Button>
          <section className={styles.result} aria-label="Result" aria-live="polite">
            {problems.length > 0 && (
              <ProblemList
                label="Problems"
                problems={problems.map((one) => ({ subject: null, message: describe(one) }))}
              />
            )}
            {result !== null && format !== undefined && (
              <ExportReport result={result} format={format} projectId={project.id} />
            )}
            {problems.length === 0 && result === null && (
              <p className={styles.dim}>
                The dataset is written, read back and compared with the project before it can be downloaded. What the
                format cannot carry is counted here.
              </p>
            )}
          </section>
        </div>
      </div>
      {task.running !== null && (
        <ProgressDialog title="Exporting" progress={exportProgressText(task.running.progress)} onCancel={task.cancel} />
      )}
    </Page>
  )
}
