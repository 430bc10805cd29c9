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

/** Rows of which the same is to be said are said together; those whose problems are not kept are counted. */
function problems(
  { problems: kept, problemCounts }: ManifestReport,
  describe: (problem: Problem) => string,
): ShownProblem[] {
  return Object.entries(problemCounts).flatMap(([code, count]) => {
    const lines = new Map<string, { file: string | null; message: string; lines: number[] }>()
    for (const problem of kept.filter((one) => one.code === code)) {
      const message = describe(problem)
      const key = `${problem.file ?? ''}\n${message}`
      const alike = lines.get(key) ?? { file: problem.file ?? null, message, lines: [] }
      lines.set(key, alike)
      alike.lines.push(problem.line ?? 0)
    }
    const groups = [...lines.values()]
    const [only] = groups
    if (groups.length === 1 && only !== undefined) return [shownTogether(only, count)]
    const shown = groups.slice(0, shownOfAKind).map((group) => shownTogether(group, group.lines.length))
    const more = count - groups.slice(0, shownOfAKind).reduce((sum, group) => sum + group.lines.length, 0)
    return more > 0
      ? [...shown, { subject: null, message: `and ${more.toLocaleString('en-GB')} more like this.` }]
      : shown
  })
}

/** "table.csv, lines 12, 14, … (35 rows)". */
function shownTogether(
  {
    file,
    message,
    lines,
  }: { readonly file: string | null; readonly message: string; readonly lines: readonly number[] },
  count: number,
): ShownProblem {
  const known = lines.filter((line) => line > 0).slice(0, shownNames)
  if (file === null || known.length === 0) return { subject: file, message }
  const more = count > known.length ? `, … (${countText(count, 'row')})` : ''
  return { subject: `${file}, ${known.length === 1 ? 'line' : 'lines'} ${known.join(', ')}${more}`, message }
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
