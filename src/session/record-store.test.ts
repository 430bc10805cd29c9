import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { numberedId } from '../../tests/fixtures/arbitrary-primitives.ts'
import { MemoryLog, refused } from '../../tests/fixtures/memory-log.ts'
import {
  arbitraryEdit,
  arbitraryOpenedCase,
  contentOf,
  countingEnv,
  type OpenedCase,
} from '../../tests/fixtures/opened-case.ts'
import { sampleCase, setting } from '../../tests/fixtures/sample-case.ts'
import { startReview, submitReview } from '../domain/commands/review-commands.ts'
import { applyChanges } from '../domain/log/apply.ts'
import type { Change, Origin } from '../domain/log/change.ts'
import type { RecordState } from '../domain/log/record-state.ts'
import { ok, unwrap } from '../lib/result.ts'
import { createRecordStore, type RecordStore } from './record-store.ts'

const { opened, first, second } = sampleCase()
const { state: initial, caseId } = opened

function open(
  log: MemoryLog,
  given: { person?: number; initial?: RecordState; history?: readonly Change[] } = {},
): RecordStore {
  return createRecordStore({
    ...{ env: countingEnv(given.person), writer: log.writer(), caseId },
    ...{ initial: given.initial ?? initial, history: given.history ?? [] },
  })
}

const comment = (text: string, id = first.id) => setting(id, { comment: text })
const commentIn = (store: RecordStore, id = first.id) => store.get().tables.annotation.get(id)?.comment
const settle = () => new Promise((resolve) => setTimeout(resolve))

describe('a change', () => {
  it('shows at once and is saved soon', async () => {
    const log = new MemoryLog()
    const store = open(log)
    const change = unwrap(store.dispatch(comment('a')))
    expect(commentIn(store)).toBe('a')
    expect(store.store.getState()).toMatchObject({ saveState: 'saving', canUndo: true, canRedo: false })
    expect(await store.flush()).toEqual(ok())
    expect(log.changes).toEqual([change])
    expect(change).toMatchObject({ command: 'annotation.set', origin: 'user', batch: null, caseId, reverts: null })
    expect(store.store.getState().saveState).toBe('saved')
  })

  it('tells listeners what it was and where it came from', async () => {
    const log = new MemoryLog()
    const [store, other] = [open(log), open(log, { person: 1 })]
    const heard: [Origin, string][] = []
    const stop = store.onChange((change, origin) => heard.push([origin, change.command]))
    store.dispatch(comment('a'))
    store.dispatch(comment('b'), 'model')
    await store.undo()
    await store.redo()
    await store.flush()
    other.dispatch(comment('c', second.id))
    await other.flush()
    await settle()
    stop()
    store.dispatch(comment('d'))
    expect(heard.map(([origin]) => origin)).toEqual(['user', 'model', 'undo', 'redo', 'other-tab'])
    expect(new Set(heard.map(([, command]) => command))).toEqual(new Set(['annotation.set']))
  })

  it('that plans nothing is not written', async () => {
    const log = new MemoryLog()
    const store = open(log)
    expect(store.dispatch({ name: 'nothing.do', scope: 'case', plan: () => ok([]) })).toEqual(ok(null))
    expect(store.store.getState()).toMatchObject({ saveState: 'saved', canUndo: false })
    await store.flush()
    expect(log.changes).toEqual([])
  })

  it('is refused where it would leave a record that could not be read again', () => {
    const store = open(new MemoryLog())
    const before = store.get()
    const refusal = store.dispatch(setting(first.id, { assertion: 'perhaps' }))
    expect(refusal).toMatchObject({
      ok: false,
      error: { code: 'record-invalid', params: { id: first.id, path: 'assertion' } },
    })
    expect(store.get()).toBe(before)
    expect(store.store.getState()).toMatchObject({ saveState: 'saved', canUndo: false })
  })

  it('of the other scope is a mistake of the programmer', () => {
    expect(() => open(new MemoryLog()).dispatch({ ...comment('a'), scope: 'project' })).toThrow('annotation.set')
  })
})

describe('saving', () => {
  it('goes on with what was dispatched while a write was under way, in order', async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const log = new MemoryLog({ pause: () => gate })
    const store = open(log)
    store.dispatch(comment('a'))
    store.dispatch(comment('b'))
    await settle()
    expect(log.changes).toEqual([])
    expect(commentIn(store)).toBe('b')
    release()
    expect(await store.flush()).toEqual(ok())
    expect(log.changes).toHaveLength(2)
    expect(applyChanges(initial, log.changes)).toEqual(store.get())
  })

  it.each([
    ['refuse' as const, refused],
    ['throw' as const, { code: 'save-failed', params: { reason: 'Error: no such luck' } }],
  ])('that fails (%s) is shown, keeps everything, and is tried again when told to', async (fate, problem) => {
    let works = false
    const log = new MemoryLog({ fate: () => (works ? 'write' : fate) })
    const store = open(log)
    store.dispatch(comment('a'))
    expect(await store.flush()).toEqual({ ok: false, error: problem })
    expect(store.store.getState().saveState).toEqual({ failed: problem })
    store.dispatch(comment('b'))
    expect(await store.flush()).toEqual({ ok: false, error: problem })
    expect(store.store.getState().saveState).toEqual({ failed: problem })
    expect(commentIn(store)).toBe('b')
    const { accesses } = log
    await settle()
    expect(log.accesses).toBe(accesses)

    store.retry()
    expect(store.store.getState().saveState).toBe('saving')
    expect(await store.flush()).toEqual({ ok: false, error: problem })
    works = true
    store.retry()
    expect(await store.flush()).toEqual(ok())
    expect(store.store.getState().saveState).toBe('saved')
    expect(applyChanges(initial, log.changes)).toEqual(store.get())
    expect(log.changes).toHaveLength(2)
  })

  it('hears other tabs even while it fails', async () => {
    let works = false
    const log = new MemoryLog({ fate: () => (works ? 'write' : 'refuse') })
    const store = open(log)
    store.dispatch(comment('mine'))
    await store.flush()
    const other = unwrap(open(new MemoryLog(), { person: 1 }).dispatch(comment('theirs', second.id)))
    if (other !== null) log.append(other)
    await settle()
    expect(commentIn(store, second.id)).toBe('theirs')
    expect(commentIn(store)).toBe('mine')
    works = true
    store.retry()
    await store.flush()
    expect(applyChanges(initial, log.changes)).toEqual(store.get())
  })

  it('goes on when a listener throws', async () => {
    const log = new MemoryLog()
    const store = open(log)
    const uncaught = vi.fn()
    process.prependOnceListener('uncaughtException', uncaught)
    const others = process.listeners('uncaughtException').filter((listener) => listener !== uncaught)
    for (const listener of others) process.off('uncaughtException', listener)
    store.onChange((_, origin) => {
      if (origin === 'other-tab') throw new Error('broken listener')
    })
    const foreign = unwrap(open(new MemoryLog(), { person: 1 }).dispatch(comment('theirs', second.id)))
    if (foreign !== null) log.append(foreign)
    await settle()
    for (const listener of others) process.on('uncaughtException', listener)
    expect(uncaught).toHaveBeenCalledTimes(1)
    store.dispatch(comment('mine'))
    expect(await store.flush()).toEqual(ok())
    expect(log.changes).toHaveLength(2)
  })

  it('is finished after closing, and other tabs are heard no more', async () => {
    const log = new MemoryLog()
    const store = open(log)
    await settle()
    store.dispatch(comment('mine'))
    store.close()
    expect(await store.flush()).toEqual(ok())
    const foreign = unwrap(open(new MemoryLog(), { person: 1 }).dispatch(comment('theirs', second.id)))
    if (foreign !== null) log.append(foreign)
    await settle()
    expect(commentIn(store, second.id)).toBe(second.comment)
    expect(log.changes).toHaveLength(2)
  })
})

describe('undo', () => {
  it('has nothing to do at first', async () => {
    const store = open(new MemoryLog())
    expect(await store.undo()).toEqual({ change: null, skipped: [] })
    expect(await store.redo()).toEqual({ change: null, skipped: [] })
  })

  it('walks back and forth through everything that was done, also after reloading anywhere', async () => {
    const moves = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: arbitraryEdit.map((make) => ({ make })) },
        { weight: 3, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
        { weight: 1, arbitrary: fc.constant('reload' as const) },
      ),
      { maxLength: 20 },
    )
    await fc.assert(
      fc.asyncProperty(arbitraryOpenedCase, moves, async (given: OpenedCase, steps) => {
        const log = new MemoryLog()
        const env = countingEnv()
        const openAgain = () =>
          createRecordStore({
            ...{ env, writer: log.writer(), caseId, history: log.changes },
            initial: applyChanges(given.state, log.changes),
          })
        let store = openAgain()
        /** The contents between the steps, and where we are among them. */
        let contents = [contentOf(given.state)]
        let at = 0
        for (const step of steps) {
          if (step === 'reload') {
            await store.flush()
            store.close()
            store = openAgain()
          } else if (step === 'undo' || step === 'redo') {
            const next = at + (step === 'undo' ? -1 : 1)
            const { change, skipped } = await store[step]()
            expect(skipped).toEqual([])
            expect(change !== null).toBe(contents[next] !== undefined)
            if (change !== null) at = next
          } else {
            const command = step.make(store.get(), given.project)
            // That reading has begun, took time or saw more is not taken back: it would be in the contents before it and not after.
            if (['review.start', 'review.time', 'review.reveal'].includes(command.name)) continue
            const result = store.dispatch(command)
            if (!result.ok || result.value === null) continue
            contents = [...contents.slice(0, at + 1), contentOf(store.get())]
            at += 1
          }
          expect(contentOf(store.get())).toEqual(contents[at])
          expect(store.store.getState()).toMatchObject({ canUndo: at > 0, canRedo: at < contents.length - 1 })
        }
        await store.flush()
        expect(applyChanges(given.state, log.changes)).toEqual(store.get())
        expect(store.get().conflicts).toEqual([])
      }),
    )
  })

  it('takes back a submission first, so that nothing changes below it unseen', async () => {
    const store = open(new MemoryLog())
    store.dispatch(startReview())
    store.dispatch(comment('a'))
    store.dispatch(submitReview('findings', null, 5))
    const statusNow = () => [...store.get().tables.review.values()][0]?.status
    expect((await store.undo()).change?.command).toBe('review.submit')
    expect([statusNow(), commentIn(store)]).toEqual(['in-progress', 'a'])
    await store.undo()
    expect([statusNow(), commentIn(store)]).toEqual(['in-progress', first.comment])
    expect(store.store.getState().canUndo).toBe(false)
  })

  it('leaves a batch alone that its case was brought in with', () => {
    const entry = { id: numberedId(13, 0, 0), at: '2026-01-01T00:00:00.000Z', ...who(), command: 'case.import', caseId }
    const history: Change[] = [{ ...entry, origin: 'import', batch: numberedId(12, 0, 0), reverts: null, patches: [] }]
    expect(open(new MemoryLog(), { history }).store.getState().canUndo).toBe(false)
  })
})

function who() {
  const { actor, device } = countingEnv()
  return { actor, device }
}
