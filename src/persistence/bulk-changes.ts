import { batchCommitCommand } from '../domain/log/change.ts'
import type { Patch } from '../domain/log/patch.ts'
import { quoteOf } from '../domain/text/span.ts'
import type { GlossaDatabase } from './database.ts'
import { batchRows } from './drain-batch.ts'
import type { BatchRow } from './rows.ts'

/** `noun.verb` of batches that people start over many cases, and can take back from the list of cases. */
const bulkCommands = [
  'patient.set-split',
  'review.defer',
  'note.update',
  'annotation.tag-all',
  'annotation.untag-all',
] as const
export type BulkCommand = (typeof bulkCommands)[number]

/** A change of many cases that was made at once. */
export interface BulkChange {
  readonly batchId: string
  readonly command: BulkCommand
  readonly at: string
  readonly actor: string
  /** Log entries: one a patient for splits, one a case else. */
  readonly entries: number
  /** What it gave: the split, the reason, or the words that were tagged; null for no split, or where it cannot be told. */
  readonly value: string | null
  readonly isUndone: boolean
}

/** The latest changes of many cases at once, the newest first. */
export async function listBulkChanges(db: GlossaDatabase, projectId: string, limit: number): Promise<BulkChange[]> {
  const batches = (await db.batches.where('projectId').equals(projectId).toArray()).filter(
    ({ state }) => state === 'done' || state === 'committed',
  )
  const undone = new Set(batches.map(({ reverts }) => reverts))
  const newestFirst = batches.filter(({ reverts }) => reverts === undefined).sort((a, b) => (a.id < b.id ? 1 : -1))
  const changes: BulkChange[] = []
  for (const batch of newestFirst) {
    const command = bulkCommands.find((known) => known === batch.command)
    if (command === undefined) continue
    const change = await bulkChange(db, batch, command)
    if (change !== undefined) changes.push({ ...change, isUndone: undone.has(batch.id) })
    if (changes.length === limit) break
  }
  return changes
}

async function bulkChange(
  db: GlossaDatabase,
  batch: BatchRow,
  command: BulkCommand,
): Promise<Omit<BulkChange, 'isUndone'> | undefined> {
  const rows = () => batchRows(db, batch, -1)
  const [first, last, count] = await Promise.all([rows().first(), rows().last(), rows().count()])
  if (first === undefined || last?.record.command !== batchCommitCommand) return undefined
  const body = await db.bodies.get([first.chain, first.seq])
  const { at, actor } = last.record
  const value = givenValue(command, body?.body.patches ?? [])
  return { batchId: batch.id, command, at, actor, entries: count - 1, value }
}

function givenValue(command: BulkCommand, patches: readonly Patch[]): string | null {
  if (command === 'annotation.tag-all' || command === 'annotation.untag-all') return firstQuote(patches)
  const field = command === 'review.defer' ? 'reason' : 'split'
  for (const patch of patches) {
    if (patch.op === 'set') {
      const edit = patch.fields.find(([path]) => path === `/${field}`)
      if (edit !== undefined) return typeof edit[2] === 'string' ? edit[2] : null
    } else if (patch.op === 'add' && patch.kind === 'review') {
      return patch.record.reason
    }
  }
  return null
}

function firstQuote(patches: readonly Patch[]): string | null {
  for (const patch of patches) {
    if (patch.op !== 'add' && patch.op !== 'remove') continue
    if (patch.kind === 'annotation' && patch.record.target.kind === 'span') return quoteOf(patch.record.target)
  }
  return null
}
