import type { Problem } from '../../lib/result.ts'

/** Problems of each kind that are kept whole: a table of 100,000 rows can have one in each. */
const keptOfAKind = 100

/** Problems, counted by code, the first of each code kept. */
export class ProblemLog {
  readonly kept: Problem[] = []
  readonly counts: Record<string, number> = {}

  add(problem: Problem): void {
    const count = (this.counts[problem.code] ?? 0) + 1
    this.counts[problem.code] = count
    if (count <= keptOfAKind) this.kept.push(problem)
  }
}
