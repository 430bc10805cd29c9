import { changeOf, type LogEntry } from '../../domain/log/change.ts'
import { touchedBy } from '../projection-draft.ts'
import type { IsLater } from './row-differences.ts'

/**
 * Tells rows that edits may have touched while they were being read.
 * @param later entries that came since, or whose batch was committed since
 * @param touches of the log before; see `CaseSummary.touched`
 */
export function laterRows(later: readonly LogEntry[], touches: number): IsLater {
  const changes = later.flatMap((entry) => changeOf(entry) ?? [])
  const changeIds = new Set(changes.map(({ id }) => id))
  const recordIds = new Set(
    changes.flatMap(({ patches, caseId }) => [caseId, ...touchedBy(patches).map(({ id }) => id)]),
  )
  return (table, row) => {
    if (changes.length === 0) return false
    if (table === 'summary')
      return Number(row.touched) > touches || recordIds.has(typeof row.caseId === 'string' ? row.caseId : null)
    if (table === 'file') return recordIds.has(String(row.itemId))
    if (table === 'conflict') return changeIds.has(String(row.id).slice(0, 36))
    return recordIds.has(String(row.id))
  }
}
