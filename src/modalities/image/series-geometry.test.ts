import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { niftiFile } from '../../../tests/fixtures/deep-pictures.ts'
import { inspectedItems } from '../../../tests/fixtures/inspected-items.ts'
import { createMemorySession } from '../../../tests/fixtures/memory-session.ts'
import { axial, coronal, ctSlice, enhancedCt, sagittal } from '../../../tests/fixtures/series-files.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import type { JoinableItem } from '../../contracts/modality.ts'
import type { Item } from '../../domain/records/case.ts'
import { inPatient, slicePlace } from '../../domain/stack/slice-place.ts'
import { stackOf } from '../../domain/stack/stack.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { ok, unwrap } from '../../lib/result.ts'
import { joinSeries } from './join-series.ts'
import { openPicture } from './open-picture.ts'

/** Four rows of four: voxel (column, row, slice, 1) to millimetres. */
type Affine = readonly (readonly number[])[]

/**
 * The affine of a stack as nibabel derives it from DICOM (nipy.org/nibabel/dicom/dicom_orientation.html, "DICOM affines again"): the columns
 * are the direction along a row times the distance of columns, that down a column times the distance of rows, (T1 - TN) / (1 - N), and T1.
 * Patient coordinates of DICOM, voxels from the centre of the first.
 */
function affineOf(
  orientation: readonly number[],
  [rowMm, columnMm]: readonly [number, number],
  first: readonly number[],
  last: readonly number[],
  count: number,
): Affine {
  return [0, 1, 2].map((axis) => [
    (orientation[axis] ?? 0) * columnMm,
    (orientation[3 + axis] ?? 0) * rowMm,
    ((first[axis] ?? 0) - (last[axis] ?? 0)) / (1 - count),
    first[axis] ?? 0,
  ])
}

const times = (affine: Affine, voxel: readonly number[]) =>
  affine.map((row) => [...voxel, 1].reduce((sum, value, at) => sum + value * (row[at] ?? 0), 0))

/** NIfTI looks to the right and to the front where DICOM looks to the left and to the back. */
const inNifti = (affine: Affine): Affine => affine.map((row, axis) => row.map((value) => (axis < 2 ? -value : value)))

/** What is imported, as an item. */
function itemOf(items: readonly JoinableItem[]): Item {
  const [joined] = joinSeries(items)
  const parts = joined?.members.flatMap((index) => items[index]?.parts ?? []) ?? []
  return { ...createMemorySession([], 'image').item, parts, facts: joined?.facts ?? {} }
}

/** Where corners and middle of each slice lie, in the order in which they are looked through. */
function placesOf(item: Item, points: readonly (readonly [x: number, y: number])[]) {
  return (stackOf(item)?.slices ?? []).map(({ slice }) => {
    const place = slicePlace(item, slice)
    if (place === null) throw new Error('no place')
    return points.map(([x, y]) => inPatient(place, { x: x + 0.5, y: y + 0.5 }))
  })
}

/** The same by an affine. @param isReversed whether the last slice is looked at first */
function placesBy(affine: Affine, count: number, isReversed: boolean, points: readonly (readonly [number, number])[]) {
  const places = Array.from({ length: count }, (_, k) => points.map(([x, y]) => times(affine, [x, y, k])))
  return isReversed ? places.reverse() : places
}

function expectClose(got: readonly (readonly (readonly number[])[])[], wanted: typeof got, digits = 3): void {
  expect(got.map((each) => each.map((point) => point.map((mm) => Number(mm.toFixed(digits)) + 0)))).toEqual(
    wanted.map((each) => each.map((point) => point.map((mm) => Number(mm.toFixed(digits)) + 0))),
  )
}

const turned = (degrees: number) => {
  const angle = (degrees * Math.PI) / 180
  return [1, 0, 0, 0, Math.cos(angle), Math.sin(angle)]
}
const oblique = [0.8, 0.6, 0, -0.36, 0.48, 0.8]
const rows = [
  ['axial', axial, [0, 0, -5], false],
  ['coronal', coronal, [0, 3, 0], false],
  ['sagittal', sagittal, [2, 0, 0], false],
  ['axial, stored from the feet', axial, [0, 0, 4], true],
  ['with a tilted gantry', turned(22), [0, 0, -5], false],
  ['oblique', oblique, [1.44, -1.92, 1.8], true],
] as const
const points = [
  [0, 0],
  [15, 0],
  [0, 15],
  [7.5, 7.5],
] as const

describe('places of a series against an affine worked out apart', () => {
  test.each(rows)(
    '%s: files, an enhanced file and its NIfTI twin lie where it says',
    async (_, orientation, step, isReversed) => {
      const count = 5
      const origin = [-40, -55, 70] as const
      const specs = Array.from({ length: count }, (_each, k) => ({
        position: [0, 1, 2].map((axis) => (origin[axis] ?? 0) + k * (step[axis] ?? 0)) as [number, number, number],
        instance: k + 1,
        orientation,
      }))
      const last = specs.at(-1)?.position ?? origin
      const affine = affineOf(orientation, [0.7, 0.7], origin, last, count)
      const wanted = placesBy(affine, count, isReversed, points)
      const files = specs.map((spec) => [`${spec.instance}`, ctSlice(spec)] as const)
      expectClose(placesOf(itemOf(await inspectedItems(files)), points), wanted)
      expectClose(placesOf(itemOf(await inspectedItems([['mf', enhancedCt(specs)]])), points), wanted)
      const twin = niftiFile({ dims: [16, 16, count], valueAt: (i) => i, affine: inNifti(affine), version: 2 })
      expectClose(placesOf(itemOf(await inspectedItems([['twin.nii', twin]])), points), wanted)
    },
  )

  test('a fourth dimension repeats the places, in files and in NIfTI, with the pixels of each volume', async () => {
    const [count, volumes] = [3, 2]
    const affine = affineOf(axial, [0.7, 0.7], [0, 0, 0], [0, 0, 8], count)
    const once = placesBy(affine, count, true, points)
    const twin = niftiFile({
      ...{ dims: [16, 16, count, volumes], affine: inNifti(affine), version: 2 },
      valueAt: (i) => Math.floor(i / 256),
    })
    const stored = new Map<string, Bytes>()
    const item = itemOf(await inspectedItems([['twin.nii', twin]], stored))
    expectClose(placesOf(item, points), [...once, ...once])
    const read = async (blob: string) => ok((stored.get(blob) ?? new Uint8Array()).slice())
    const opened = unwrap(await openPicture(item, { open: read }, new AbortController().signal))
    const values: unknown[] = []
    for (let index = 0; index < count * volumes; index++) {
      const decoded = unwrap((await opened.stack?.picture(index)) ?? { ok: false, error: { code: '', params: {} } })
      values.push(decoded.picture.kind === 'grayscale' ? decoded.picture.values[0] : null)
    }
    // Volume by volume, each from the head, which is stored last.
    expect(values).toEqual([2, 1, 0, 5, 4, 3])
    opened.dispose()
  })
})

describe('frames of an enhanced file', () => {
  const frame = (z: number, instance: number, more: object) => ({
    position: [0, 0, z] as const,
    instance,
    frame: more,
  })

  test('follow the temporal position and the dimension indices, not storage', async () => {
    // Stored from the last time to the first, the slices of a time in no order.
    const frames = [
      frame(0, 1, { time: 2 }),
      frame(-5, 2, { time: 2 }),
      frame(-5, 3, { time: 1 }),
      frame(0, 4, { time: 1 }),
    ]
    const item = itemOf(await inspectedItems([['mf', enhancedCt(frames)]]))
    expect(item.facts.sliceOrder?.value).toEqual([2, 3, 0, 1])
    expect(stackOf(item)?.slices.map(({ slice }) => slice.frame)).toEqual([3, 2, 0, 1])
    const byIndex = frames.map((one, index) => ({ ...one, frame: { dimensions: [1, 4 - index] } }))
    expect(itemOf(await inspectedItems([['mf', enhancedCt(byIndex)]])).facts.sliceOrder?.value).toEqual([3, 2, 1, 0])
  })

  test('of two stacks stay in their stack; the name of a stack is not stored', async () => {
    const frames = [0, -1, -0.5, -1.5].map((z, index) => frame(z, index + 1, { stackId: index < 2 ? 'DOE^J' : 'B' }))
    const item = itemOf(await inspectedItems([['mf', enhancedCt(frames)]]))
    expect(stackOf(item)?.slices.map(({ slice }) => slice.frame)).toEqual([0, 1, 2, 3])
    expect(stackOf(item)?.flags).toEqual([{ kind: 'mixed', orientations: 2 }])
    expect(JSON.stringify(item.facts)).not.toContain('DOE')
  })

  test('have their own rescale and offer their own window', async () => {
    const frames = [
      frame(0, 1, { rescale: [1, 0], window: [40, 400] }),
      frame(-5, 2, { rescale: [2, -1000], window: [-600, 1500] }),
    ]
    const stored = new Map<string, Bytes>()
    const item = itemOf(await inspectedItems([['mf', enhancedCt(frames)]], stored))
    const read = async (blob: string) => ok((stored.get(blob) ?? new Uint8Array()).slice())
    const opened = unwrap(await openPicture(item, { open: read }, new AbortController().signal))
    expect(opened.defaultWindow).toMatchObject({ centre: 40, width: 400 })
    expect(opened.presets[0]).toMatchObject({ centre: 40, width: 400, source: 'header' })
    opened.stack?.go(1)
    await expect.poll(() => opened.stack?.shown()).toBe(1)
    expect(opened.presets[0]).toMatchObject({ centre: -600, width: 1500, source: 'header' })
    expect(opened.picture).toMatchObject({ slope: 2, intercept: -1000 })
    // The window in force stays: no flicker while scrolling.
    expect(opened.defaultWindow).toMatchObject({ centre: 40, width: 400 })
    opened.dispose()
  })
})

const real = sharedDataPath('series')

describe.skipIf(real === null)('real series', () => {
  /** As pydicom reads them: orientation, spacing, position of the first and last file by name, and how many. */
  const known = [
    ['brain', 7, false],
    ['ct-3slice', 3, true],
  ] as const

  test.each(known)('%s lies where its own header puts each slice', async (name, count) => {
    const folder = `${real}/${name}`
    const files = readdirSync(folder).map((file) => [file, new Uint8Array(readFileSync(`${folder}/${file}`))] as const)
    const item = itemOf(await inspectedItems(files))
    const headers = files.map(([, bytes]) => rawNumbers(bytes))
    const wanted = headers
      .map(({ position, orientation, spacing }) => ({
        z: position[2] ?? 0,
        points: points.map(([x, y]) =>
          times(
            affineOf(
              orientation,
              [spacing[0] ?? 0, spacing[1] ?? 0],
              position,
              position.map((mm) => mm + 1),
              2,
            ),
            [x, y, 0],
          ),
        ),
      }))
      .sort((a, b) => b.z - a.z)
      .map((each) => each.points)
    expect(wanted).toHaveLength(count)
    expectClose(placesOf(item, points), wanted)
  })
})

/** The three elements of geometry by a search for their tags: nothing of the project's reader. Little endian, explicit or implicit. */
function rawNumbers(bytes: Uint8Array) {
  const text = Buffer.from(bytes).toString('latin1')
  const numbers = (tag: string, count: number) => {
    const at = text.indexOf(tag)
    const isExplicit = text.slice(at + 4, at + 6) === 'DS'
    const length = isExplicit
      ? text.charCodeAt(at + 6) + 256 * text.charCodeAt(at + 7)
      : text.charCodeAt(at + 4) + 256 * text.charCodeAt(at + 5)
    const found = text
      .slice(at + 8, at + 8 + length)
      .split('\\')
      .map(Number)
    if (at < 0 || found.length !== count) throw new Error(`no element of ${count} numbers`)
    return found
  }
  return {
    position: numbers('\x20\x00\x32\x00', 3),
    orientation: numbers('\x20\x00\x37\x00', 6),
    spacing: numbers('\x28\x00\x30\x00', 2),
  }
}
