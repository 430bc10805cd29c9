import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Fate, MemoryLog } from '../../tests/fixtures/memory-log.ts'
import { arbitraryEdit, arbitraryOpenedCase, countingEnv, type OpenedCase } from '../../tests/fixtures/opened-case.ts'
import { sampleCase, setting } from '../../tests/fixtures/sample-case.ts'
import type { Command } from '../domain/commands/command.ts'
import type { Env } from '../domain/env.ts'
import { applyChanges } from '../domain/log/apply.ts'
import { ok, unwrap } from '../lib/result.ts'
import { createRecordStore, type RecordStore } from './record-store.ts'

/** Tabs of different people, or of one person at one machine. */
function openTabs({ state, caseId }: OpenedCase, log: MemoryLog, count: number, onePerson = false): RecordStore[] {
  return Array.from({ length: count }, (_, index) => {
    const env: Env = { ...countingEnv(index), ...(onePerson ? whoIs(0) : {}) }
    return createRecordStore({ env, writer: log.writer(), caseId, initial: state, history: [] })
  })
}

function whoIs(person: number) {
  const { actor, device } = countingEnv(person)
  return { actor, device }
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ by: fc.nat(2), act: arbitraryEdit }) },
  { weight: 2, arbitrary: fc.record({ by: fc.nat(2), act: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ by: fc.nat(2), act: fc.constant('retry' as const) }) },
  { weight: 4, arbitrary: fc.record({ by: fc.nat(2), act: fc.constant('wait' as const) }) },
)

describe('three tabs on one case', () => {
  it('come to what the log says and lose nothing, however their writes and reads interleave', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryOpenedCase,
        fc.array(step, { maxLength: 25 }),
        fc.array(fc.constantFrom<Fate>('write', 'write', 'write', 'refuse', 'throw'), { maxLength: 6 }),
        fc.boolean(),
        fc.scheduler(),
        async (opened, steps, fates, onePerson, scheduler) => {
          const ahead = [...fates]
          const pause = (what: string) => scheduler.schedule(Promise.resolve(), what)
          const log = new MemoryLog({ pause, fate: () => ahead.shift() ?? 'write' })
          const tabs = openTabs(opened, log, 3, onePerson)
          const made = tabs.map((): string[] => [])
          const heard = tabs.map((): string[] => [])
          for (const [index, tab] of tabs.entries()) {
            tab.onChange(({ id }, origin) => (origin === 'other-tab' ? heard : made)[index]?.push(id))
          }
          for (const { by, act } of steps) {
            const tab = tabs[by]
            if (tab === undefined) continue
            if (act === 'wait') {
              if (scheduler.count() > 0) await scheduler.waitOne()
            } else if (act === 'retry') tab.retry()
            else if (act === 'undo' || act === 'redo') await tab[act]()
            else tab.dispatch(act(tab.get(), opened.project))
          }
          const drained = async () => {
            // A write asks for its pause only some ticks after the one before was answered.
            for (await settle(); scheduler.count() > 0; await settle()) await scheduler.waitIdle()
          }
          await drained()
          ahead.length = 0
          for (const tab of tabs) tab.retry()
          await drained()

          const whole = applyChanges(opened.state, log.changes)
          for (const [index, tab] of tabs.entries()) {
            expect(tab.store.getState().saveState).toBe('saved')
            expect(tab.get()).toEqual(whole)
            const own = new Set(made[index])
            expect(log.changes.map(({ id }) => id).filter((id) => own.has(id))).toEqual(made[index])
            expect(log.changes.map(({ id }) => id).filter((id) => !own.has(id))).toEqual(heard[index])
          }
          expect(log.changes).toHaveLength(made.flat().length)
        },
      ),
    )
  })
})

const { opened, first, second } = sampleCase()
const paint: Command = {
  name: 'annotation.paint',
  scope: 'case',
  plan: () => ok([{ op: 'maskXor', id: first.id, baseRev: 0, x: 0, y: 0, width: 1, height: 1, counts: [0, 1] }]),
}
const field = (store: RecordStore, name: 'comment' | 'assertion', id = first.id) =>
  store.get().tables.annotation.get(id)?.[name]
const settle = () => new Promise((resolve) => setTimeout(resolve))
const everything = async (...tabs: RecordStore[]) => {
  for (const tab of tabs) unwrap(await tab.flush())
  await settle()
}
function never(): never {
  throw new Error('not there')
}
function two() {
  const log = new MemoryLog()
  const [mine, theirs] = openTabs(opened, log, 2)
  if (mine === undefined || theirs === undefined) throw new Error('no tabs')
  return { log, mine, theirs }
}

describe('two tabs', () => {
  it('see each other, those changes too that were made before the tab had finished opening', async () => {
    const log = new MemoryLog()
    const [mine] = openTabs(opened, log, 1)
    const writer = log.writer()
    mine?.dispatch(setting(first.id, { comment: 'mine' }))
    await settle()
    const late = createRecordStore({
      env: countingEnv(1),
      writer,
      caseId: opened.caseId,
      initial: opened.state,
      history: [],
    })
    await settle()
    expect(field(late, 'comment')).toBe('mine')
    expect(late.store.getState().canUndo).toBe(false)
  })

  it('hear of a change that is told of while they write', async () => {
    // The other tab's change comes after mine in the log, but its news comes before my write is answered.
    const gates: (() => void)[] = []
    const log = new MemoryLog({
      pause: (what) => (what === 'after append' ? new Promise((resolve) => gates.push(resolve)) : Promise.resolve()),
    })
    const [mine, theirs] = openTabs(opened, log, 2)
    if (mine === undefined || theirs === undefined) return
    await settle()
    mine.dispatch(setting(first.id, { comment: 'mine' }))
    await settle()
    theirs.dispatch(setting(second.id, { comment: 'theirs' }))
    await settle()
    expect(gates).toHaveLength(2)
    for (const open of gates) open()
    await settle()
    expect(field(mine, 'comment', second.id)).toBe('theirs')
    expect(mine.get()).toEqual(theirs.get())
  })

  it('put another tab between two changes where the log has it', async () => {
    // Each append of mine waits until it is let go, before it reads the log and after.
    const gates: (() => void)[] = []
    const log = new MemoryLog({
      pause: (what) => (what.endsWith('append') ? new Promise((resolve) => gates.push(resolve)) : Promise.resolve()),
    })
    const [mine] = openTabs(opened, log, 1)
    if (mine === undefined) throw new Error('no tab')
    const letGo = async () => {
      gates.shift()?.()
      await settle()
    }
    await settle()
    mine.dispatch(setting(first.id, { comment: 'a' }))
    await settle()
    mine.dispatch(setting(first.id, { comment: 'b' }))
    await letGo()
    await letGo()
    expect(log.changes).toHaveLength(1)
    const [elsewhere] = openTabs(opened, new MemoryLog(), 1)
    log.append(unwrap(elsewhere?.dispatch(setting(first.id, { comment: 'theirs' })) ?? ok(null)) ?? never())
    await letGo()
    await letGo()
    expect(log.changes).toHaveLength(3)
    expect(mine.get()).toEqual(applyChanges(opened.state, log.changes))
    expect(field(mine, 'comment')).toBe('b')
  })

  it('show what a replay will give while a write of their own is on its way', async () => {
    const { log, mine, theirs } = two()
    await settle()
    mine.dispatch(setting(first.id, { comment: 'mine' }))
    theirs.dispatch(setting(first.id, { comment: 'theirs' }))
    await everything(mine, theirs)
    expect(log.changes.map(({ actor }) => actor)).toEqual([whoIs(0).actor, whoIs(1).actor])
    for (const tab of [mine, theirs]) {
      expect(field(tab, 'comment')).toBe('theirs')
      expect(tab.get().conflicts).toMatchObject([{ kind: 'concurrent-set', path: '/comment' }])
    }
  })
})

describe('undo beside another tab', () => {
  it('takes back the fields that still hold its value, and names the others', async () => {
    const { mine, theirs } = two()
    mine.dispatch(setting(first.id, { comment: 'mine', assertion: 'absent' }))
    await everything(mine)
    theirs.dispatch(setting(first.id, { comment: 'theirs' }))
    await everything(theirs)
    const report = await mine.undo()
    expect(report.skipped).toEqual([{ recordId: first.id, path: '/comment' }])
    expect(report.change?.patches).toMatchObject([{ fields: [['/assertion', 'absent', first.assertion]] }])
    await everything(mine)
    expect([field(theirs, 'comment'), field(theirs, 'assertion')]).toEqual(['theirs', first.assertion])
    const redone = await mine.redo()
    expect(redone.skipped).toEqual([])
    expect([field(mine, 'comment'), field(mine, 'assertion')]).toEqual(['theirs', 'absent'])
  })

  it('gives up a step of which nothing stands, writes nothing for it, and goes on with the one before', async () => {
    const { log, mine, theirs } = two()
    mine.dispatch(setting(second.id, { comment: 'before' }))
    mine.dispatch(setting(first.id, { comment: 'mine' }))
    await everything(mine)
    theirs.dispatch(setting(first.id, { comment: 'theirs' }))
    await everything(theirs)
    expect(await mine.undo()).toEqual({ change: null, skipped: [{ recordId: first.id, path: '/comment' }] })
    await everything(mine)
    expect(log.changes).toHaveLength(3)
    expect(mine.store.getState()).toMatchObject({ canUndo: true, canRedo: false })
    expect((await mine.undo()).change).not.toBeNull()
    expect([field(mine, 'comment'), field(mine, 'comment', second.id)]).toEqual(['theirs', second.comment])
    expect(mine.store.getState()).toMatchObject({ canUndo: false, canRedo: true })
  })

  it('does not remove what another tab has edited', async () => {
    const { mine, theirs } = two()
    const remove: Command = {
      name: 'annotation.remove',
      scope: 'case',
      plan: (state) => {
        const record = state.tables.annotation.get(first.id)
        return ok(record === undefined ? [] : [{ op: 'remove', kind: 'annotation', record }])
      },
    }
    mine.dispatch(remove)
    await mine.undo()
    await everything(mine)
    theirs.dispatch(setting(first.id, { comment: 'theirs' }))
    await everything(theirs)
    expect(await mine.redo()).toEqual({ change: null, skipped: [{ recordId: first.id, path: null }] })
    expect(field(mine, 'comment')).toBe('theirs')
  })

  it('does not take back a step twice that the same person took back in the other tab', async () => {
    const mask = { kind: 'mask' as const, x: 1, y: 0, width: 1, height: 1, counts: [0, 1] }
    const log = new MemoryLog()
    const [before] = openTabs(opened, log, 1)
    before?.dispatch(setting(first.id, { target: mask }))
    before?.dispatch(paint)
    await settle()
    const [mine, other] = [1, 2].map((index) =>
      createRecordStore({
        ...{ env: { ...countingEnv(index), ...whoIs(0) }, writer: log.writer(), caseId: opened.caseId },
        ...{ initial: applyChanges(opened.state, log.changes), history: [...log.changes] },
      }),
    )
    if (mine === undefined || other === undefined) throw new Error('no tabs')
    const target = (tab: RecordStore) => tab.get().tables.annotation.get(first.id)?.target
    expect(target(mine)).toMatchObject({ x: 0, width: 2 })
    await other.undo()
    await everything(other, mine)
    expect(target(mine)).toEqual(mask)
    expect((await mine.undo()).change?.patches).toMatchObject([{ op: 'set' }])
    expect(target(mine)).toEqual(first.target)
  })
})
