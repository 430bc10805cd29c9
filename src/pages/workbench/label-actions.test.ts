import { beforeEach, describe, expect, test } from 'vitest'
import { createMemorySession, type MemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import type { Modality } from '../../contracts/modality.ts'
import type { ToolFace } from '../../contracts/tool.ts'
import { createRegistry } from '../../lib/registry.ts'
import { chooseLabel, labelWhole, wholeTargets } from './label-actions.ts'
import type { Notices } from './use-notice.ts'

const nodule = testLabel('Nodule', '#e69f00')
const drug = testLabel('Medication', '#56b4e9', { targets: ['span'] })

let session: MemorySession
let said: string[]
let notices: Notices

beforeEach(() => {
  session = createMemorySession([nodule, drug], 'image', (annotation) => [
    annotation({ kind: 'point', x: 1, y: 2 }, nodule),
    annotation({ kind: 'span', fragments: [{ start: 0, end: 1, quote: 'a' }] }, nodule),
  ])
  said = []
  notices = {
    say: (text) => said.push(text),
    dismiss: () => {},
    command: (command) => session.caseStore.dispatch(command).ok,
  }
})

const pen: ToolFace = {
  id: 'pen',
  label: 'Pen',
  shortcut: 'P',
  cursor: 'crosshair',
  group: 'shape',
  produces: ['point'],
}
const withPen = createRegistry([
  {
    id: 'paper',
    label: 'Paper',
    accept: [],
    targetKinds: [],
    tools: [pen],
    inspect: async function* () {},
    open: () => Promise.reject(new Error('not opened here')),
    loadViewer: () => Promise.reject(new Error('not shown here')),
  } satisfies Modality,
])

const labelIds = () => session.annotations().map(({ labelId }) => labelId)

describe('chooseLabel', () => {
  test('without a selection only the next mark is concerned', () => {
    chooseLabel(drug, session, notices, withPen)
    expect(session.viewStore.get().labelId).toBe(drug.id)
    expect(labelIds()).toEqual([nodule.id, nodule.id])
  })

  test('relabels what of the selection the label may go on', () => {
    session.viewStore.select(session.annotations().map(({ id }) => id))
    chooseLabel(drug, session, notices, withPen)
    expect(labelIds()).toEqual([nodule.id, drug.id])
    expect(session.viewStore.get().announcement).toBe('Medication on the selection')
  })

  test('leaves the selection alone while a drawing tool is at hand', () => {
    session.viewStore.select(session.annotations().map(({ id }) => id))
    session.viewStore.setTool('pen')
    chooseLabel(drug, session, notices, withPen)
    expect(session.viewStore.get().labelId).toBe(drug.id)
    expect(labelIds()).toEqual([nodule.id, nodule.id])
  })
})

describe('labelWhole', () => {
  test('puts the active label on the item once, however often it is asked', () => {
    session.viewStore.setLabel(nodule.id)
    labelWhole(session.item, session, notices)
    const made = session.annotations().filter(({ target }) => target.kind === 'whole')
    expect(made).toMatchObject([{ itemId: session.item.id, labelId: nodule.id }])
    expect(session.viewStore.get().selection).toEqual([made[0]?.id])
    expect(session.viewStore.get().announcement).toBe('Nodule put on the whole of Note')
    session.viewStore.select([])
    labelWhole(session.item, session, notices)
    expect(session.annotations().length).toBe(3)
    expect(session.viewStore.get().selection).toEqual([made[0]?.id])
    expect(said).toEqual(['Nodule is already on the whole of Note'])
  })

  test('takes the first label that may go on a whole item where the active one may not', () => {
    session.viewStore.setLabel(drug.id)
    labelWhole(session.item, session, notices)
    expect(session.annotations().at(-1)?.labelId).toBe(nodule.id)
  })
})

test('whole targets are one of each modality that takes them; the active pane has the key, and none changes its place', () => {
  const modality = (id: string, label: string, targetKinds: readonly ('whole' | 'span')[]) =>
    ({ id, label, targetKinds }) as never
  const modalities = createRegistry([modality('image', 'Image', ['whole']), modality('text', 'Note', ['span'])])
  const item = (id: string, kind: string) => ({ ...session.item, id, modality: kind })
  const items = new Map([item('i', 'image'), item('j', 'image'), item('n', 'text')].map((each) => [each.id, each]))
  const pane = (itemId: string) => ({ itemId, slice: null, transform: null, window: null, inverted: false })
  const panes = { 'pane-1': pane('i'), 'pane-2': pane('n'), 'pane-3': pane('j') }
  const found = wholeTargets({ panes, activePane: 'pane-3' }, items, modalities)
  expect(found.map(({ item: { id }, name }) => [id, name])).toEqual([['j', 'Whole image']])
  const both = createRegistry([modality('image', 'Image', ['whole']), modality('text', 'Note', ['whole'])])
  const keyed = (activePane: string) =>
    wholeTargets({ panes, activePane }, items, both).map(({ item: { id }, isOnKey }) => [id, isOnKey])
  expect(keyed('pane-3')).toEqual([
    ['j', true],
    ['n', false],
  ])
  expect(keyed('pane-2')).toEqual([
    ['i', false],
    ['n', true],
  ])
})
