import { describe, expect, it } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { type Json, toJson } from '../../lib/json.ts'
import { unwrap } from '../../lib/result.ts'
import type { StateableFact } from '../facts/stateable.ts'
import { copyMark } from '../labels/mark-copies.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Fact, Facts } from '../records/case.ts'
import type { Target } from '../records/target.ts'
import { addAnnotation, setLabel, setLaterality, setTarget, swapSides } from './annotation-commands.ts'
import { stateFact } from './fact-commands.ts'
import { addCopies } from './paste-commands.ts'

const nodule = testLabel('Nodule', '#e69f00', { paired: true })
const heart = testLabel('Cardiomegaly', '#56b4e9')
const header = (value: Fact['value']): Fact => ({ value, origin: 'header' })
const size: Facts = { columns: header(100), rows: header(100) }
const box = (x: number): Target => ({ kind: 'box', x, y: 10, width: 10, height: 10, rotation: 0 })

function opened(facts: Facts) {
  const session = createMemorySession([nodule, heart], 'image')
  const { caseStore, project, item } = session
  const patch = { op: 'set' as const, kind: 'item' as const, id: item.id, baseRev: 1 }
  unwrap(
    caseStore.dispatch({
      name: 'item.set',
      scope: 'case',
      plan: () => ({ ok: true, value: [{ ...patch, fields: [['/facts', {}, toJson(facts)]] }] }),
    }),
  )
  const draw = (target: Target, label = nodule): Annotation => {
    unwrap(caseStore.dispatch(addAnnotation({ project, label, itemId: item.id, target })))
    const last = session.annotations().at(-1)
    if (last === undefined) throw new Error('nothing was drawn')
    return last
  }
  const sides = () => session.annotations().map((one) => `${one.laterality} ${one.lateralityBasis}`)
  const state = (name: StateableFact, value: Json) => caseStore.dispatch(stateFact(item.id, name, value, project))
  return {
    ...session,
    draw,
    sides,
    state,
    fact: (name: string) => caseStore.get().tables.item.get(item.id)?.facts[name],
  }
}

const frontal: Facts = { ...size, patientOrientation: header(['L', 'F']) }

describe('a derived side', () => {
  it('follows the mark, in the change that moves it', async () => {
    const { caseStore, draw, sides } = opened(frontal)
    const { id } = draw(box(10))
    expect(sides()).toEqual(['right orientation'])
    const moved = unwrap(caseStore.dispatch(setTarget(id, box(80))))
    expect(moved?.patches).toHaveLength(1)
    expect(sides()).toEqual(['left orientation'])
    await caseStore.undo()
    expect(sides()).toEqual(['right orientation'])
  })

  it('becomes a person’s word when somebody chooses it, and stays then', async () => {
    const { caseStore, draw, sides } = opened(frontal)
    const { id } = draw(box(10))
    unwrap(caseStore.dispatch(setLaterality(id, 'right')))
    expect(sides()).toEqual(['right reader'])
    unwrap(caseStore.dispatch(setTarget(id, box(80))))
    unwrap(caseStore.dispatch(swapSides([id])))
    unwrap(caseStore.dispatch(setTarget(id, box(20))))
    expect(sides()).toEqual(['left reader'])
    for (let i = 0; i < 4; i++) await caseStore.undo()
    expect(sides()).toEqual(['right orientation'])
  })

  it('goes with a label that has no sides, and comes with one that has', () => {
    const { caseStore, draw, project, sides } = opened(frontal)
    const { id } = draw(box(10))
    unwrap(caseStore.dispatch(setLabel([id], heart, project)))
    expect(sides()).toEqual(['unknown null'])
    unwrap(caseStore.dispatch(setLabel([id], nodule, project)))
    expect(sides()).toEqual(['right orientation'])
  })

  it('of a span under a new label comes from its own words, and is not lost', () => {
    const { caseStore, draw, project, sides } = opened({})
    const { id } = draw({ kind: 'span', fragments: [{ start: 0, end: 9, quote: 'left mass' }] }, heart)
    unwrap(caseStore.dispatch(setLabel([id], nodule, project)))
    expect(sides()).toEqual(['left text'])
  })
})

describe('a statement of a reader', () => {
  it('makes sides known that were not, leaves those that were chosen, and is one step to take back', async () => {
    const { caseStore, draw, sides, state, fact, env } = opened(size)
    draw(box(10))
    const chosen = draw(box(80))
    unwrap(caseStore.dispatch(setLaterality(chosen.id, 'midline')))
    draw(box(80))
    draw(box(80), heart)
    unwrap(state('view', 'PA'))
    expect(sides()).toEqual(['right view-convention', 'midline reader', 'left view-convention', 'unknown null'])
    expect(fact('view')).toEqual({ value: 'PA', origin: 'reader', by: env.actor, at: expect.any(String) })
    unwrap(state('view', 'LL'))
    expect(sides()).toEqual(['unknown null', 'midline reader', 'unknown null', 'unknown null'])
    await caseStore.undo()
    await caseStore.undo()
    expect(sides()).toEqual(['unknown null', 'midline reader', 'unknown null', 'unknown null'])
    expect(fact('view')).toBeUndefined()
  })

  it('keeps what the header says beside it, through one correction after the other', () => {
    const filed = { value: 'AP', origin: 'header' as const, tag: 'ViewPosition' }
    const { state, fact } = opened({ ...size, view: filed })
    unwrap(state('view', 'PA'))
    expect(fact('view')).toMatchObject({ value: 'PA', origin: 'reader', overrides: filed })
    unwrap(state('view', 'LL'))
    expect(fact('view')).toMatchObject({ value: 'LL', overrides: filed })
    // What the file says, said again, is no statement any more.
    unwrap(state('view', 'AP'))
    expect(fact('view')).toEqual(filed)
    expect(unwrap(state('view', 'AP'))).toBeNull()
    expect(unwrap(state('view', null))).toBeNull()
  })

  it('is refused where it is no value of that fact', () => {
    const { state, fact } = opened(size)
    for (const [name, value] of [
      ['view', 'sideways'],
      ['portable', 'yes'],
      ['acquiredAt', '2024-02-31'],
      ['acquiredAt', '31.1.2024'],
    ] as const) {
      expect(state(name, value)).toMatchObject({ ok: false, error: { code: 'fact-value-unknown' } })
    }
    expect(unwrap(state('acquiredAt', '2024-02-29'))).not.toBeNull()
    expect(unwrap(state('portable', false))).not.toBeNull()
    expect(fact('portable')?.value).toBe(false)
  })
})

it('a copy gets the side of its new place, unless a person chose the side', () => {
  const { caseStore, draw, project, item, sides } = opened(frontal)
  const original = draw(box(10))
  const copy = copyMark(original, nodule, null)
  const paste = (target: Target, more = {}) =>
    caseStore.dispatch(
      addCopies('annotation.paste', [{ copy: { ...copy, ...more }, label: nodule, target }], item.id, project, null),
    )
  unwrap(paste(box(80)))
  unwrap(paste(box(80), { laterality: 'right', lateralityBasis: 'reader' }))
  expect(sides()).toEqual(['right orientation', 'left orientation', 'right reader'])
})
