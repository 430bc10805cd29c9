import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspectedItems } from '../../../tests/fixtures/inspected-items.ts'
import { axial, coronal, ctSlice, enhancedCt, type SliceSpec, sagittal } from '../../../tests/fixtures/series-files.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { stackOf } from '../../domain/stack/stack.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { joinSeries } from './join-series.ts'
import { imageMessage } from './messages.ts'

const found = (...files: readonly (readonly [name: string, bytes: Bytes])[]) => inspectedItems(files)

const named = (specs: readonly SliceSpec[]) =>
  specs.map((spec, index) => [`${index}`, ctSlice(spec)] as const satisfies readonly [string, Bytes])
const at = (z: number, instance: number, more: Partial<SliceSpec> = {}): SliceSpec => ({
  position: [0, 0, z],
  instance,
  ...more,
})
const codes = (joined: ReturnType<typeof joinSeries>) =>
  joined.map(({ warnings }) => warnings.map(({ code }) => code).sort())

describe('joinSeries', () => {
  test('puts slices in the order of their places, not of their names or numbers', async () => {
    const items = await found(...named([at(0, 1), at(20, 2), at(10, 3)]))
    const joined = joinSeries(items)
    expect(joined).toMatchObject([{ members: [1, 2, 0], name: 'Chest CT series, axial, 2.5 mm', warnings: [] }])
    const facts = joined[0]?.facts
    expect(facts?.slicePositions).toMatchObject({
      value: [
        [0, 0, 20],
        [0, 0, 10],
        [0, 0, 0],
      ],
      tag: 'ImagePositionPatient',
    })
    // What names the one picture names none of the series; what is the file's own is a pseudonym.
    expect(facts?.sopInstanceUid).toBeUndefined()
    expect(facts?.frameOfReferenceUid?.value).toMatch(/^2\.25\.\d+$/)
  })

  test('tells what is amiss, each in words', async () => {
    const items = await found(...named([at(0, 1), at(-1, 2), at(-2, 3), at(-2, 4), at(-5, 5)]))
    const joined = joinSeries(items)
    expect(codes(joined)).toEqual([['stack-duplicate', 'stack-gap']])
    const words = joined[0]?.warnings.map((warning) => imageMessage(warning))
    expect(words?.find((text) => text?.includes('missing'))).toBe(
      'Slices are missing: about 2 slices behind slice 4 (the next lies 3 mm on).',
    )
  })

  test('a dynamic series is one volume after the other, and says so', async () => {
    const specs = [0, 1, 2].flatMap((z) =>
      [0, 1].map((time) => at(-5 * z, 1 + z + 3 * time, { acquisition: time + 1 })),
    )
    const items = await found(...named(specs))
    const [joined] = joinSeries(items)
    const parts = joined?.members.flatMap((index) => items[index]?.parts ?? []) ?? []
    const stack = stackOf({ parts, facts: joined?.facts ?? {} })
    const numbers = stack?.slices.map(({ slice }) => {
      const index = items.findIndex((item) => item.parts[0]?.blob === slice.part)
      return specs[index]?.instance
    })
    expect([stack?.volumes, numbers]).toEqual([2, [1, 2, 3, 4, 5, 6]])
    expect(joined?.warnings.map((warning) => imageMessage(warning))).toEqual([
      'The same 3 places were taken 2 times: 2 volumes, one after the other. Beneath the picture you go from volume to volume.',
    ])
  })

  test('slices at one place stand in the order of acquisition and number', async () => {
    const items = await found(
      ...named([at(0, 7, { acquisition: 2 }), at(0, 9, { acquisition: 1 }), at(0, 8, { acquisition: 1 })]),
    )
    expect(joinSeries(items)[0]?.members).toEqual([2, 1, 0])
  })

  test('another orientation, size or spacing is another item', async () => {
    const items = await found(
      ...named([
        at(0, 1),
        at(5, 2),
        at(0, 3, { orientation: coronal }),
        at(0, 4, { orientation: coronal, position: [0, 5, 0] }),
        at(0, 5, { sidePx: 8 }),
        at(0, 6, { spacingMm: 0.9 }),
      ]),
    )
    const joined = joinSeries(items)
    expect(joined.map(({ members, name }) => [name, members])).toEqual([
      ['Chest CT series, axial, 2.5 mm', [1, 0]],
      ['Chest CT series, coronal, 2.5 mm', [2, 3]],
    ])
    expect(codes(joined)).toEqual([['series-split'], ['series-split']])
  })

  test('pixels of another shape are another item: a picture must not change its shape as it is scrolled', async () => {
    const items = await found(...named([at(0, 1), at(5, 2), at(10, 3)]))
    const shaped = items.map((item, index) => {
      const { spacing: _, ...facts } = item.facts
      const pixelAspect = { value: index === 2 ? 1.5 : 2, origin: 'header' as const, tag: 'PixelAspectRatio' }
      return { ...item, facts: { ...facts, pixelAspect } }
    })
    expect(joinSeries(shaped).map(({ members }) => members)).toEqual([[1, 0]])
  })

  test('localisers are kept apart', async () => {
    const imageType = 'ORIGINAL\\PRIMARY\\LOCALIZER'
    const items = await found(
      ...named([
        at(0, 1),
        at(5, 2),
        at(0, 3, { orientation: sagittal, imageType }),
        at(0, 4, { orientation: axial, imageType }),
      ]),
    )
    expect(joinSeries(items).map(({ members }) => members)).toEqual([[1, 0]])
  })

  test('another series, and the same instance in another encoding, stay apart', async () => {
    const items = await found(...named([at(0, 1), at(5, 2), at(5, 2, { value: 7 }), at(10, 3, { series: '1.2.3.99' })]))
    expect(joinSeries(items).map(({ members }) => members)).toEqual([[1, 0]])
  })

  test('frames of an enhanced file are a stack of their own, in the order of their places', async () => {
    const items = await found(['mf', enhancedCt([at(0, 1), at(10, 2), at(5, 3)])])
    const [joined] = joinSeries(items)
    expect(joined).toMatchObject({ members: [0], name: 'Chest CT series, axial, 2.5 mm', warnings: [] })
    const stack = stackOf({ parts: items[0]?.parts ?? [], facts: joined?.facts ?? {} })
    expect(stack?.slices.map(({ slice }) => slice.frame)).toEqual([1, 2, 0])
    expect(stack?.slices.map(({ plane }) => plane?.origin?.[2])).toEqual([10, 5, 0])
  })
})

const real = sharedDataPath('series')

describe.skipIf(real === null)('joinSeries on real series', () => {
  const folder = (path: string) =>
    readdirSync(`${real}/${path}`).map(
      (name) => [`${path}/${name}`, new Uint8Array(readFileSync(`${real}/${path}/${name}`))] as const,
    )

  test('three slices from head to feet', async () => {
    const [joined] = joinSeries(await found(...folder('ct-3slice')))
    expect(joined).toMatchObject({ members: [0, 1, 2], warnings: [] })
  })

  test('an oblique brain with rounded positions is even and straight', async () => {
    const [joined] = joinSeries(await found(...folder('brain')))
    expect(joined).toMatchObject({ members: [6, 5, 4, 3, 2, 1, 0], warnings: [] })
  })

  test('a study with a gap of 161 slices and films', async () => {
    const items = await found(...folder('dicomdir/77654033'))
    const joined = joinSeries(items)
    expect(joined.map(({ members }) => members.map((index) => items[index]?.files[0]?.slice(-5)))).toEqual([
      ['17196', '17166', '17136', '17106'],
    ])
    expect(joined[0]?.warnings).toMatchObject([{ code: 'stack-gap', params: { places: [{ after: 2, missing: 161 }] } }])
  })

  test('localisers of two directions apart from the slices', async () => {
    const joined = joinSeries(await found(...folder('dicomdir/98892001')))
    expect(joined.map(({ members }) => members.length)).toEqual([5])
  })

  test('the same volume as files and as one enhanced file lies in the same places', async () => {
    const items = await found(...folder('23x38x3'))
    const joined = joinSeries(items)
    const places = joined.map(({ members, facts }) => {
      const parts = members.flatMap((index) => items[index]?.parts ?? [])
      return stackOf({ parts, facts })?.slices.map(({ plane }) => plane?.origin)
    })
    expect(places).toHaveLength(2)
    expect(places[0]).toEqual([
      [46.4649, 5.01881, -172.75],
      [46.4649, 5.01881, -175.25],
      [46.4649, 5.01881, -177.75],
    ])
    expect(places[1]).toEqual(places[0])
  })
})
