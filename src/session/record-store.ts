import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Command } from '../domain/commands/command.ts'
import type { Env } from '../domain/env.ts'
import { type HasEvidenceElsewhere, settleFindings } from '../domain/findings/settle-findings.ts'
import { applyChange } from '../domain/log/apply.ts'
import type { Change, Origin } from '../domain/log/change.ts'
import type { ChangeWriter } from '../domain/log/change-writer.ts'
import { invalidRecord } from '../domain/log/check-records.ts'
import { invertChange, type Skipped } from '../domain/log/invert.ts'
import type { Patch } from '../domain/log/patch.ts'
import type { RecordState } from '../domain/log/record-state.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { createLogSync, type SaveState } from './log-sync.ts'
import { dropStep, emptyUndoStacks, recordChange, type UndoStacks, type UndoStep } from './undo-stacks.ts'

/**
 * What an undo or redo did: the change it made, and what it left alone because it has changed since. No change and nothing skipped:
 * there was nothing to take back. No change but something skipped: nothing of the step still stands, and the step is given up.
 */
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
  /**
   * Plans the command, applies it at once, and writes it in the background. An empty plan changes nothing and answers null. Fails
   * as the plan does, or with `record-invalid` where a record would come out against its schema.
   * @param changeId of an edit that goes with one in another case: see `companionId`
   * @throws on a command of the other scope
   */
  dispatch(command: Command, origin?: Origin, changeId?: string): Result<Change | null>
  /** @param root the step to take back; by default the last one */
  undo(root?: string): Promise<UndoReport>
  redo(root?: string): Promise<UndoReport>
  /** The steps that can be taken back or done again, the next one last. */
  steps(direction: 'undo' | 'redo'): readonly UndoStep[]
  /** Says which findings have evidence in other cases of the patient, and stay without any here; until then none has. */
  lookElsewhere(hasEvidenceElsewhere: HasEvidenceElsewhere): void
  /** Resolves when everything dispatched so far is durable, or with why it is not. */
  flush(): Promise<Result<void>>
  /** Tries again to write what could not be saved. */
  retry(): void
  /** Calls after every change, with `other-tab` for those of other tabs. Returns the unsubscriber. */
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

export function createRecordStore(options: RecordStoreOptions): RecordStore {
  const { env, writer, caseId, initial, history } = options
  const scope = caseId === null ? 'project' : 'case'
  let isElsewhere: HasEvidenceElsewhere = () => false
  const listeners = new Set<ChangeListener>()
  let stacks: UndoStacks = history.reduce(recordChange, emptyUndoStacks)
  const sync = createLogSync({ writer, initial, onUpdate: takeIn })
  const store = createStore<RecordStoreState>(() => view())

  function view(): RecordStoreState {
    return {
      records: sync.records(),
      saveState: sync.saveState(),
      canUndo: stacks.undo.length > 0,
      canRedo: stacks.redo.length > 0,
    }
  }

  function emit(change: Change, origin: Origin): void {
    for (const listener of listeners) listener(change, origin)
  }

  function takeIn(foreign: readonly Change[]): void {
    for (const { actor, device, reverts } of foreign) {
      // The same person's undo in another tab: the step is that tab's now. Taken back here too, a mask stroke would come again.
      if (reverts !== null && actor === env.actor && device === env.device) stacks = dropStep(stacks, reverts)
    }
    store.setState(view())
    for (const change of foreign) emit(change, 'other-tab')
  }

  function newChange(command: string, patches: readonly Patch[], origin: Origin, reverts: string | null, id: string) {
    const { actor, device } = env
    const change = { id, at: env.now(), actor, device, command, origin, batch: null, caseId, reverts, patches }
    return settleFindings(change, sync.records(), isElsewhere)
  }

  function commit(change: Change, after: RecordState): void {
    stacks = recordChange(stacks, change)
    sync.add(change, after)
    store.setState(view())
    emit(change, change.origin)
  }

  async function takeBack(from: 'undo' | 'redo', root?: string): Promise<UndoReport> {
    const step = root === undefined ? stacks[from].at(-1) : stacks[from].find((each) => each.root === root)
    if (step === undefined) return { change: null, skipped: [] }
    const { patches, skipped } = invertChange(step.change, sync.records())
    const change = newChange(step.change.command, patches, from, step.root, env.newId())
    if (change.patches.length === 0) {
      stacks = dropStep(stacks, step.root)
      store.setState(view())
      return { change: null, skipped }
    }
    commit(change, applyChange(sync.records(), change))
    return { change, skipped }
  }

  return {
    store,
    get: sync.records,
    dispatch(command, origin = 'user', changeId = env.newId()) {
      if (command.scope !== scope) throw new Error(`${command.name} given to the records of a ${scope}`)
      const planned = command.plan(sync.records(), env)
      if (!planned.ok) return planned
      if (planned.value.length === 0) return ok(null)
      const change = newChange(command.name, planned.value, origin, null, changeId)
      if (change.patches.length === 0) return ok(null)
      const after = applyChange(sync.records(), change)
      const invalid = invalidRecord(change.patches, after)
      if (invalid !== undefined) return err(invalid)
      commit(change, after)
      return ok(change)
    },
    undo: (root) => takeBack('undo', root),
    redo: (root) => takeBack('redo', root),
    steps: (direction) => stacks[direction],
    lookElsewhere(hasEvidenceElsewhere) {
      isElsewhere = hasEvidenceElsewhere
    },
    flush: sync.flush,
    retry: sync.retry,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: sync.close,
  }
}
