import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  arbitraryCaseCommand,
  arbitraryFindingCommand,
  type CaseCommandMaker,
} from '../../../tests/fixtures/arbitrary-commands.ts'
import {
  arbitraryOpenedCase,
  contentOf,
  countingEnv,
  type OpenedCase,
  planned,
} from '../../../tests/fixtures/opened-case.ts'
import { settleFindings } from '../findings/settle-findings.ts'
import { applyChange } from '../log/apply.ts'
import type { Change } from '../log/change.ts'
import { invertChange } from '../log/invert.ts'
import type { RecordState } from '../log/record-state.ts'
import { removeAnnotations } from './annotation-commands.ts'
import type { Command } from './command.ts'
import { dissolveFinding, joinMarks, leaveFinding, setFindingLabel, setFindingNote } from './finding-commands.ts'

const nowhere = () => false

/** The case without references to findings that do not exist. */
const arbitrarySoundCase = arbitraryOpenedCase
  .filter(({ state }) => state.tables.annotation.size > 0)
  .map((opened): OpenedCase => {
    const annotation = new Map(
      [...opened.state.tables.annotation].map(([id, mark]) => [id, { ...mark, findingId: null }]),
    )
    return { ...opened, state: { ...opened.state, tables: { ...opened.state.tables, annotation } } }
  })

const edits = fc.array(fc.oneof({ weight: 3, arbitrary: arbitraryFindingCommand }, arbitraryCaseCommand), {
  maxLength: 14,
})

function expectSound({ tables }: RecordState, isElsewhere: (id: string) => boolean = nowhere): void {
  const patient = [...tables.case.values()][0]?.patientKey
  const evidenced = new Set<string>()
  for (const { findingId } of tables.annotation.values()) {
    if (findingId === null) continue
    evidenced.add(findingId)
    expect(tables.finding.get(findingId)?.patientKey, 'a mark points to a finding of the patient').toBe(patient)
  }
  for (const id of tables.finding.keys()) {
    expect(evidenced.has(id) || isElsewhere(id), 'a finding has evidence').toBe(true)
  }
}

function play(
  { state, project }: OpenedCase,
  makers: readonly CaseCommandMaker[],
  check: (state: RecordState) => void,
) {
  const env = countingEnv()
  const states = [state]
  const changes: Change[] = []
  for (const maker of makers) {
    const now = states.at(-1) ?? state
    const change = planned(maker(now, project), now, env)
    if (change === null) continue
    changes.push(change)
    states.push(applyChange(now, change))
    check(states.at(-1) ?? state)
  }
  return { states, changes, env }
}

describe('any sequence of edits', () => {
  it('leaves every mark with a finding that is there and no finding without evidence, back and forth', () => {
    fc.assert(
      fc.property(arbitrarySoundCase, edits, (opened, makers) => {
        const { states, changes, env } = play(opened, makers, expectSound)
        let state = states.at(-1) ?? opened.state
        for (const [index, change] of [...changes.entries()].reverse()) {
          const { patches, skipped } = invertChange(change, state)
          expect(skipped).toEqual([])
          const undo = settleFindings({ ...change, id: env.newId(), patches }, state, nowhere)
          // Everything was there before: an undo in order needs nothing added to it.
          expect(undo.patches).toEqual(patches)
          state = applyChange(state, undo)
          expect(contentOf(state)).toEqual(contentOf(states[index] ?? opened.state))
        }
        expect(state.conflicts).toEqual([])
      }),
    )
  })

  it('holds for steps taken back out of order too', () => {
    fc.assert(
      fc.property(arbitrarySoundCase, edits, fc.array(fc.nat(20), { maxLength: 6 }), (opened, makers, places) => {
        const { states, changes, env } = play(opened, makers, expectSound)
        let state = states.at(-1) ?? opened.state
        for (const place of places) {
          const change = changes[place % Math.max(changes.length, 1)]
          if (change === undefined) return
          const { patches } = invertChange(change, state)
          state = applyChange(state, settleFindings({ ...change, id: env.newId(), patches }, state, nowhere))
          expectSound(state)
        }
      }),
    )
  })
})

describe('findings', () => {
  const sampled = fc.sample(
    arbitrarySoundCase.filter(({ state, project }) => {
      return state.tables.annotation.size === 3 && project.labelSet.labels.length > 1
    }),
    { seed: 2, numRuns: 1 },
  )[0]
  if (sampled === undefined) throw new Error('nothing sampled')
  const { state: start, project } = sampled
  const [a = '', b = '', c = ''] = [...start.tables.annotation.keys()]

  function run(state: RecordState, command: Command, isElsewhere: (id: string) => boolean = nowhere): RecordState {
    const change = planned(command, state, countingEnv())
    if (change === null) return state
    const bare = command.plan(state, countingEnv())
    const patches = bare.ok ? bare.value : []
    return applyChange(state, settleFindings({ ...change, patches }, state, isElsewhere))
  }
  const findingIds = (state: RecordState) => [a, b, c].map((id) => state.tables.annotation.get(id)?.findingId ?? null)

  it('take label and codes of the first mark', () => {
    const state = run(start, joinMarks([b, a]))
    const [finding] = state.tables.finding.values()
    const first = start.tables.annotation.get(b)
    expect(finding).toMatchObject({ labelId: first?.labelId, codings: first?.codings, note: '' })
    expect(findingIds(state)).toEqual([finding?.id, finding?.id, null])
  })

  it('take in a mark that comes to one of theirs, whichever is named first', () => {
    const joined = run(start, joinMarks([a, b]))
    const [id] = joined.tables.finding.keys()
    expect(findingIds(run(joined, joinMarks([c, b])))).toEqual([id, id, id])
  })

  it('become one with all evidence and both notes, and the one left empty goes', () => {
    let state = run(start, joinMarks([a], { ...findingFor('one'), note: 'seen in 2019' }))
    state = run(state, joinMarks([b], { ...findingFor('two'), note: 'grown' }))
    state = run(state, joinMarks([c], findingFor('two')))
    expect(state.tables.finding.size).toBe(2)
    state = run(state, joinMarks([a, c]))
    const [only] = state.tables.finding.values()
    expect(state.tables.finding.size).toBe(1)
    expect(only?.note).toBe('seen in 2019\ngrown')
    expect(findingIds(state)).toEqual([only?.id, only?.id, only?.id])
  })

  it('stay while evidence stands, here or in another case', () => {
    const joined = run(start, joinMarks([a, b]))
    const [id = ''] = joined.tables.finding.keys()
    expect(run(joined, removeAnnotations([a])).tables.finding.has(id)).toBe(true)
    expect(run(joined, removeAnnotations([a, b])).tables.finding.has(id)).toBe(false)
    expect(run(joined, removeAnnotations([a, b]), (other) => other === id).tables.finding.has(id)).toBe(true)
    expect(run(run(joined, leaveFinding([a])), leaveFinding([b])).tables.finding.size).toBe(0)
    expect(findingIds(run(joined, dissolveFinding(id)))).toEqual([null, null, null])
  })

  it('refuse what makes no sense', () => {
    const refusal = (command: Command) => {
      const planned = command.plan(start, countingEnv())
      return planned.ok ? null : planned.error.code
    }
    expect(refusal(joinMarks([a, a]))).toBe('finding-needs-two')
    expect(refusal(joinMarks([a, project.id]))).toBe('annotation-missing')
    expect(refusal(joinMarks([a], { ...findingFor('one'), patientKey: 'another' }))).toBe('finding-other-patient')
    expect(refusal(setFindingNote(project.id, ''))).toBe('finding-missing')
  })

  it('carry the code of their label along', () => {
    const [first, second] = project.labelSet.labels
    if (first === undefined || second === undefined) throw new Error('two labels were sampled')
    const coded = { ...findingFor('one'), labelId: first.id, codings: first.coding === null ? [] : [first.coding] }
    const joined = run(start, joinMarks([a], coded))
    const changed = run(joined, setFindingLabel(coded.id, second, project.labelSet.labels))
    expect(changed.tables.finding.get(coded.id)).toMatchObject({
      labelId: second.id,
      codings: second.coding === null ? [] : [second.coding],
    })
  })

  function findingFor(name: 'one' | 'two') {
    const mark = start.tables.annotation.get(a)
    const patientKey = [...start.tables.case.values()][0]?.patientKey ?? ''
    const at = '2026-01-01T00:00:00.000Z'
    const by = project.id
    const id = name === 'one' ? '01900000-0000-7000-8000-000000000001' : '01900000-0000-7000-8000-000000000002'
    const stamps = { createdBy: by, createdAt: at, updatedBy: by, updatedAt: at }
    return { id, revision: 1, patientKey, labelId: mark?.labelId ?? by, codings: [], note: '', ...stamps }
  }
})
