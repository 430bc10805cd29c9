import { numberOf } from './numbers.ts'
import type { RowFault } from './row-reading.ts'
import type { ColumnRole, TableMapping } from './table-mapping.ts'

export interface RowBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type BoxReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'box'; readonly box: RowBox }
  | { readonly kind: 'fault'; readonly fault: RowFault; readonly columns: readonly number[] }

/** Columns that hold the numbers of a box, by what they hold; -1 where there is none. */
export interface BoxColumns {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly xMax: number
  readonly yMax: number
}

/** The box columns of a mapping; undefined where they make no box: a corner, and an extent or the opposite corner. */
export function boxColumns({ columns }: Pick<TableMapping, 'columns'>): BoxColumns | undefined {
  const at = (role: ColumnRole) => columns.findIndex((column) => column.role === role)
  const found = {
    x: at('box-x'),
    y: at('box-y'),
    width: at('box-width'),
    height: at('box-height'),
    xMax: at('box-x-max'),
    yMax: at('box-y-max'),
  }
  const hasWidth = found.width >= 0 || found.xMax >= 0
  const hasHeight = found.height >= 0 || found.yMax >= 0
  return found.x >= 0 && found.y >= 0 && hasWidth && hasHeight ? found : undefined
}

/** The box of a row, its numbers exactly as written where the table gives corner and extent. All cells blank: no box. */
export function boxOf(cells: readonly string[], at: BoxColumns, decimalMark: TableMapping['decimalMark']): BoxReading {
  const used = [at.x, at.y, at.width >= 0 ? at.width : at.xMax, at.height >= 0 ? at.height : at.yMax]
  const blank = used.filter((column) => /^(?:|nan|null)$/i.test(cells[column]?.trim() ?? ''))
  if (blank.length === used.length) return { kind: 'none' }
  const numbers = used.map((column) => numberOf(cells[column] ?? '', decimalMark))
  const [x, y, right, bottom] = numbers
  if (x === undefined || y === undefined || right === undefined || bottom === undefined) {
    const columns = used.filter((_, index) => numbers[index] === undefined)
    return { kind: 'fault', fault: 'table-box-partial', columns }
  }
  const width = at.width >= 0 ? right : right - x
  const height = at.height >= 0 ? bottom : bottom - y
  if (width <= 0 || height <= 0) return { kind: 'fault', fault: 'table-box-empty', columns: [] }
  const isFraction = [x, y, right, bottom].every((value) => value >= 0 && value <= 1) && (width < 1 || height < 1)
  if (isFraction) return { kind: 'fault', fault: 'table-box-fraction', columns: [] }
  return { kind: 'box', box: { x, y, width, height } }
}
