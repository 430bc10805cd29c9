import { headerKey } from '../header-words.ts'
import type { ColumnUse, TableMapping } from '../table-mapping.ts'
import type { TableProfile } from '../table-profile.ts'

/** A table of a public data set, known as a whole. */
export interface Preset {
  /** What to call it: "ChestX-ray14, Data_Entry". */
  readonly name: string
  /** Where its columns are described. */
  readonly source: string
  matches(table: TableProfile): boolean
  /** How to read it; what it does not say is as `guessed`. */
  mapping(table: TableProfile, guessed: TableMapping): TableMapping
}

/** Uses of columns by header; a bare role stands for itself, a pair gives the name of the label or metadata too. */
export type UsesByHeader = Readonly<Record<string, ColumnUse['role'] | ColumnUse>>

interface TablePreset {
  readonly name: string
  readonly source: string
  /** Headers that must all be there. */
  readonly headers: readonly string[]
  readonly uses: UsesByHeader
  /** What other columns with a header are. */
  readonly others?: 'ignore' | 'label' | 'metadata'
  readonly settings?: Partial<TableMapping>
}

/** A preset recognised by its headers, in any order and spelling of capitals. */
export function tablePreset({ name, source, headers, uses, others = 'ignore', settings = {} }: TablePreset): Preset {
  const wanted = headers.map(headerKey)
  const byKey = new Map(Object.entries(uses).map(([header, use]) => [headerKey(header), use]))
  return {
    name,
    source,
    matches(table) {
      const present = new Set(table.columns.map((column) => headerKey(column.name)))
      return table.hasHeader && wanted.every((key) => present.has(key))
    },
    mapping(table, guessed) {
      const columns = table.columns.map((column): ColumnUse => {
        const use = byKey.get(headerKey(column.name))
        if (typeof use === 'object') return use
        const isNamed = !/^Column \d+$/.test(column.name)
        return { role: use ?? (isNamed ? others : 'ignore'), name: column.name }
      })
      return { ...guessed, columns, ...settings }
    },
  }
}
