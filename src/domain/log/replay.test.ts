import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberedId } from '../../../tests/fixtures/arbitrary-primitives.ts'
import { type Device, importOf, makeDevice, makeEntry } from '../../../tests/fixtures/devices.ts'
import { arbitraryEdit, arbitraryOpenedCase, countingEnv, planned } from '../../../tests/fixtures/opened-case.ts'
import { recordKinds, recordSchemas } from '../records/record.ts'
import { applyChange, applyChanges } from './apply.ts'
import { changeOf, type LogEntry } from './change.ts'
import { getField } from './field-path.ts'
import { tick } from './hybrid-clock.ts'
import type { RecordState } from './record-state.ts'
import { compareEntries, replay } from './replay.ts'

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), by: fc.nat(2), make: arbitraryEdit }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const), by: fc.nat(2), at: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('learn' as const), by: fc.nat(2), from: fc.nat(2) }) },
)

/** Three people who edit one case on machines whose clocks disagree, and hear of each other now and then. */
const arbitraryHistory = fc
  .tuple(arbitraryOpenedCase, fc.array(step, { maxLength: 20 }), fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)))
  .map(([opened, steps, skews]) => {
    let milliseconds = 1_000_000
    const known = importOf(opened)
    const devices = skews.map((skew, index) => makeDevice(index + 1, () => milliseconds + skew, known))
    const at = (index: number): Device => devices[index] ?? makeDevice(9, () => 0)
    for (const now of steps) {
      milliseconds += 3
      if (now.kind === 'edit') at(now.by).edit(now.make(at(now.by).state(), opened.project))
      else if (now.kind === 'undo') at(now.by).undo(now.at)
      else at(now.by).learn(at(now.from))
    }
    const all = new Map(devices.flatMap(({ entries }) => entries).map((entry) => [entry.record.id, entry]))
    return { opened, devices, entries: [...all.values()] }
  })

describe('logs of several people', () => {
  it('give one state in whatever order and however often they arrive', () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.infiniteStream(fc.nat()), ({ entries }, random) => {
        const next = () => random.next().value
        const shuffled = [...entries, ...entries.filter(() => next() % 3 === 0)]
          .map((entry) => ({ entry: structuredClone(entry), at: next() }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry)
        expect(replay(shuffled)).toEqual(replay(entries))
      }),
    )
  })

  it('give one state once everybody knows everything, in whatever order they learn it', () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ devices, entries }) => {
        const [a, b, c] = devices
        if (a === undefined || b === undefined || c === undefined) return
        a.learn(b)
        c.learn(a)
        a.learn(c)
        b.learn(c)
        for (const device of devices) expect(device.state()).toEqual(replay(entries))
      }),
    )
  })

  it('give valid records, each once, and conflicts of different names', () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ entries }) => {
        const { tables, removed, conflicts } = replay(entries)
        for (const kind of recordKinds) {
          for (const [id, record] of tables[kind]) {
            expect(record.id).toBe(id)
            expect(removed.has(id)).toBe(false)
            expect(recordSchemas[kind].parse(record)).toEqual(record)
          }
        }
        expect(new Set(conflicts.map(({ id }) => id)).size).toBe(conflicts.length)
      }),
    )
  })

  it('hold the last value set of every field of a record that is there', () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ entries }) => {
        const state = replay(entries)
        for (const [id, fields] of lastSets(entries)) {
          const record = state.tables.annotation.get(id)
          if (record === undefined) continue
          for (const [path, to] of fields) expect(getField(record, path)).toEqual(to)
        }
      }),
    )
  })

  it('keep a record that somebody edited without knowing of its removal, and flag it', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryEdit, ({ opened, devices: [a, b], entries }, make) => {
        if (a === undefined || b === undefined) return
        const [known] = [...a.state().tables.annotation.values()].filter(({ id }) =>
          b.state().tables.annotation.has(id),
        )
        if (known === undefined) return
        // Where a removal was undone, the record may be back by that, before the edit: there is nothing to flag then.
        const isBroughtBack = entries.some(
          ({ record, body }) =>
            record.command !== 'case.import' &&
            body?.patches.some((patch) => patch.op === 'add' && patch.record.id === known.id),
        )
        if (isBroughtBack) return
        const edit = b.edit({
          ...make(b.state(), opened.project),
          plan: () => ({
            ok: true,
            value: [
              {
                op: 'set',
                kind: 'annotation',
                id: known.id,
                baseRev: 0,
                fields: [['/comment', known.comment, 'seen']],
              },
            ],
          }),
        })
        const present = a.state().tables.annotation.get(known.id)
        const removal = a.edit({
          name: 'annotation.remove',
          scope: 'case',
          plan: () => ({
            ok: true,
            value: present === undefined ? [] : [{ op: 'remove', kind: 'annotation', record: present }],
          }),
        })
        if (edit === null || removal === null) return
        const state = replay([...entries, edit, removal])
        // Somebody else's set of the comment may have come later; the edit counts all the same.
        expect(state.tables.annotation.has(known.id)).toBe(true)
        expect(state.conflicts).toContainEqual(
          expect.objectContaining({ kind: 'edit-beats-removal', recordId: known.id }),
        )
      }),
    )
  })

  it('meet no conflict where everybody knows everything before they edit', () => {
    fc.assert(
      fc.property(
        arbitraryOpenedCase,
        fc.array(fc.tuple(fc.nat(2), arbitraryEdit), { maxLength: 10 }),
        (opened, steps) => {
          const devices = [1, 2, 3].map((person) => makeDevice(person, () => person * 1000, importOf(opened)))
          for (const [by, make] of steps) {
            const device = devices[by]
            if (device === undefined) continue
            for (const other of devices) device.learn(other)
            device.edit(make(device.state(), opened.project))
          }
          for (const device of devices) expect(device.state().conflicts).toEqual([])
        },
      ),
    )
  })

  it('replay as the changes applied one after the other', () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ entries }) => {
        const changes = entries.toSorted(compareEntries).flatMap((entry) => changeOf(entry) ?? [])
        const empty = replay([])
        expect(replay(entries)).toEqual(changes.reduce(applyChange, empty))
        expect(replay(entries)).toEqual(applyChanges(empty, changes))
      }),
    )
  })
})

/** The last value that was set of each field, of annotations that no undo of a removal brought back whole. */
function lastSets(entries: readonly LogEntry[]): Map<string, Map<string, unknown>> {
  const sets = new Map<string, Map<string, unknown>>()
  for (const { body } of entries.toSorted(compareEntries)) {
    for (const patch of body?.patches ?? []) {
      if (patch.op === 'add') sets.delete(patch.record.id)
      if (patch.op === 'maskXor') sets.get(patch.id)?.delete('/target')
      if (patch.op !== 'set') continue
      const fields = sets.get(patch.id) ?? new Map<string, unknown>()
      sets.set(patch.id, fields)
      for (const [path, , to] of patch.fields) fields.set(path, to)
    }
  }
  return sets
}

describe('batches', () => {
  const batch = numberedId(12, 0, 1)
  const rename = (from: string, to: string) => ({
    name: 'case.rename',
    scope: 'case' as const,
    plan: (state: RecordState) => {
      const record = [...state.tables.case.values()][0]
      const fields = [['/name', from, to] as const]
      return {
        ok: true as const,
        value:
          record === undefined
            ? []
            : [{ op: 'set' as const, kind: 'case' as const, id: record.id, baseRev: 0, fields }],
      }
    },
  })
  const nameIn = (state: RecordState) => [...state.tables.case.values()][0]?.name

  it('are invisible without their commit record, and change nothing else', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryEdit, ({ opened, devices: [device], entries }, make) => {
        if (device === undefined) return
        const staged = device.edit(make(device.state(), opened.project), batch)
        expect(replay([...entries, ...(staged === null ? [] : [staged])])).toEqual(replay(entries))
      }),
    )
  })

  it('count where their commit record stands, so that a replay gives what was seen', () => {
    fc.assert(
      fc.property(arbitraryOpenedCase, (opened) => {
        let now = 1000
        const device = makeDevice(1, () => now++, importOf(opened))
        const first = nameIn(device.state()) ?? ''
        device.edit(rename(first, 'by batch'), batch)
        expect(nameIn(device.state())).toBe(first)
        device.edit(rename(first, 'by hand'))
        expect(nameIn(device.state())).toBe('by hand')
        device.commit(batch)
        expect(nameIn(device.state())).toBe('by batch')
        expect(device.state().conflicts).toMatchObject([{ kind: 'concurrent-set', path: '/name' }])
      }),
      { numRuns: 10 },
    )
  })

  it('are not made visible by the commit record of another chain', () => {
    fc.assert(
      fc.property(arbitraryOpenedCase, (opened) => {
        const [a, b] = [1, 2].map((person) => makeDevice(person, () => person * 1000, importOf(opened)))
        if (a === undefined || b === undefined) return
        const before = a.state()
        a.edit(rename(nameIn(before) ?? '', 'by batch'), batch)
        b.commit(batch)
        a.learn(b)
        expect(a.state()).toEqual(before)
      }),
      { numRuns: 10 },
    )
  })
})

describe('an erased body', () => {
  it('tells nothing, whichever copy comes first', () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.nat(), ({ entries }, pick) => {
        const at = pick % entries.length
        const rest = entries.filter((_, index) => index !== at)
        const whole = entries[at]
        if (whole === undefined) return
        const erased: LogEntry = { ...whole, body: null }
        const state = replay(rest)
        expect(replay([...rest, erased])).toEqual(state)
        expect(replay([...rest, erased, whole])).toEqual(state)
        expect(replay([whole, ...rest, erased])).toEqual(state)
      }),
    )
  })
})

it('settles a forked chain alike in both orders', () => {
  fc.assert(
    fc.property(arbitraryOpenedCase, arbitraryEdit, arbitraryEdit, (opened, one, other) => {
      const [made] = importOf(opened)
      if (made === undefined) return
      const state = replay([made])
      const forks = [one, other].flatMap((make, index) => {
        const change = planned(make(state, opened.project), state, countingEnv(index))
        if (change === null) return []
        const entry = makeEntry(change, { chain: '1'.repeat(32), seq: 0, hlc: tick(undefined, 5 - index) })
        return [{ ...entry, record: { ...entry.record, hash: String(index).repeat(64) } }]
      })
      expect(replay([made, ...forks])).toEqual(replay([...forks.toReversed(), made]))
    }),
  )
})
