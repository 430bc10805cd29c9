import { applyChange } from './apply.ts'
import { batchCommitCommand, type Change, changeOf, type LogEntry } from './change.ts'
import { emptyState, type RecordState } from './record-state.ts'

/** Replay order: (hlc, chain, seq), a total order that every device computes alike. */
export function compareEntries(a: LogEntry, b: LogEntry): number {
  if (a.record.hlc !== b.record.hlc) return a.record.hlc < b.record.hlc ? -1 : 1
  if (a.record.chain !== b.record.chain) return a.record.chain < b.record.chain ? -1 : 1
  return a.record.seq - b.record.seq
}

/**
 * What a project's log tells, in replay order, whatever order its entries come in. Entries of a batch without its commit record and
 * entries whose body was erased tell nothing. Entries given twice count once.
 */
export function visibleChanges(entries: Iterable<LogEntry>): Change[] {
  const unique = new Map<string, LogEntry>()
  for (const entry of entries) unique.set(`${entry.record.chain}/${entry.record.seq}`, entry)
  const ordered = [...unique.values()].sort(compareEntries)
  const committed = new Set(
    ordered.filter(({ record }) => record.command === batchCommitCommand).map(({ record }) => record.batch),
  )
  return ordered.flatMap((entry) => {
    const change = changeOf(entry)
    return change === null || (change.batch !== null && !committed.has(change.batch)) ? [] : [change]
  })
}

/** The state that a project's log tells. */
export function replay(entries: Iterable<LogEntry>): RecordState {
  return visibleChanges(entries).reduce(applyChange, emptyState)
}
