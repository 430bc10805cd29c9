import type { Env } from '../domain/env.ts'
import type { Change } from '../domain/log/change.ts'
import type { ChangeWriter } from '../domain/log/change-writer.ts'
import { createTurns } from '../lib/in-turn.ts'
import { waitingBatches } from './batch-waits.ts'
import { subscribeChanges } from './change-feed.ts'
import { appendChanges } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'
import { findingPart } from './patient-scope.ts'
import { patientChanges, type ScopeEntry, scopeChanges } from './scope-entries.ts'

export interface ScopeWriterOptions {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly caseId: string | null
  /** Whose findings the case shows; absent for a project's own records. */
  readonly patientKey?: string
  /** First position that the opened state does not hold yet. */
  readonly nextPos: number
  /** Entries before that position that it does not hold either: their batches were not shown yet. */
  readonly unshown: readonly ScopeEntry[]
}

/** The writer of one open case, or of a project's own records. Appends and pulls take turns, so that no change is told twice. */
export function createScopeWriter(options: ScopeWriterOptions): ChangeWriter {
  const { db, env, projectId, caseId, patientKey, nextPos } = options
  const scope = caseId ?? projectId
  let known = nextPos
  /** Entries of batches that are not committed: they count from where the commit stands. */
  let unshown = options.unshown
  const inTurn = createTurns()

  /** Entries of the scope, and what other cases did to the patient's findings, in the order of the log. */
  async function entriesSince(from: number): Promise<ScopeEntry[]> {
    const own = await scopeChanges(db, projectId, scope, from)
    if (patientKey === undefined) return own
    const others = (await patientChanges(db, projectId, patientKey, scope, from)).flatMap(({ row, change }) => {
      const part = findingPart(change)
      return part === null ? [] : [{ row, change: part }]
    })
    return others.length === 0 ? own : [...own, ...others].sort((a, b) => a.row.pos - b.row.pos)
  }

  async function unheard(): Promise<Change[]> {
    // One transaction: an entry and the commit that shows it are seen together or not at all.
    return db.transaction('r', db.changes, db.bodies, db.batches, async () => {
      const entries = await entriesSince(known)
      const { shown, waiting } = await waitingBatches(db, projectId, [...unshown, ...entries])
      unshown = waiting
      const last = entries.at(-1)
      if (last !== undefined) known = last.row.pos + 1
      return shown.map(({ change }) => change)
    })
  }

  const writer: ChangeWriter = {
    append: (changes) =>
      inTurn(async () => {
        let before: Change[] = []
        const knownBefore = { known, unshown }
        const appended = await appendChanges(db, env, projectId, changes, {
          writer,
          ...(patientKey === undefined ? {} : { patientKey }),
          underLock: async () => {
            before = await unheard()
          },
        })
        if (!appended.ok) {
          known = knownBefore.known
          unshown = knownBefore.unshown
          return appended
        }
        known = appended.value.lastPos + 1
        return { ok: true, value: { before } }
      }),
    pull: () => inTurn(unheard),
    onOtherTab: (listener) =>
      subscribeChanges(db, (message, by) => {
        if (by === writer || message.projectId !== projectId) return
        if (message.scopes.includes(scope) || (patientKey !== undefined && message.scopes.includes(patientKey)))
          listener()
      }),
  }
  return writer
}
