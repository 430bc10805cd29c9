import { expect, it } from 'vitest'
import { imagePaneBench } from '../../../../tests/fixtures/image-pane-bench.ts'
import { remakeActions } from './shape-actions.ts'

it('says of what is smooth already that nothing changes, and logs nothing', () => {
  const bench = imagePaneBench('select')
  bench.viewStore.select([bench.addMask({ x: 10, y: 10, width: 30, height: 20 })])
  const refusal = () => bench.viewStore.get().refusal?.why
  const smooth = () => remakeActions.find(({ id }) => id === 'smooth')?.run(bench.pane, bench.viewport)
  smooth()
  expect(refusal()).toBeUndefined()
  for (let i = 0; i < 20 && refusal() === undefined; i++) smooth()
  const before = bench.annotations()
  smooth()
  expect(refusal()).toBe('Smooth changes nothing here')
  expect(bench.annotations()).toEqual(before)
})
