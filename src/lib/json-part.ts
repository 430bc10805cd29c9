import { type Problem, problem } from './result.ts'

/** Where something begins in a file. */
export interface JsonPlace {
  /** Bytes before it, a byte order mark among them. */
  readonly byte: number
  /** 1-based; lines end with a line feed. */
  readonly line: number
}

/** A piece of a top-level object. An array member comes as `array`, also when empty, and then element by element. */
export type JsonPart = JsonPlace &
  (
    | { readonly part: 'member'; readonly key: string; readonly value: unknown }
    | { readonly part: 'array'; readonly key: string }
    /** `index` is 0-based. */
    | { readonly part: 'element'; readonly key: string; readonly index: number; readonly value: unknown }
  )

/** A Problem at a place: `byte` goes into its parameters. */
export function faultAt(
  code: string,
  { byte, line }: JsonPlace,
  params: Readonly<Record<string, unknown>> = {},
): Problem {
  return problem(code, { ...params, byte }, { line })
}
