import { describe, expect, test } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { unwrap } from '../../lib/result.ts'
import type { RecordState } from '../log/record-state.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Item } from '../records/case.ts'
import type { Slice, Target } from '../records/target.ts'
import { spansToFill } from '../stack/between/slice-spans.ts'
import { copyToSlice, fillBetweenSlices } from './slice-commands.ts'

/** How the picture is shown while copies are made. */
const shownNow = { windowCentre: 7, windowWidth: 9, voiFunction: 'SIGMOID' as const, inverted: true }

const nodule = testLabel('Nodule', '#e69f00', { paired: true })
const mass = testLabel('Mass', '#56b4e9')
const sliceAt = (index: number): Slice => ({ part: String(index).padStart(64, '0'), frame: 0 })
const box = (x: number, width: number, index: number): Target => ({
  kind: 'box',
  x,
  y: 10,
  width,
  height: 10,
  rotation: 0,
  slice: sliceAt(index),
})

/** A stack of slices at places along z, from the head on, with marks on some of them. */
function bench(places: readonly number[], marks: readonly (readonly [Target, typeof nodule])[]) {
  const session = createMemorySession([nodule, mass], 'image', (annotation) =>
    marks.map(([target, label]) => annotation(target, label)),
  )
  const item: Item = {
    ...session.item,
    parts: places.map((_, index) => ({ blob: sliceAt(index).part, uid: null, frames: 1 })),
    facts: {
      modality: { value: 'CT', origin: 'header' },
      imageOrientation: { value: [1, 0, 0, 0, 1, 0], origin: 'header' },
      slicePositions: { value: places.map((z) => [-50, -50, z]), origin: 'header' },
      imagePosition: { value: [-50, -50, places[0] ?? 0], origin: 'header' },
      spacing: { value: { rowMm: 1, columnMm: 1 }, origin: 'header' },
    },
  }
  const { tables, ...rest } = session.caseStore.get()
  const state: RecordState = { ...rest, tables: { ...tables, item: new Map([[item.id, item]]) } }
  const added = (patches: readonly { op: string; kind?: string; record?: unknown }[]) =>
    patches.flatMap(({ op, kind, record }) => (op === 'add' && kind === 'annotation' ? [record as Annotation] : []))
  return { ...session, state, item, marks: session.annotations(), added }
}

describe('copyToSlice', () => {
  test('copies a mark with all it says, and tells its side anew', () => {
    const { state, env, project, marks, added } = bench([0, -5], [[box(10, 20, 0), nodule]])
    const [mark] = marks
    if (mark === undefined) throw new Error('no mark')
    const [copy] = added(unwrap(copyToSlice([mark.id], sliceAt(1), project, shownNow).plan(state, env)))
    expect(copy).toMatchObject({
      labelId: nodule.id,
      target: { ...mark.target, slice: sliceAt(1) },
      revision: 1,
      display: shownNow,
    })
    expect(copy?.id).not.toBe(mark.id)
    // x from -40 to -20 mm: the patient's right.
    expect(copy?.laterality).toBe('right')
  })

  test('refuses a mark that is gone', () => {
    const { state, env, project } = bench([0, -5], [])
    expect(copyToSlice(['gone'], sliceAt(1), project, shownNow).plan(state, env)).toMatchObject({
      ok: false,
      error: { code: 'annotation-missing' },
    })
  })
})

describe('spansToFill', () => {
  test('for one mark: to the nearest of its label on either side, over slices that have none', () => {
    const { state, marks } = bench(
      [0, -1, -2, -3, -4, -5],
      [
        [box(0, 10, 0), nodule],
        [box(0, 10, 3), nodule],
        [box(0, 10, 4), mass],
        [box(0, 10, 5), nodule],
      ],
    )
    const spans = spansToFill([marks[1]?.id ?? ''], state)
    expect(spans.map(({ from, to }) => [from.id, to.id])).toEqual([
      [marks[0]?.id, marks[1]?.id],
      [marks[1]?.id, marks[3]?.id],
    ])
  })

  test('for several: from each to the next, in whatever order they were selected', () => {
    const { state, marks } = bench(
      [0, -1, -2, -3, -4, -5],
      [
        [box(0, 10, 5), nodule],
        [box(0, 10, 0), nodule],
        [box(0, 10, 2), nodule],
      ],
    )
    const pairs = (ids: readonly string[]) => spansToFill(ids, state).map(({ from, to }) => [from.id, to.id])
    const [last, first, middle] = marks.map(({ id }) => id)
    const all = [
      [first, middle],
      [middle, last],
    ]
    expect(pairs([last ?? '', first ?? '', middle ?? ''])).toEqual(all)
    // The one in the middle is where one would be filled in: its slice gets no second one.
    expect(pairs([first ?? '', last ?? ''])).toEqual(all)
  })

  test('for two, past another of their label that lies elsewhere', () => {
    const { state, marks } = bench(
      [0, -1, -2, -3],
      [
        [box(0, 10, 0), nodule],
        [box(200, 10, 1), nodule],
        [box(20, 10, 3), nodule],
      ],
    )
    const [from, , to] = marks
    expect(spansToFill([from?.id ?? '', to?.id ?? ''], state)).toEqual([{ from, to }])
  })

  test('nothing for two on one slice', () => {
    const { state, marks } = bench(
      [0, -1, -2],
      [
        [box(0, 10, 0), nodule],
        [box(50, 10, 0), nodule],
        [box(0, 10, 2), nodule],
      ],
    )
    expect(
      spansToFill(
        marks.map(({ id }) => id),
        state,
      ),
    ).toEqual([])
  })

  test('nothing where the neighbour has one, for two of different labels, and for lines', () => {
    const line: Target = {
      kind: 'polyline',
      points: [
        { x: 0, y: 0 },
        { x: 5, y: 5 },
      ],
      slice: sliceAt(3),
    }
    const { state, marks } = bench(
      [0, -1, -2, -3],
      [
        [box(0, 10, 0), nodule],
        [box(0, 10, 1), nodule],
        [box(0, 10, 3), mass],
        [line, nodule],
      ],
    )
    expect(spansToFill([marks[0]?.id ?? ''], state)).toEqual([])
    expect(spansToFill([marks[0]?.id ?? '', marks[2]?.id ?? ''], state)).toEqual([])
    expect(spansToFill([marks[3]?.id ?? ''], state)).toEqual([])
  })
})

describe('fillBetweenSlices', () => {
  test('fills every slice by where it lies, as one change and one finding', () => {
    const { state, env, project, marks, added } = bench(
      [0, -1, -4, -10],
      [
        [box(10, 10, 0), nodule],
        [box(20, 30, 3), nodule],
      ],
    )
    const spans = spansToFill(
      marks.map(({ id }) => id),
      state,
    )
    const patches = unwrap(fillBetweenSlices(spans, project, shownNow).plan(state, env))
    const made = added(patches)
    expect(made.map(({ target }) => target)).toMatchObject([
      { kind: 'box', x: 11, width: 12, slice: sliceAt(1) },
      { kind: 'box', x: 14, width: 18, slice: sliceAt(2) },
    ])
    const finding = patches.find((patch) => patch.op === 'add' && patch.kind === 'finding')
    expect(finding).toBeDefined()
    expect(new Set(made.map(({ findingId }) => findingId)).size).toBe(1)
    expect(patches.filter(({ op }) => op === 'set')).toHaveLength(2)
    expect(made[0]?.origin).toMatchObject({ kind: 'human', version: 'between-slices' })
    expect(made.map(({ display }) => display)).toEqual([shownNow, shownNow])
  })

  test('says when there is nothing between', () => {
    const { state, env, project } = bench([0, -1], [])
    expect(fillBetweenSlices([], project, shownNow).plan(state, env)).toMatchObject({
      ok: false,
      error: { code: 'slices-nothing-between' },
    })
  })
})
