import { fail, ok, type Result } from '../../lib/result.ts'

/** What a place in a file-name pattern can stand for. */
export const patternFields = [
  'patient',
  'study',
  'date',
  'view',
  'laterality',
  'posture',
  'split',
  'age',
  'sex',
  'label',
] as const
export type PatternField = (typeof patternFields)[number]

/** What a pattern finds in a file's name. */
export type PatternMatch = Readonly<Partial<Record<PatternField, string>>>

export interface NamePattern {
  /** Undefined where the name does not follow the pattern. */
  match(file: string): PatternMatch | undefined
}

/**
 * Reads a pattern such as `{patient}_{study}_{view}.png` or `{patient}/{date}/{*}`: a name in braces stands for one or more characters that are
 * no `/`, as few as will do; `{*}` likewise, of no meaning; everything else stands for itself, in capitals or not. The pattern is laid on the end
 * of the path, on whole folders; the extension may be left out. Problems: `pattern-empty`, `pattern-field-unknown`, `pattern-field-twice`,
 * `pattern-fields-adjoin` (nothing between two fields says where one ends).
 */
export function parseNamePattern(text: string): Result<NamePattern> {
  const pattern = text.trim().replaceAll('\\', '/')
  const fields: (PatternField | null)[] = []
  let source = ''
  let isAfterField = false
  for (const [piece, inside] of pattern.matchAll(/\{([^{}]*)\}|[^{]+|\{/g)) {
    if (inside === undefined) {
      source += piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      isAfterField = false
      continue
    }
    const name = inside.trim().toLowerCase()
    const field = patternFields.find((known) => known === name)
    if (field === undefined && name !== '*') return fail('pattern-field-unknown', { field: inside })
    if (field !== undefined && fields.includes(field)) return fail('pattern-field-twice', { field })
    if (isAfterField) return fail('pattern-fields-adjoin', { field: inside })
    fields.push(field ?? null)
    source += '([^/]+?)'
    isAfterField = true
  }
  if (!fields.some((field) => field !== null)) return fail('pattern-empty')
  const expression = new RegExp(`(?:^|/)${source}(?:\\.[A-Za-z0-9]{1,5})?$`, 'i')
  return ok({
    match(file) {
      const found = expression.exec(file.replaceAll('\\', '/'))
      if (found === null) return undefined
      const values: Partial<Record<PatternField, string>> = {}
      for (const [index, field] of fields.entries()) {
        const value = found[index + 1]
        if (field !== null && value !== undefined) values[field] = value
      }
      return values
    },
  })
}
