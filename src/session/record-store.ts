import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Command } from '../domain/commands/command.ts'
import type { Env } from '../domain/env.ts'
import { applyChange } from '../domain/log/apply.ts'
import type { Change, Origin } from '../domain/log/change.ts'
import type { ChangeWriter } from '../domain/log/change-writer.ts'
import { invertChange, type Skipped } from '../domain/log/invert.ts'
import type { Patch } from '../domain/log/patch.ts'
import type { RecordState } from '../domain/log/record-state.ts'
import { ok, type Problem, type Result } from '../lib/result.ts'
import { emptyUndoStacks, recordChange, type UndoStacks } from './undo-stacks.ts'

export type SaveState = 'saved' | 'saving' | { readonly failed: Problem }

/** What an undo or redo did: the change it took back (none: there was nothing), and what it left alone. */
export interface UndoReport {
  readonly change: Change | null
  readonly skipped: readonly Skipped[]
}

export interface RecordStoreState {
  readonly records: RecordState
  readonly saveState: SaveState
  readonly canUndo: boolean
  readonly canRedo: boolean
}

type ChangeListener = (change: Change, origin: Origin) => void

/** The records of one scope, with the only way to change them. React subscribes to `store`; everything else calls the methods. */
export interface RecordStore {
  readonly store: StoreApi<RecordStoreState>
  get(): RecordState
  /** Plans the command, applies it at once, and writes it in the background. An empty plan changes nothing and answers null. */
  dispatch(command: Command, origin?: Origin): Result<Change | null>
  undo(): Promise<UndoReport>
  redo(): Promise<UndoReport>
  /** Resolves when everything dispatched so far is durable, or with why it is not. */
  flush(): Promise<Result<void>>
  /** Tries again to write what could not be saved. */
  retry(): void
  onChange(listener: ChangeListener): () => void
  /** Stops listening to other tabs. Unsaved changes are still written. */
  close(): void
}

export interface RecordStoreOptions {
  readonly env: Env
  readonly writer: ChangeWriter
  /** Null: the project's own records. */
  readonly caseId: string | null
  readonly initial: RecordState
  /** Changes of this annotator on this device already in the log, oldest first: they can be undone after a reload. */
  readonly history: readonly Change[]
}

/**
 * `confirmed` is what the log says; `pending` lies on top until it is written. Another tab's change goes under `pending`, as it
 * does in the log, so that what is on screen is what a replay will give.
 */
export function createRecordStore({ env, writer, caseId, initial, history }: RecordStoreOptions): RecordStore {
  let confirmed = initial
  let pending: readonly Change[] = []
  let stacks: UndoStacks = history.reduce(recordChange, emptyUndoStacks)
  let writing: Promise<void> | null = null
  let failure: Problem | null = null
  const listeners = new Set<ChangeListener>()

  const store = createStore<RecordStoreState>(() => view())

  function view(): RecordStoreState {
    return {
      records: pending.reduce(applyChange, confirmed),
      saveState: saveState(),
      canUndo: stacks.undo.length > 0,
      canRedo: stacks.redo.length > 0,
    }
  }

  function saveState(): SaveState {
    if (failure !== null) return { failed: failure }
    return pending.length === 0 ? 'saved' : 'saving'
  }

  function emit(change: Change, origin: Origin): void {
    for (const listener of listeners) listener(change, origin)
  }

  function acceptForeign(changes: readonly Change[]): void {
    if (changes.length === 0) return
    confirmed = changes.reduce(applyChange, confirmed)
    store.setState(view())
    for (const change of changes) emit(change, 'other-tab')
  }

  function commit(name: string, patches: readonly Patch[], origin: Origin, reverts: string | null): Change {
    const change: Change = {
      id: env.newId(),
      at: env.now(),
      actor: env.actor,
      device: env.device,
      command: name,
      origin,
      batch: null,
      caseId,
      reverts,
      patches,
    }
    const records = applyChange(store.getState().records, change)
    pending = [...pending, change]
    stacks = recordChange(stacks, change)
    store.setState({
      records,
      saveState: saveState(),
      canUndo: stacks.undo.length > 0,
      canRedo: stacks.redo.length > 0,
    })
    emit(change, origin)
    startWriting()
    return change
  }

  function startWriting(): void {
    if (writing !== null || failure !== null || pending.length === 0) return
    writing = writePending().finally(() => {
      writing = null
      startWriting()
    })
  }

  async function writePending(): Promise<void> {
    const batch = pending
    const written = await writer.append(batch)
    if (!written.ok) {
      failure = written.error
      store.setState({ saveState: saveState() })
      return
    }
    const { before } = written.value
    confirmed = [...before, ...batch].reduce(applyChange, confirmed)
    pending = pending.slice(batch.length)
    store.setState(before.length === 0 ? { saveState: saveState() } : view())
    for (const change of before) emit(change, 'other-tab')
  }

  async function flush(): Promise<Result<void>> {
    while (pending.length > 0 && failure === null) {
      startWriting()
      await writing
    }
    return failure === null ? ok() : { ok: false, error: failure }
  }

  async function takeBack(from: 'undo' | 'redo'): Promise<UndoReport> {
    const step = stacks[from].at(-1)
    if (step === undefined) return { change: null, skipped: [] }
    const { patches, skipped } = invertChange(step.change, store.getState().records)
    const change = commit(step.change.command, patches, from, step.root)
    return { change, skipped }
  }

  const stopListening = writer.onOtherTab(() => {
    if (writing === null) void writer.pull().then(acceptForeign)
  })

  return {
    store,
    get: () => store.getState().records,
    dispatch(command, origin = 'user') {
      const planned = command.plan(store.getState().records, env)
      if (!planned.ok) return planned
      if (planned.value.length === 0) return ok(null)
      return ok(commit(command.name, planned.value, origin, null))
    },
    undo: () => takeBack('undo'),
    redo: () => takeBack('redo'),
    flush,
    retry() {
      failure = null
      store.setState({ saveState: saveState() })
      startWriting()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: stopListening,
  }
}
