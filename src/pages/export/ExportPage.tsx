import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../lib/result.ts'
import type { RecordStore } from '../../session/record-store.ts'
import { ProblemList } from '../../ui/ProblemList.tsx'
import { ProgressDialog } from '../../ui/ProgressDialog.tsx'
import { startExport } from '../../workers/export-client.ts'
import type { ExportProgress, ExportResult } from '../../workers/export-result.ts'
import { useApp } from '../shared/app-services.ts'
import { useModules } from '../shared/modules-context.ts'
import { Page } from '../shared/Page.tsx'
import { casesPath } from '../shared/paths.ts'
import { exportProgressText } from '../shared/progress-text.ts'
import { SourcesKept } from '../shared/SourcesKept.tsx'
import { useDescribe } from '../shared/use-describe.ts'
import { useProjectOf } from '../shared/use-project-of.ts'
import { useRunning } from '../shared/use-running.ts'
import { useTitle } from '../shared/use-title.ts'
import { WithProject } from '../shared/WithProject.tsx'
import { ExportOptions, type OptionValues } from './ExportOptions.tsx'
import styles from './ExportPage.module.css'
import { ExportReport } from './ExportReport.tsx'
import { exportedNow, optionFields } from './option-fields.ts'

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
  const [options, setOptions] = useState<OptionValues>({})
  const task = useRunning<ExportProgress, ExportResult>()
  const [result, setResult] = useState<ExportResult | null>(null)
  const [failure, setFailure] = useState<Problem | null>(null)
  const format = formats.find(({ id }) => id === formatId)

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
      startExport(project.id, formatId, { ...exportedNow(env), ...options }, onProgress),
    )
    if (done.ok) setResult(done.value)
    else setFailure(done.error)
  }

  return (
    <Page crumbs={[{ text: project.name, path: casesPath(project.id) }, { text: 'Export' }]} title="Export">
      {project.rules.keepSources === true && (
        <SourcesKept>
          An export can name patients: file names and identifiers of what was imported go into it.
        </SourcesKept>
      )}
      <div className={styles.columns}>
        <div className={styles.choices}>
          <div role="radiogroup" aria-label="Format" className={styles.formats}>
            {formats.map(({ id, label, spec }) => (
              <label key={id} className={styles.format} data-chosen={id === formatId || undefined}>
                <input
                  type="radio"
                  name="format"
                  className={styles.radio}
                  checked={id === formatId}
                  onChange={() =>
                    changed(() => {
                      setFormatId(id)
                      setOptions({})
                    })
                  }
                />
                <span className={styles.formatName}>{label}</span>
                <span className={styles.spec}>{spec}</span>
              </label>
            ))}
          </div>
          {format !== undefined && (
            <ExportOptions
              fields={optionFields(format, exportedNow(env))}
              values={options}
              onChange={(values) => changed(() => setOptions(values))}
            />
          )}
          <Button variant="filled" className={styles.run} onClick={() => void run()} disabled={format === undefined}>
            Export
          </Button>
        </div>
        <section className={styles.result} aria-label="Result" aria-live="polite">
          {failure !== null && (
            <ProblemList label="Problems" problems={[{ subject: null, message: describe(failure) }]} />
          )}
          {result !== null && <ExportReport result={result} />}
          {failure === null && result === null && (
            <p className={styles.dim}>
              The dataset is written, read back and compared with the project before it can be downloaded. What the
              format cannot carry is counted here.
            </p>
          )}
        </section>
      </div>
      {task.running !== null && (
        <ProgressDialog title="Exporting" progress={exportProgressText(task.running.progress)} onCancel={task.cancel} />
      )}
    </Page>
  )
}
