import type { NamePattern } from './name-pattern.ts'
import { rowReader } from './read-row.ts'
import type { RowReading } from './row-reading.ts'
import { type ColumnUse, emptyMapping } from './table-mapping.ts'

const uses: readonly ColumnUse[] = [
  { role: 'file', name: 'file' },
  { role: 'age', name: 'age' },
  { role: 'sex', name: 'sex' },
  { role: 'label-list', name: 'label' },
]

/** Makes the reader of file names by a pattern: what a name says, as a row of a table would; undefined where it does not follow the pattern. */
export function patternReader(pattern: NamePattern): (file: string) => RowReading | undefined {
  const mapping = { ...emptyMapping([], false), columns: uses, listSeparator: '' }
  const read = rowReader(mapping, pattern)
  return (file) => {
    const found = pattern.match(file)
    return found === undefined ? undefined : read([file, found.age ?? '', found.sex ?? '', found.label ?? ''])
  }
}
