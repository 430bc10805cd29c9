import { expect, test } from 'vitest'
import { circleFile } from '../../../tests/fixtures/circle-file.ts'
import { createMemorySession } from '../../../tests/fixtures/memory-session.ts'
import type { Target } from '../../domain/records/target.ts'
import { buildMips } from '../../imaging/pixels/mips.ts'
import { openImage } from '../../imaging/pixels/open-image.ts'
import { cropOf } from './crop.ts'

/** Width and height of what is bright. */
function brightExtent({ width, data }: ImageData): readonly [number, number] {
  const bright = Array.from({ length: data.length / 4 }, (_, i) => i).filter((i) => (data[4 * i] ?? 0) >= 128)
  const span = (of: (i: number) => number) => Math.max(...bright.map(of)) - Math.min(...bright.map(of)) + 1
  return [span((i) => i % width), span((i) => Math.floor(i / width))]
}

test.each([
  ['square', 0.5, 0.5],
  ['high', 2, 0.4],
  ['wide', 0.4, 2],
])('a mark is shown with its surroundings in its true shape, pixels %s', async (_, rowMm, columnMm) => {
  const file = await openImage(circleFile(rowMm, columnMm))
  if (!file.ok) throw new Error(file.error.code)
  const frame = await file.value.frame(0)
  if (!frame.ok) throw new Error(frame.error.code)
  const { item } = createMemorySession([], 'image', undefined, file.value.facts)
  const { picture } = frame.value
  const opened = { item, ...frame.value, slice: null, mips: buildMips(picture), dispose: () => {} }
  const disc: Target = {
    ...{ kind: 'ellipse', cx: 50 / columnMm, cy: 50 / rowMm },
    ...{ rx: 30 / columnMm, ry: 30 / rowMm, rotation: 0 },
  }
  const image = await cropOf(opened, disc, 200)
  if (image === null) throw new Error('no crop')
  // The mark with 0.35 of its extent on each side.
  const [width, height] = brightExtent(image)
  expect(Math.abs(width - 200 / 1.7)).toBeLessThan(4)
  expect(Math.abs(height - 200 / 1.7)).toBeLessThan(4)
})
