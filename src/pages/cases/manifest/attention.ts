import type { ManifestReport } from '../../../interchange/manifest/manifest-report.ts'
import type { Problem } from '../../../lib/result.ts'
import type { ShownProblem } from '../../../ui/ProblemList.tsx'
import { countText } from '../../../ui/time-text.ts'

const shownOfAKind = 5
const shownNames = 5

/** What a person should look at before going on, each kind with its first places and how many more there are. */
export function attentionOf(report: ManifestReport, describe: (problem: Problem) => string): ShownProblem[] {
  return [...misunderstood(report), ...problems(report, describe), ...unmatched(report)]
}

function misunderstood({ tables }: ManifestReport): ShownProblem[] {
  return tables.flatMap(({ name, columnNames, misunderstood: byColumn, misunderstoodCounts }) =>
    Object.entries(byColumn).map(([column, cells]) => {
      const at = Number(column)
      const shown = cells.slice(0, shownNames).map(({ cell, line }) => `“${cell.trim()}” (line ${line})`)
      const total = misunderstoodCounts[at] ?? cells.length
      const message = `${countText(total, 'cell')} of “${columnNames[at] ?? `Column ${at + 1}`}” not understood, and left out: ${shown.join(', ')}${cells.length > shownNames ? ', …' : ''}`
      return { subject: name, message }
    }),
  )
}

function problems(
  { problems: kept, problemCounts }: ManifestReport,
  describe: (problem: Problem) => string,
): ShownProblem[] {
  return Object.entries(problemCounts).flatMap(([code, count]) => {
    const alike = kept.filter((problem) => problem.code === code).slice(0, shownOfAKind)
    const shown: ShownProblem[] = alike.map((problem) => ({ subject: placeText(problem), message: describe(problem) }))
    const more = count - shown.length
    return more > 0
      ? [...shown, { subject: null, message: `and ${more.toLocaleString('en-GB')} more like this.` }]
      : shown
  })
}

/** "table.csv, line 12". */
function placeText({ file, line }: Problem): string | null {
  if (file === undefined) return null
  return line === undefined || line === 0 ? file : `${file}, line ${line}`
}

function unmatched({ tables, firstWithoutRow, filesWithoutRow }: ManifestReport): ShownProblem[] {
  const rows = tables
    .filter(({ unmatchedRows }) => unmatchedRows > 0)
    .map(({ name, unmatchedRows, firstUnmatched }) => {
      const first = firstUnmatched.slice(0, shownNames).map(({ file, line }) => `${file} (line ${line})`)
      const tail = unmatchedRows > first.length ? ', …' : ''
      return {
        subject: name,
        message: `${countText(unmatchedRows, 'row')} for files that are not picked: ${first.join(', ')}${tail}`,
      }
    })
  if (filesWithoutRow === 0) return rows
  const tail = filesWithoutRow > shownNames ? ', …' : ''
  const message = `${countText(filesWithoutRow, 'picked file')} that no row names: ${firstWithoutRow.slice(0, shownNames).join(', ')}${tail}`
  return [...rows, { subject: null, message }]
}
