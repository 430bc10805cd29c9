import { expect, it } from 'vitest'
import { createMemorySession, testLabel } from '../../tests/fixtures/memory-session.ts'
import { removeAnnotations, setAssertion } from '../domain/commands/annotation-commands.ts'
import { withoutHidden } from '../domain/reading/blinding.ts'
import type { BlindingRule } from '../domain/records/project.ts'
import { createBlindedStore } from './blinded-store.ts'

const label = testLabel('Nodule', '#e69f00')
const box = { kind: 'box', x: 0, y: 0, width: 2, height: 2, rotation: 0 } as const

function open() {
  const session = createMemorySession([label], 'image', (make) => [
    make(box, label),
    { ...make(box, label), origin: { kind: 'model', agent: 'm', version: '1', confidence: null } },
  ])
  let hidden = new Set<BlindingRule>(['suggestions'])
  let rulesChanged = () => {}
  const blinded = createBlindedStore(
    session.caseStore,
    (records) => withoutHidden(records, hidden, session.env.actor, () => false),
    (listener) => {
      rulesChanged = listener
      return () => {}
    },
  )
  const [own = '', suggested = ''] = session.annotations().map(({ id }) => id)
  const shown = () => [...blinded.store.getState().records.tables.annotation.keys()]
  const uncover = () => {
    hidden = new Set()
    rulesChanged()
  }
  return { base: session.caseStore, blinded, own, suggested, shown, uncover }
}

it('shows, answers and tells its subscribers only what can be seen', () => {
  const { blinded, own, suggested, shown, uncover } = open()
  const heard: number[] = []
  blinded.store.subscribe(({ records }) => heard.push(records.tables.annotation.size))
  expect(shown()).toEqual([own])
  expect([...blinded.get().tables.annotation.keys()]).toEqual([own])
  blinded.dispatch(setAssertion(own, 'likely'))
  uncover()
  expect(shown()).toEqual([own, suggested])
  expect(heard).toEqual([1, 2])
})

it('carries out no command on what is hidden, and loses nothing of it', async () => {
  const { base, blinded, own, suggested } = open()
  expect(blinded.dispatch(setAssertion(suggested, 'absent')).ok).toBe(false)
  expect(blinded.dispatch(removeAnnotations([own, suggested])).ok).toBe(true)
  expect([...base.get().tables.annotation.keys()]).toEqual([suggested])
  await blinded.undo()
  expect(base.get().tables.annotation.size).toBe(2)
})

it('keeps what it shows while it is frozen, and not what it saves', () => {
  const { base, blinded, own, shown, suggested, uncover } = open()
  const thaw = blinded.freeze()
  blinded.dispatch(setAssertion(own, 'absent'))
  uncover()
  expect(shown()).toEqual([own])
  expect(blinded.get().tables.annotation.get(own)?.assertion).toBe('present')
  expect(base.get().tables.annotation.get(own)?.assertion).toBe('absent')
  thaw()
  expect(shown()).toEqual([own, suggested])
  expect(blinded.get().tables.annotation.get(own)?.assertion).toBe('absent')
})
