import { expose } from 'comlink'
import type { Result } from '../lib/result.ts'
import { appendToScope, type ScopeWrite, type ScopeWritten } from '../persistence/append-to-scope.ts'
import type { Author } from '../persistence/change-log.ts'
import { openDatabase } from '../persistence/database.ts'

const now = () => new Date().toISOString()

const worker = {
  /** Answers when the database is open, and the first append need not wait for that. */
  async open(): Promise<void> {
    await openDatabase().open()
  },

  append(author: Omit<Author, 'now'>, write: ScopeWrite): Promise<Result<ScopeWritten>> {
    return appendToScope(openDatabase(), { ...author, now }, write)
  },
}
export type AppendWorker = typeof worker

expose(worker)
