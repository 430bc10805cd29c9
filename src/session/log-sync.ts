import { applyChanges } from '../domain/log/apply.ts'
import type { Change } from '../domain/log/change.ts'
import type { ChangeWriter } from '../domain/log/change-writer.ts'
import type { RecordState } from '../domain/log/record-state.ts'
import { err, fail, ok, type Problem, type Result } from '../lib/result.ts'

export type SaveState = 'saved' | 'saving' | { readonly failed: Problem }

/** Keeps a scope's records in step with its log: writes what is added here, takes in what other tabs wrote. */
export interface LogSync {
  records(): RecordState
  saveState(): SaveState
  /** Takes a change and writes it in the background. @param after `records()` with the change applied */
  add(change: Change, after: RecordState): void
  /** Resolves when everything added so far is durable, or with why it is not. */
  flush(): Promise<Result<void>>
  /** Tries again to write what could not be saved. */
  retry(): void
  /** Stops listening to other tabs. What was added is still written. */
  close(): void
}

export interface LogSyncOptions {
  readonly writer: ChangeWriter
  readonly initial: RecordState
  /** After records or save state have changed by themselves. @param foreign other tabs' changes among them, in order of the log */
  readonly onUpdate: (foreign: readonly Change[]) => void
}

/**
 * `confirmed` is what the log says; `pending` lies on top until it is written. Another tab's change goes under `pending`, as it
 * does in the log, so that what is on screen is what a replay will give. One loop does all writing and reading, one after the
 * other: a read beside a write could bring other tabs' changes in out of order, or never.
 */
export function createLogSync({ writer, initial, onUpdate }: LogSyncOptions): LogSync {
  let confirmed = initial
  let records = initial
  let pending: readonly Change[] = []
  let failure: Problem | null = null
  // True from the start: something may have been appended since `initial` was read.
  let unheard = true
  let loop: Promise<void> | null = null

  const stopListening = writer.onOtherTab(() => {
    unheard = true
    wake()
  })
  wake()

  function hasWork(): boolean {
    return unheard || (pending.length > 0 && failure === null)
  }

  function wake(): void {
    if (loop === null && hasWork()) loop = run()
  }

  async function run(): Promise<void> {
    while (hasWork()) {
      if (pending.length > 0 && failure === null) await write()
      else await read()
    }
    loop = null
  }

  async function write(): Promise<void> {
    const batch = pending
    const written = await settled(() => writer.append(batch))
    if (written.ok) {
      confirm(written.value.before, batch)
      tell(written.value.before)
    } else {
      failure = written.error
      tell([])
    }
  }

  async function read(): Promise<void> {
    unheard = false
    const foreign = await settled(async () => ok(await writer.pull()))
    // What hinders reading hinders the next write too, and is shown then: nothing made here is at risk meanwhile.
    if (!foreign.ok || foreign.value.length === 0) return
    confirm(foreign.value, [])
    tell(foreign.value)
  }

  /** A listener that throws is reported as uncaught, but must not end the loop: nothing would be saved any more. */
  function tell(foreign: readonly Change[]): void {
    try {
      onUpdate(foreign)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }

  /** @param written the first of `pending`, now in the log after `foreign` */
  function confirm(foreign: readonly Change[], written: readonly Change[]): void {
    pending = pending.slice(written.length)
    if (foreign.length === 0) {
      confirmed = pending.length === 0 ? records : applyChanges(confirmed, written)
    } else {
      confirmed = applyChanges(confirmed, [...foreign, ...written])
      records = applyChanges(confirmed, pending)
    }
  }

  return {
    records: () => records,
    saveState() {
      if (failure !== null) return { failed: failure }
      return pending.length === 0 ? 'saved' : 'saving'
    },
    add(change, after) {
      records = after
      pending = [...pending, change]
      wake()
    },
    async flush() {
      const last = pending.at(-1)
      while (last !== undefined && pending.includes(last)) {
        if (failure !== null) return err(failure)
        await loop
      }
      return ok()
    },
    retry() {
      failure = null
      wake()
      tell([])
    },
    close: stopListening,
  }
}

/** A writer that throws has failed like one that says so: the edit must not wait for ever. */
async function settled<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work()
  } catch (error) {
    return fail('save-failed', { reason: String(error) })
  }
}
