import { describe, expect, test } from 'vitest'
import { sha256Hex } from '../../../lib/bytes.ts'
import { unwrap } from '../../../lib/result.ts'
import { openImage } from '../../pixels/open-image.ts'
import { ctNodule, ctSlices } from './chest-ct.ts'
import { makeDemoCt } from './ct-series.ts'

const made = makeDemoCt()

async function valuesOf(index: number) {
  const bytes = made.slices[index]
  if (bytes === undefined) throw new Error(`no slice ${index}`)
  const { picture } = unwrap(await unwrap(await openImage(bytes)).frame(0))
  if (picture.kind !== 'grayscale') throw new Error(picture.kind)
  return (x: number, y: number) => picture.values[Math.round(y) * picture.widthPx + Math.round(x)] ?? Number.NaN
}

describe('the CT of the demo project', () => {
  test('has forty slices, the same bytes every time', async () => {
    expect(made.slices).toHaveLength(ctSlices)
    const again = makeDemoCt()
    expect(await sha256Hex(again.slices[20] ?? new Uint8Array())).toBe(
      await sha256Hex(made.slices[20] ?? new Uint8Array()),
    )
  })

  test('shows the nodule as soft tissue on its slices, and lung before and behind', async () => {
    expect(ctNodule.last - ctNodule.first).toBeGreaterThanOrEqual(2)
    for (let index = ctNodule.first; index <= ctNodule.last; index++) {
      expect((await valuesOf(index))(ctNodule.x, ctNodule.y)).toBeGreaterThan(-50)
    }
    for (const index of [ctNodule.first - 2, ctNodule.last + 2]) {
      expect((await valuesOf(index))(ctNodule.x, ctNodule.y)).toBeLessThan(-250)
    }
  })

  test('is Hounsfield units: air around, fat under the skin, bone in the spine, contrast in the aorta', async () => {
    const value = await valuesOf(24)
    expect(value(3, 3)).toBeLessThan(-900)
    expect(Math.max(...[0, 1, 2, 3].map((step) => value(128 + step, 128 + 38)))).toBeGreaterThan(100)
  })
})
