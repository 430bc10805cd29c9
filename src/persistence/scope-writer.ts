import type { ChangeWriter } from '../domain/log/change-writer.ts'
import { createTurns } from '../lib/in-turn.ts'
import { ok, type Result } from '../lib/result.ts'
import {
  appendToScope,
  type Heard,
  type HeardScope,
  newsOf,
  type ScopeWrite,
  type ScopeWritten,
} from './append-to-scope.ts'
import { subscribeChanges } from './change-feed.ts'
import type { Author } from './change-log.ts'
import type { GlossaDatabase } from './database.ts'

export interface ScopeWriterOptions {
  readonly db: GlossaDatabase
  readonly env: Author
  readonly scope: HeardScope
  /** What the opened state holds. */
  readonly heard: Heard
}

/** Does what `appendToScope` does, for one database. */
export type AppendElsewhere = (author: Author, write: ScopeWrite) => Promise<Result<ScopeWritten>>

const elsewhere = new WeakMap<GlossaDatabase, AppendElsewhere>()

/** From now on what the writers of a database append is appended by another thread, which does not wait for what this one draws. */
export function appendElsewhere(db: GlossaDatabase, append: AppendElsewhere): void {
  elsewhere.set(db, append)
}

/** The writer of one open case, or of a project's own records. Appends and pulls take turns, so that no change is told twice. */
export function createScopeWriter(options: ScopeWriterOptions): ChangeWriter {
  const { db, env, scope } = options
  const { projectId, caseId, patientKey } = scope
  const ownScope = caseId ?? projectId
  const id = crypto.randomUUID()
  let { heard } = options
  const inTurn = createTurns()

  return {
    append: (changes) =>
      inTurn(async () => {
        const write = { scope, heard, changes, writer: id }
        const written = await (elsewhere.get(db)?.(env, write) ?? appendToScope(db, env, write))
        if (!written.ok) return written
        heard = written.value.heard
        return ok({ before: written.value.before })
      }),
    pull: () =>
      inTurn(async () => {
        const news = await newsOf(db, scope, heard)
        heard = news.heard
        return news.shown.map(({ change }) => change)
      }),
    onOtherTab: (listener) =>
      subscribeChanges(db, (message) => {
        if (message.writer === id || message.projectId !== projectId) return
        if (message.scopes.includes(ownScope) || (patientKey !== undefined && message.scopes.includes(patientKey)))
          listener()
      }),
  }
}
