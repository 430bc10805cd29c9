import type { z } from 'zod'
import { pointerTo } from '../../domain/log/field-path.ts'

export interface Issue {
  /** JSON Pointer inside the value. */
  readonly path: string
  readonly message: string
}

/**
 * Whether a value read from a file is what a schema describes. It is a guard, not a parser: the value stays as it was read, with
 * every member that this version does not know, at any depth.
 */
export function isValid<T>(
  schema: z.ZodType<T>,
  value: unknown,
  onIssues: (issues: readonly Issue[]) => void = () => {},
): value is T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return true
  onIssues(parsed.error.issues.map(({ path, message }) => ({ path: pointerTo(...path.map(String)), message })))
  return false
}
