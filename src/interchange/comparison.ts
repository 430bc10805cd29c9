import { isPlainObject, jsonEquals, ownMember } from '../lib/json.ts'
import { type Problem, problem } from '../lib/result.ts'
import { firstDifference } from './first-difference.ts'

/** Differences named before the rest is only counted. */
const namedDifferences = 50

export interface ListComparison {
  take(value: unknown): void
  /** When no more come. */
  finish(): void
}

/**
 * Compares what was read back from a file with what should be there. Problems: `read-back-missing`, `read-back-unexpected`,
 * `read-back-differs` {kind, id, path}, and `read-back-more` {count} for those beyond the first fifty.
 */
export class Comparison {
  /** Records compared, by kind. */
  readonly counts: Record<string, number> = {}
  readonly #problems: Problem[] = []
  #more = 0
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  problems(): Problem[] {
    return this.#more === 0 ? this.#problems : [...this.#problems, problem('read-back-more', { count: this.#more })]
  }

  note(code: string, params: Readonly<Record<string, unknown>>): void {
    if (this.#problems.length < namedDifferences) this.#problems.push(problem(code, params, { file: this.#file }))
    else this.#more += 1
  }

  record(kind: string, id: string, expected: unknown, value: unknown): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1
    this.value(kind, id, expected, value)
  }

  /** Like `record`, for what is none. */
  value(kind: string, id: string, expected: unknown, value: unknown): void {
    if (jsonEquals(expected, value)) return
    this.note('read-back-differs', { kind, id, path: firstDifference(expected, value) ?? '' })
  }

  /** Records that must all come, each once, in any order. */
  list(kind: string, expected: readonly { readonly id: string }[]): ListComparison {
    const open = new Map(expected.map((record) => [record.id, record]))
    return {
      take: (value) => {
        const id = recordId(value)
        const record = open.get(id)
        if (record === undefined) return this.note('read-back-unexpected', { kind, id })
        open.delete(id)
        this.record(kind, id, record, value)
      },
      finish: () => {
        for (const id of open.keys()) this.note('read-back-missing', { kind, id })
      },
    }
  }
}

/** The id of something read; empty where it has none. */
export function recordId(value: unknown): string {
  return isPlainObject(value) ? String(ownMember(value, 'id')) : ''
}
