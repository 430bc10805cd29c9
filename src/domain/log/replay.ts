import { applyChanges } from './apply.ts'
import { batchCommitCommand, type Change, changeOf, type LogEntry } from './change.ts'
import { emptyState, type RecordState } from './record-state.ts'

/** Replay order: (hlc, chain, seq), a total order that every device computes alike. */
export function compareEntries({ record: a }: LogEntry, { record: b }: LogEntry): number {
  if (a.hlc !== b.hlc) return a.hlc < b.hlc ? -1 : 1
  if (a.chain !== b.chain) return a.chain < b.chain ? -1 : 1
  return a.seq - b.seq
}

/**
 * What a project's log tells, in replay order, whatever order its entries come in. Entries of a batch count where their commit
 * record stands, which is when they became visible, and without one not at all; an entry whose body was erased tells nothing.
 * Entries given twice count once; erased if any copy is.
 */
export function visibleChanges(entries: Iterable<LogEntry>): Change[] {
  const staged = new Map<string, Change[]>()
  return inReplayOrder(entries).flatMap((entry) => {
    const { batch, chain, command } = entry.record
    const change = changeOf(entry)
    if (batch === null) return change === null ? [] : [change]
    const key = `${chain}/${batch}`
    const waiting = staged.get(key) ?? []
    staged.set(key, waiting)
    if (change !== null) waiting.push(change)
    return command === batchCommitCommand ? waiting.splice(0) : []
  })
}

/** The state that a project's log tells. */
export function replay(entries: Iterable<LogEntry>): RecordState {
  return applyChanges(emptyState, visibleChanges(entries))
}

function inReplayOrder(entries: Iterable<LogEntry>): LogEntry[] {
  const unique = new Map<string, LogEntry>()
  for (const entry of entries) {
    const { chain, seq, hash } = entry.record
    const place = `${chain}/${seq}`
    const other = unique.get(place)
    // A place given with two hashes is a forked chain, which verification reports; here it must only not depend on the order.
    if (other === undefined || hash < other.record.hash || (hash === other.record.hash && entry.body === null)) {
      unique.set(place, entry)
    }
  }
  return [...unique.values()].sort(compareEntries)
}
