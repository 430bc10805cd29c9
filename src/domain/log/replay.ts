import { applyChange } from './apply.ts'
import { batchCommitCommand, changeOf, type LogEntry } from './change.ts'
import { emptyState, type RecordState } from './record-state.ts'

/** Replay order: (hlc, chain, seq), a total order that every device computes alike. */
export function compareEntries(a: LogEntry, b: LogEntry): number {
  if (a.record.hlc !== b.record.hlc) return a.record.hlc < b.record.hlc ? -1 : 1
  if (a.record.chain !== b.record.chain) return a.record.chain < b.record.chain ? -1 : 1
  return a.record.seq - b.record.seq
}

/**
 * The state that a project's log tells, whatever order its entries come in. Entries of a batch without its commit record and
 * entries whose body was erased tell nothing. Entries given twice count once.
 */
export function replay(entries: Iterable<LogEntry>): RecordState {
  const unique = new Map<string, LogEntry>()
  for (const entry of entries) unique.set(`${entry.record.chain}/${entry.record.seq}`, entry)
  const ordered = [...unique.values()].sort(compareEntries)
  const committed = new Set(
    ordered.filter(({ record }) => record.command === batchCommitCommand).map(({ record }) => record.batch),
  )
  let state = emptyState
  for (const entry of ordered) {
    const change = changeOf(entry)
    if (change === null || (change.batch !== null && !committed.has(change.batch))) continue
    state = applyChange(state, change)
  }
  return state
}
