export type DecimalMark = '.' | ','

const point = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const comma = /^[+-]?(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?$/i

/** The number a cell holds; undefined where it holds none. Thousands are never grouped: "1,234" could be either. */
export function numberOf(cell: string, decimalMark: DecimalMark): number | undefined {
  const text = cell.trim()
  const isNumber = decimalMark === ',' ? comma.test(text) : point.test(text)
  return isNumber ? Number(text.replace(',', '.')) : undefined
}

/** Whether a cell is a number written with a decimal comma. */
export function hasDecimalComma(cell: string): boolean {
  const text = cell.trim()
  return text.includes(',') && comma.test(text)
}
