/** Something that was expected to go wrong sometimes: a code for programs, parameters for the message, where it happened. */
export interface Problem {
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
  readonly file?: string
  readonly line?: number
}

export type Result<T, E = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

export function ok(): Result<void, never>
export function ok<T>(value: T): Result<T, never>
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value }
}

export function err<E>(error: E): Result<never, E> {
  return { ok: false, error }
}

/** Makes a Problem. `where` names the file and the 1-based line, where known. */
export function problem(
  code: string,
  params: Readonly<Record<string, unknown>> = {},
  where: { readonly file?: string; readonly line?: number } = {},
): Problem {
  return { code, params, ...where }
}

/** A failed Result carrying a Problem: the usual way to refuse something. */
export function fail(
  code: string,
  params: Readonly<Record<string, unknown>> = {},
  where: { readonly file?: string; readonly line?: number } = {},
): Result<never> {
  return err(problem(code, params, where))
}

/** Throws on a failed Result: for tests and for places where failure would be a programmer error. */
export function unwrap<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value
  throw new Error(`unwrapped a failure: ${JSON.stringify(result.error)}`)
}
