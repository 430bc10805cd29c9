import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import type { Manifest } from '../../../contracts/manifest.ts'
import { isTableOfNotes } from '../../../interchange/manifest/table-mapping.ts'
import { FullPanel } from '../../../ui/FullPanel.tsx'
import { countText } from '../../../ui/time-text.ts'
import type { PickedTable } from '../../../workers/import-client.ts'
import { ManifestCounts } from './ManifestCounts.tsx'
import styles from './ManifestStep.module.css'
import { NamePatternPanel } from './NamePatternPanel.tsx'
import { TableList } from './TableList.tsx'
import { TablePanel } from './TablePanel.tsx'
import { isCounted, type MappedTables, useManifest } from './use-manifest.ts'

interface ManifestStepProps {
  /** The tables among the picked files. */
  readonly files: readonly PickedTable[]
  /** Paths of the other picked files. */
  readonly pictureNames: readonly string[]
  /** How the same tables were mapped before; null: propose anew. */
  readonly initial: MappedTables | null
  readonly onDone: (manifest: Manifest, mapped: MappedTables) => void
  /** Goes on without the tables. */
  readonly onSkip: () => void
  /** Something was changed by hand. */
  readonly onTouched: () => void
  /** Gives the import up. */
  readonly onCancel: () => void
}

/** Says what the columns of tables about the picked files are for, and shows what comes of it, before the files are imported. */
export function ManifestStep({ files, pictureNames, initial, onTouched, ...props }: ManifestStepProps) {
  const { onDone, onSkip, onCancel } = props
  const manifest = useManifest(files, pictureNames, initial)
  const { tables, namePattern, rowCases, report, failure, countedRows, isLooking } = manifest
  // The pattern comes after the tables in the list.
  const [current, setCurrent] = useState(0)
  const [isHandingOver, setHandingOver] = useState(false)
  const panelId = useId()
  const holdNotes = tables.length > 0 && tables.every(({ mapping }) => mapping !== null && isTableOfNotes(mapping))

  const table = tables[current]
  // Reports count the tables in use only, in their order.
  const used = tables.filter(isCounted)
  const reportOf = (index: number) => {
    const asked = tables[index]
    const place = asked === undefined ? -1 : used.indexOf(asked)
    return place < 0 ? undefined : report?.tables[place]
  }

  /** @param change does what was asked by hand */
  const byHand =
    <A extends readonly unknown[]>(change: (...given: A) => void) =>
    (...given: A) => {
      onTouched()
      change(...given)
    }

  const goOn = async () => {
    setHandingOver(true)
    const made = await manifest.manifest()
    if (made === null) setHandingOver(false)
    else onDone(made, { tables, namePattern, rowCases })
  }

  return (
    <FullPanel
      title={holdNotes ? 'Notes in tables' : 'What the tables say of the files'}
      closesOnEscape={false}
      onClose={onCancel}
      actions={
        <>
          <p className={styles.note}>
            {countText(files.length, 'table')}
            {pictureNames.length > 0 || !holdNotes ? ` beside ${countText(pictureNames.length, 'file')}` : ''}. Nothing
            is imported yet.
          </p>
          <Button onClick={onCancel}>Cancel</Button>
          {(pictureNames.length > 0 || !holdNotes) && <Button onClick={onSkip}>Go on without the tables</Button>}
          <Button
            variant="filled"
            disabled={isLooking || countedRows !== null || failure !== null || report === null}
            loading={isHandingOver}
            onClick={() => void goOn()}
          >
            Continue
          </Button>
        </>
      }
    >
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
            <NamePatternPanel
              pattern={namePattern}
              pictureNames={pictureNames}
              onChange={byHand(manifest.setNamePattern)}
            />
          ) : (
            <TablePanel
              key={`${current} ${table.read?.profile.hasHeader} ${table.read?.profile.shape.encoding}`}
              table={table}
              pictureNames={pictureNames}
              report={reportOf(current)}
              onMapping={byHand((mapping) => manifest.setMapping(current, mapping))}
              onUsed={byHand((isUsed) => manifest.setUsed(current, isUsed))}
              rowCases={rowCases}
              onRowCases={byHand(manifest.setRowCases)}
              onLookAgain={byHand((hasHeader, encoding) => void manifest.lookAgain(current, hasHeader, encoding))}
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
    </FullPanel>
  )
}
