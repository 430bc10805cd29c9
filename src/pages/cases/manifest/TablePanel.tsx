import { Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { fileIndex } from '../../../interchange/manifest/file-key.ts'
import type { TableReport } from '../../../interchange/manifest/manifest-report.ts'
import { parseNamePattern } from '../../../interchange/manifest/name-pattern.ts'
import { rowReader } from '../../../interchange/manifest/read-row.ts'
import type { TableMapping } from '../../../interchange/manifest/table-mapping.ts'
import { ProblemList } from '../../../ui/ProblemList.tsx'
import { useDescribe } from '../../shared/use-describe.ts'
import { ColumnTable } from './ColumnTable.tsx'
import styles from './ManifestStep.module.css'
import { RowPreview } from './RowPreview.tsx'
import { TableRules } from './TableRules.tsx'
import type { StepTable } from './use-manifest.ts'

interface TablePanelProps {
  readonly table: StepTable
  readonly pictureNames: readonly string[]
  readonly report: TableReport | undefined
  readonly onMapping: (mapping: TableMapping) => void
  readonly onUsed: (isUsed: boolean) => void
  readonly onHeader: (hasHeader: boolean) => void
}

/** One table: its first rows under what each column is for, what the chosen row becomes, and the rules for its values. */
export function TablePanel({ table, pictureNames, report, onMapping, onUsed, onHeader }: TablePanelProps) {
  const describe = useDescribe()
  const [row, setRow] = useState(0)
  const picked = useMemo(() => fileIndex(pictureNames), [pictureNames])
  const { read, mapping, problem, isUsed } = table
  if (problem !== null) {
    return (
      <ProblemList label="Problems of the table" problems={[{ subject: table.path, message: describe(problem) }]} />
    )
  }
  if (read === null || mapping === null) return <p className={styles.dim}>Reading {table.path}…</p>
  const { profile, preset } = read
  const shown = profile.firstRows[row]
  const pattern = mapping.filePattern === null ? null : parseNamePattern(mapping.filePattern)
  const reading =
    shown === undefined ? null : rowReader(mapping, pattern?.ok === true ? pattern.value : null)(shown.cells)
  return (
    <>
      <div className={styles.tableHead}>
        <div className={styles.tableName}>
          <h3 className={styles.subtitle}>{table.path}</h3>
          <p className={styles.badge}>
            {preset === null ? (
              'Not a table of a known data set: what its columns are for is guessed.'
            ) : (
              <>
                Recognised:{' '}
                <a href={preset.source} target="_blank" rel="noreferrer">
                  {preset.name}
                </a>
              </>
            )}
          </p>
        </div>
        <div className={styles.checks}>
          <Checkbox
            label="First row names the columns"
            checked={profile.hasHeader}
            onChange={(event) => onHeader(event.currentTarget.checked)}
          />
          <Checkbox label="Use this table" checked={isUsed} onChange={(event) => onUsed(event.currentTarget.checked)} />
        </div>
      </div>
      <ColumnTable
        profile={profile}
        mapping={mapping}
        counts={report?.misunderstoodCounts ?? {}}
        current={row}
        onRow={setRow}
        onMapping={onMapping}
      />
      <div className={styles.below}>
        {reading !== null && shown !== undefined && (
          <RowPreview
            line={shown.line}
            reading={reading}
            mapping={mapping}
            isPicked={picked.find(reading.path).length > 0}
          />
        )}
        <TableRules profile={profile} mapping={mapping} report={report} onMapping={onMapping} />
      </div>
    </>
  )
}
