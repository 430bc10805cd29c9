import { describe, expect, test } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { unwrap } from '../../lib/result.ts'
import { copyMark, planPaste, shifted } from '../labels/mark-copies.ts'
import { compareOrder } from '../labels/mark-order.ts'
import type { Target } from '../records/target.ts'
import { setAssertion } from './annotation-commands.ts'
import { setAttribute } from './attribute-commands.ts'
import { reorder } from './order-commands.ts'
import { addCopies } from './paste-commands.ts'
import { together } from './together.ts'

/** How the picture is shown while copies are made. */
const shownNow = { windowCentre: 7, windowWidth: 9, voiFunction: 'SIGMOID' as const, inverted: true }

const size = { id: 'size', name: 'Size', type: 'number' as const, required: true, min: 0 }
const nodule = testLabel('Nodule', '#e69f00', { attributes: [size] })
const box = (x: number): Target => ({ kind: 'box', x, y: 10, width: 20, height: 20, rotation: 0 })

function open(targets: readonly Target[]) {
  const session = createMemorySession([nodule], 'image', (annotation) => targets.map((one) => annotation(one, nodule)))
  const ids = session.annotations().map(({ id }) => id)
  const order = () => [...session.annotations()].sort(compareOrder).map(({ id }) => ids.indexOf(id))
  return { session, ids, order, dispatch: session.caseStore.dispatch }
}

describe('attributes', () => {
  test('are set on several at once, one step; 0 is a value, null takes away', async () => {
    const { session, ids, dispatch } = open([box(0), box(50)])
    unwrap(dispatch(setAttribute(ids, size, 0)))
    expect(session.annotations().map(({ attributes }) => attributes)).toEqual([{ size: 0 }, { size: 0 }])
    await session.caseStore.undo()
    expect(session.annotations().map(({ attributes }) => attributes)).toEqual([{}, {}])
    await session.caseStore.redo()
    unwrap(dispatch(setAttribute([ids[0] ?? ''], size, null)))
    expect(session.annotations()[0]?.attributes).toEqual({})
  })

  test('that do not fit are refused with what would', () => {
    const { ids, dispatch } = open([box(0)])
    expect(dispatch(setAttribute(ids, size, -1))).toMatchObject({
      ok: false,
      error: { code: 'attribute-too-small', params: { name: 'Size', min: 0 } },
    })
  })
})

describe('order', () => {
  test('goes by age until it is changed, and back by undo', async () => {
    const { session, ids, order, dispatch } = open([box(0), box(1), box(2), box(3)])
    expect(order()).toEqual([0, 1, 2, 3])
    unwrap(dispatch(reorder([ids[0] ?? '', ids[2] ?? ''], 'front')))
    expect(order()).toEqual([1, 3, 0, 2])
    unwrap(dispatch(reorder([ids[2] ?? ''], 'back')))
    expect(order()).toEqual([2, 1, 3, 0])
    await session.caseStore.undo()
    await session.caseStore.undo()
    expect(order()).toEqual([0, 1, 2, 3])
    expect(session.annotations().every(({ zOrder }) => zOrder == null)).toBe(true)
  })

  test('is left alone where it is so already', () => {
    const { ids, dispatch } = open([box(0), box(1)])
    expect(unwrap(dispatch(reorder([ids[1] ?? ''], 'front')))).toBeNull()
    expect(unwrap(dispatch(reorder(ids, 'back')))).toBeNull()
  })
})

test('several commands are one change, and one refusal refuses all', () => {
  const { session, ids, dispatch } = open([box(0), box(1)])
  unwrap(
    dispatch(
      together(
        'annotation.set-assertion',
        ids.map((id) => setAssertion(id, 'absent')),
      ),
    ),
  )
  expect(session.written).toHaveLength(0)
  expect(session.annotations().map(({ assertion }) => assertion)).toEqual(['absent', 'absent'])
  const refused = together('test', [setAssertion(ids[0] ?? '', 'likely'), setAssertion('gone', 'likely')])
  expect(dispatch(refused).ok).toBe(false)
  expect(session.annotations()[0]?.assertion).toBe('absent')
})

describe('copies', () => {
  const place = (session: ReturnType<typeof open>['session'], more = {}) => ({
    itemId: session.item.id,
    blob: session.item.parts[0]?.blob ?? null,
    slice: null,
    kinds: ['box', 'point', 'whole'] as const,
    size: { widthPx: 100, heightPx: 100 },
    labels: [nodule],
    ...more,
  })
  const copied = ({ session }: ReturnType<typeof open>) =>
    session.annotations().map((one) => copyMark(one, nodule, session.item.parts[0]?.blob ?? null))

  test('get ids, author and time of their own, no finding, and stay where they were', () => {
    const opened = open([box(5)])
    const { session, ids } = opened
    unwrap(opened.dispatch(setAttribute(ids, size, 12)))
    const plan = planPaste(copied(opened), place(session))
    unwrap(opened.dispatch(addCopies('annotation.paste', plan.fitting, session.item.id, session.project, shownNow)))
    const [first, second] = session.annotations()
    expect(second?.id).not.toBe(first?.id)
    expect(second).toMatchObject({
      target: box(5),
      attributes: { size: 12 },
      findingId: null,
      revision: 1,
      display: shownNow,
    })
    expect((second?.createdAt ?? '') >= (first?.createdAt ?? '~')).toBe(true)
  })

  test('tell what falls outside, what the item cannot carry, and what has no label', () => {
    const opened = open([box(5), box(90), box(500), { kind: 'ellipse', cx: 5, cy: 5, rx: 2, ry: 2, rotation: 0 }])
    const plan = planPaste(copied(opened), place(opened.session))
    expect(plan).toMatchObject({ outside: 1, beyondEdge: 1, wrongKind: 1, withoutLabel: [] })
    expect(plan.fitting.map(({ target }) => target)).toEqual([box(5), box(90)])
    expect(planPaste(copied(opened), place(opened.session, { labels: [] })).withoutLabel).toEqual(['Nodule'])
  })

  test('of text go into the very same text only', () => {
    const opened = open([{ kind: 'span', fragments: [{ start: 0, end: 2, quote: 'ab' }] }])
    const note = { kinds: ['span'] as const, size: null }
    expect(planPaste(copied(opened), place(opened.session, note)).fitting).toHaveLength(1)
    expect(planPaste(copied(opened), place(opened.session, { ...note, blob: 'f'.repeat(64) })).wrongKind).toBe(1)
    expect(planPaste(copied(opened), place(opened.session)).wrongKind).toBe(1)
  })

  test('find the label of another project by its name, and its attributes by theirs', () => {
    const opened = open([box(5)])
    unwrap(opened.dispatch(setAttribute(opened.ids, size, 7)))
    const other = testLabel('nodule ', '#000000', { attributes: [{ ...size, id: 'other-id' }] })
    const plan = planPaste(copied(opened), place(opened.session, { labels: [other] }))
    unwrap(
      opened.dispatch(
        addCopies('annotation.paste', plan.fitting, opened.session.item.id, opened.session.project, shownNow),
      ),
    )
    expect(opened.session.annotations()[1]).toMatchObject({ labelId: other.id, attributes: { 'other-id': 7 } })
  })

  test('on another picture leave the side open: it may show the other one there', () => {
    const opened = open([box(5)])
    const [copy] = copied(opened)
    if (copy === undefined) throw new Error('nothing copied')
    const plan = planPaste([{ ...copy, laterality: 'left' }], place(opened.session, { itemId: 'elsewhere' }))
    const elsewhere = opened.session.env.newId()
    unwrap(opened.dispatch(addCopies('annotation.paste', plan.fitting, elsewhere, opened.session.project, shownNow)))
    expect(opened.session.annotations()[1]?.laterality).toBe('unknown')
  })

  test('are set off as a duplicate is', () => {
    const opened = open([box(5)])
    expect(shifted(copied(opened), 3, -2).map(({ target }) => target)).toEqual([{ ...box(8), y: 8 }])
  })
})
