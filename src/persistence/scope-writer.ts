import type { Env } from '../domain/env.ts'
import { type Change, changeOf } from '../domain/log/change.ts'
import type { ChangeWriter } from '../domain/log/change-writer.ts'
import { subscribeChanges } from './change-feed.ts'
import { appendChanges } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'
import { findingPart } from './patient-scope.ts'
import type { ChangeRow } from './rows.ts'

/** Log entries of one scope with `from <= pos`, oldest first. */
export async function scopeChanges(
  db: GlossaDatabase,
  projectId: string,
  scope: string,
  from: number,
): Promise<{ readonly row: ChangeRow; readonly change: Change }[]> {
  return db.transaction('r', db.changes, db.bodies, async () => {
    const rows = await db.changes
      .where('[projectId+scope+pos]')
      .between([projectId, scope, from], [projectId, scope, Number.POSITIVE_INFINITY], true, true)
      .toArray()
    return withBodies(db, rows)
  })
}

/** Log entries of other scopes with `from <= pos` that touch findings of a patient, oldest first. */
async function patientChanges(db: GlossaDatabase, projectId: string, patientKey: string, scope: string, from: number) {
  const rows = await db.changes
    .where('[projectId+patientKey+pos]')
    .between([projectId, patientKey, from], [projectId, patientKey, Number.POSITIVE_INFINITY], true, true)
    .filter((row) => row.scope !== scope)
    .toArray()
  return withBodies(db, rows)
}

async function withBodies(db: GlossaDatabase, rows: readonly ChangeRow[]) {
  const bodies = await db.bodies.bulkGet(rows.map(({ chain, seq }): [string, number] => [chain, seq]))
  return rows.flatMap((row, index) => {
    const change = changeOf({ record: row.record, body: bodies[index]?.body ?? null })
    return change === null ? [] : [{ row, change }]
  })
}

export interface ScopeWriterOptions {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly caseId: string | null
  /** Whose findings the case shows; absent for a project's own records. */
  readonly patientKey?: string
  /** First position that the opened state does not hold yet. */
  readonly nextPos: number
}

/** The writer of one open case, or of a project's own records. Appends and pulls take turns, so that no change is told twice. */
export function createScopeWriter(options: ScopeWriterOptions): ChangeWriter {
  const { db, env, projectId, caseId, patientKey, nextPos } = options
  const scope = caseId ?? projectId
  let known = nextPos
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work)
    turn = mine.catch(() => undefined)
    return mine
  }

  /** Changes of the scope, and what other cases did to the patient's findings. Single edits only: a batch becomes visible when its case is opened after the commit. */
  async function unheard(): Promise<Change[]> {
    const entries = await db.transaction('r', db.changes, db.bodies, async () => {
      const own = await scopeChanges(db, projectId, scope, known)
      if (patientKey === undefined) return own
      const others = (await patientChanges(db, projectId, patientKey, scope, known)).flatMap(({ row, change }) => {
        const part = findingPart(change)
        return part === null ? [] : [{ row, change: part }]
      })
      return others.length === 0 ? own : [...own, ...others].sort((a, b) => a.row.pos - b.row.pos)
    })
    const last = entries.at(-1)
    if (last !== undefined) known = last.row.pos + 1
    return entries.filter(({ change }) => change.batch === null).map(({ change }) => change)
  }

  const writer: ChangeWriter = {
    append: (changes) =>
      inTurn(async () => {
        let before: Change[] = []
        const knownBefore = known
        const appended = await appendChanges(db, env, projectId, changes, {
          writer,
          ...(patientKey === undefined ? {} : { patientKey }),
          underLock: async () => {
            before = await unheard()
          },
        })
        if (!appended.ok) {
          known = knownBefore
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
