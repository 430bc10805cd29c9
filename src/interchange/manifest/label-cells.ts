import type { TableMapping } from './table-mapping.ts'

/**
 * The labels that a cell of a list column names, blanks around them dropped, each once, in the words of the mapping. A list as Python
 * prints it (`['a', 'b']`, PadChest) is taken apart as such.
 */
export function labelsOf(cell: string, mapping: Pick<TableMapping, 'listSeparator' | 'renamed'>): string[] {
  const text = cell.trim()
  const names = /^\[.*\]$/s.test(text)
    ? pythonList(text)
    : mapping.listSeparator === ''
      ? [text]
      : text.split(mapping.listSeparator)
  const trimmed = names.map((name) => name.trim()).filter((name) => name !== '' && name.toLowerCase() !== 'nan')
  return [...new Set(trimmed.map((name) => renamedLabel(name, mapping.renamed)))]
}

function renamedLabel(name: string, renamed: TableMapping['renamed']): string {
  const other = Object.hasOwn(renamed, name) ? renamed[name] : undefined
  return other === undefined || other.trim() === '' ? name : other.trim()
}

function pythonList(text: string): string[] {
  const quoted = [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)]
  if (quoted.length === 0) return text.slice(1, -1).split(',')
  return quoted.map(([, single, double]) => (single ?? double ?? '').replace(/\\(.)/g, '$1'))
}
