import type { ManifestEntry } from '../../contracts/manifest.ts'
import { problem } from '../../lib/result.ts'
import { type FileIndex, pathKey } from './file-key.ts'
import type { ManifestReport } from './manifest-report.ts'
import type { ProblemLog } from './problem-log.ts'
import type { TableTally } from './table-tally.ts'

const keptNames = 100

interface Counted {
  readonly entries: readonly ManifestEntry[]
  readonly tallies: readonly TableTally[]
  readonly problems: ProblemLog
  readonly pictureNames: readonly string[]
  readonly picked: FileIndex
}

/** What entries come to, in numbers. */
export function countEntries({ entries, tallies, problems, pictureNames, picked }: Counted): ManifestReport {
  const named = new Set<number>()
  const ambiguous = new Set<number>()
  const raters = new Set<string>()
  const labels = new Map<string, { counts: Record<string, number>; boxes: number }>()
  const countsOf = (label: string) => {
    const present = labels.get(label) ?? { counts: {}, boxes: 0 }
    labels.set(label, present)
    return present
  }
  let matchedFiles = 0
  for (const entry of entries) {
    const found = picked.find(pathKey(entry.file))
    if (found.length > 0) matchedFiles++
    for (const index of found) {
      if (named.has(index)) ambiguous.add(index)
      named.add(index)
    }
    for (const { label, assertion, rater } of entry.labels) {
      const { counts } = countsOf(label)
      counts[assertion] = (counts[assertion] ?? 0) + 1
      if (rater !== null) raters.add(rater)
    }
    for (const { label, rater } of entry.boxes) {
      countsOf(label).boxes++
      if (rater !== null) raters.add(rater)
    }
  }
  for (const index of ambiguous) problems.add(problem('table-file-ambiguous', {}, { file: pictureNames[index] ?? '' }))
  const without = pictureNames.filter((_, index) => !named.has(index))
  return {
    tables: tallies.map((tally) => tally.report()),
    files: entries.length,
    matchedFiles,
    filesWithoutRow: without.length,
    firstWithoutRow: without.slice(0, keptNames),
    labels: [...labels].map(([label, counted]) => ({ label, ...counted })),
    raters: raters.size,
    problemCounts: problems.counts,
    problems: problems.kept,
  }
}
