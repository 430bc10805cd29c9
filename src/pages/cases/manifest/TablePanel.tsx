import { Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { fileIndex } from '../../../interchange/manifest/file-key.ts'
import type { TableReport } from '../../../interchange/manifest/manifest-report.ts'
import { parseNamePattern } from '../../../interchange/manifest/name-pattern.ts'
import { rowReader } from '../../../interchange/manifest/read-row.ts'
import type { TableMapping } from '../../../interchange/manifest/table-mapping.ts'
import type { TextEncoding } from '../../../lib/text-encoding.ts'
import { ProblemList } from '../../../ui/ProblemList.tsx'
import { useDescribe } from '../../shared/use-describe.ts'
import { EncodingSelect } from '../EncodingSelect.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import styles from './ManifestStep.module.css'
import { RowPreview } from './RowPreview.tsx'
import { TableKind } from './TableKind.tsx'
import { TableRules } from './TableRules.tsx'
import type { RowCases, StepTable } from './use-manifest.ts'

interface TablePanelProps {
  readonly table: StepTable
  readonly pictureNames: readonly string[]
  readonly report: TableReport | undefined
  readonly onMapping: (mapping: TableMapping) => void
  readonly onUsed: (isUsed: boolean) => void
  readonly rowCases: RowCases
  readonly onRowCases: (rowCases: RowCases) => void
  /** Reads the table anew: its first row as a header or not, in an encoding. */
  readonly onLookAgain: (hasHeader: boolean, encoding?: TextEncoding) => void
}

/** One table: its first rows under what each column is for, what the chosen row becomes, and the rules for its values. */
export function TablePanel(props: TablePanelProps) {
  const { table, pictureNames, report, rowCases, onMapping, onUsed, onRowCases, onLookAgain } = props
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
          {profile.shape.records === undefined && (
            <Checkbox
              label="First row names the columns"
              checked={profile.hasHeader}
              onChange={(event) => onLookAgain(event.currentTarget.checked, profile.shape.encoding)}
            />
          )}
          <Checkbox label="Use this table" checked={isUsed} onChange={(event) => onUsed(event.currentTarget.checked)} />
        </div>
      </div>
      <div className={styles.reading}>
        <TableKind profile={profile} mapping={mapping} pictureNames={pictureNames} onMapping={onMapping} />
        <EncodingSelect
          label="Read as"
          value={profile.shape.encoding}
          onChange={(encoding) => onLookAgain(profile.hasHeader, encoding)}
        />
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
        <TableRules
          profile={profile}
          mapping={mapping}
          report={report}
          rowCases={rowCases}
          onRowCases={onRowCases}
          onMapping={onMapping}
        />
      </div>
    </>
  )
}
