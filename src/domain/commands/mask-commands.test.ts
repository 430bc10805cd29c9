import { describe, expect, it } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { tightMask } from '../geometry/mask.ts'
import { flipMaskPixels } from './mask-commands.ts'
import { reshape } from './shape-commands.ts'

const label = testLabel('Nodule', '#e69f00')
const block = (x: number, y: number, width: number, height: number) => ({
  kind: 'mask' as const,
  ...tightMask({ x, y, width, height, counts: [0, width * height] }),
})

function withMask() {
  const session = createMemorySession([label], 'image', (annotation) => [annotation(block(10, 10, 30, 20), label)])
  const [mask] = session.annotations()
  if (mask === undefined) throw new Error('no mask')
  return { ...session, mask }
}

describe('a stroke', () => {
  it('is logged as the pixels that it flips, however large the mask, and taken back to the last pixel', async () => {
    const { caseStore, mask, annotations } = withMask()
    const done = caseStore.dispatch(flipMaskPixels(mask.id, block(38, 12, 4, 2)))
    const patches = done.ok ? (done.value?.patches ?? []) : []
    expect(patches).toEqual([
      { op: 'maskXor', id: mask.id, baseRev: 1, x: 38, y: 12, width: 4, height: 2, counts: [0, 8] },
    ])
    expect(annotations()[0]?.target).not.toEqual(mask.target)
    await caseStore.undo()
    expect(annotations()[0]?.target).toEqual(mask.target)
    await caseStore.redo()
    await caseStore.undo()
    expect(annotations()[0]?.target).toEqual(mask.target)
  })

  it('that takes the last pixel removes the mask, and comes back with it', async () => {
    const { caseStore, mask, annotations } = withMask()
    caseStore.dispatch(flipMaskPixels(mask.id, block(10, 10, 30, 20)))
    expect(annotations()).toEqual([])
    await caseStore.undo()
    expect(annotations()[0]?.target).toEqual(mask.target)
  })

  it('on nothing, or on what is no mask any more, changes nothing', () => {
    const { caseStore, mask } = withMask()
    const flips = { x: 0, y: 0, width: 0, height: 0, counts: [] }
    expect(caseStore.dispatch(flipMaskPixels(mask.id, flips))).toEqual({ ok: true, value: null })
    const box = { kind: 'box' as const, x: 0, y: 0, width: 5, height: 5, rotation: 0 }
    caseStore.dispatch(reshape({ name: 'annotation.test', pieces: new Map([[mask.id, [box]]]), labels: [label] }))
    expect(caseStore.dispatch(flipMaskPixels(mask.id, block(0, 0, 1, 1)))).toMatchObject({
      error: { code: 'target-no-mask' },
    })
  })
})

describe('pieces', () => {
  it('say what the whole said, and are one step', async () => {
    const { caseStore, mask, annotations } = withMask()
    const pieces = new Map([[mask.id, [block(10, 10, 10, 20), block(25, 10, 15, 20)]]])
    caseStore.dispatch(reshape({ name: 'annotation.cut', pieces, labels: [label] }))
    const [first, second] = annotations()
    expect(first?.id).toBe(mask.id)
    expect(second).toMatchObject({ labelId: label.id, assertion: 'present', revision: 1, target: { x: 25 } })
    await caseStore.undo()
    expect(annotations().map(({ target }) => target)).toEqual([mask.target])
  })

  it('keep to the kinds that the label is for', () => {
    const { caseStore, mask } = withMask()
    const masksOnly = { ...label, targets: ['mask' as const] }
    const box = { kind: 'box' as const, x: 0, y: 0, width: 5, height: 5, rotation: 0 }
    const refused = reshape({ name: 'annotation.test', pieces: new Map([[mask.id, [box]]]), labels: [masksOnly] })
    expect(caseStore.dispatch(refused)).toMatchObject({ error: { code: 'label-not-for-target' } })
  })
})
