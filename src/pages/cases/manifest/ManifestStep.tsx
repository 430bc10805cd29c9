import { Button } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import type { Manifest } from '../../../contracts/manifest.ts'
import { countText } from '../../../ui/time-text.ts'
import type { TableFile } from '../../../workers/manifest.worker.ts'
import { ManifestCounts } from './ManifestCounts.tsx'
import styles from './ManifestStep.module.css'
import { NamePatternPanel } from './NamePatternPanel.tsx'
import { TableList } from './TableList.tsx'
import { TablePanel } from './TablePanel.tsx'
import { isCounted, useManifest } from './use-manifest.ts'

interface ManifestStepProps {
  /** The tables among the picked files. */
  readonly files: readonly TableFile[]
  /** Paths of the other picked files. */
  readonly pictureNames: readonly string[]
  readonly onDone: (manifest: Manifest) => void
  /** Goes on without the tables. */
  readonly onSkip: () => void
}

/** Says what the columns of tables about the picked files are for, and shows what comes of it, before the files are imported. */
export function ManifestStep({ files, pictureNames, onDone, onSkip }: ManifestStepProps) {
  const manifest = useManifest(files, pictureNames)
  const { tables, namePattern, report, failure, countedRows, isLooking } = manifest
  // The pattern comes after the tables in the list.
  const [current, setCurrent] = useState(0)
  const [isHandingOver, setHandingOver] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const panelId = useId()
  useEffect(() => heading.current?.focus(), [])

  const table = tables[current]
  // Reports count the tables in use only, in their order.
  const used = tables.filter(isCounted)
  const reportOf = (index: number) => {
    const asked = tables[index]
    const place = asked === undefined ? -1 : used.indexOf(asked)
    return place < 0 ? undefined : report?.tables[place]
  }

  const goOn = async () => {
    setHandingOver(true)
    const made = await manifest.manifest()
    if (made === null) setHandingOver(false)
    else onDone(made)
  }

  return (
    <section className={styles.step} aria-labelledby={`${panelId}-title`}>
      <div className={styles.intro}>
        <h2 id={`${panelId}-title`} className={styles.title} ref={heading} tabIndex={-1}>
          What the tables say of the files
        </h2>
        <p className={styles.dim}>
          {countText(files.length, 'table')} beside {countText(pictureNames.length, 'file')}. Check what each column is
          for; nothing is imported yet.
        </p>
      </div>
      <div className={styles.columns}>
        <TableList
          tables={tables}
          namePattern={namePattern}
          current={current}
          panelId={panelId}
          reportOf={reportOf}
          onChoose={setCurrent}
        />
        <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-tab-${current}`} className={styles.panel}>
          {table === undefined ? (
            <NamePatternPanel pattern={namePattern} pictureNames={pictureNames} onChange={manifest.setNamePattern} />
          ) : (
            <TablePanel
              key={`${current} ${table.read?.profile.hasHeader}`}
              table={table}
              pictureNames={pictureNames}
              report={reportOf(current)}
              onMapping={(mapping) => manifest.setMapping(current, mapping)}
              onUsed={(isUsed) => manifest.setUsed(current, isUsed)}
              onHeader={(hasHeader) => void manifest.setHeader(current, hasHeader)}
            />
          )}
        </div>
        <ManifestCounts
          report={report}
          failure={failure}
          countedRows={countedRows}
          pictureCount={pictureNames.length}
        />
      </div>
      <div className={styles.actions}>
        <Button onClick={onSkip}>Import without the tables</Button>
        <Button
          variant="filled"
          disabled={isLooking || countedRows !== null || failure !== null || report === null}
          loading={isHandingOver}
          onClick={() => void goOn()}
        >
          Continue
        </Button>
      </div>
    </section>
  )
}
