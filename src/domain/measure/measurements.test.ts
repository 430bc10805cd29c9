import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryTarget } from '../../../tests/fixtures/arbitrary-targets.ts'
import { dragHandle, translate } from '../geometry/target-operations.ts'
import type { Facts } from '../records/case.ts'
import type { Point, Target, TargetOf } from '../records/target.ts'
import {
  basisText,
  measurementText,
  measurementWarning,
  scaleText,
  shortMeasurementText,
  sizeText,
} from './measurement-text.ts'
import { measured } from './measurements.ts'
import { factsAt, scaleAt } from './scale.ts'

const header = { origin: 'header' } as const
const spaced = (tag: string, more: Facts = {}): Facts => ({
  spacing: { ...header, tag, value: { rowMm: 0.5, columnMm: 0.25 } },
  ...more,
})
const values = (target: Target, facts: Facts = {}) => measured(target, facts).values.map(({ value }) => value)
const coordinate = fc.integer({ min: -500, max: 500 })
const point: fc.Arbitrary<Point> = fc.record({ x: coordinate, y: coordinate })

test('figures below 1 are not told as nothing', () => {
  const text = (value: number, unit: 'mm' | 'mm2' | 'deg' | '1' = 'mm2') =>
    measurementText({ quantity: 'area', value, unit })
  expect([0.0324, 0.5, 0.949, 0.96, 23.44].map((value) => text(value))).toEqual([
    '0.032 mm²',
    '0.5 mm²',
    '0.95 mm²',
    '1.0 mm²',
    '23.4 mm²',
  ])
  expect([0, 1e-15].map((value) => text(value, 'mm'))).toEqual(['0.0 mm', '0.0 mm'])
  expect([text(0.04, 'deg'), text(0.524, '1')]).toEqual(['0.0°', '0.52'])
  const dot: Target = { kind: 'box', x: 3, y: 4, width: 1, height: 1, rotation: 0 }
  expect(sizeText(dot, spaced('PixelSpacing'))).toBe('0.25 × 0.5 mm')
})

describe('two diameters', () => {
  const axes = (short: readonly [number, number, number, number]): Target => ({
    kind: 'bidirectional',
    long: { a: { x: 0, y: 0 }, b: { x: 40, y: 0 } },
    short: { a: { x: short[0], y: short[1] }, b: { x: short[2], y: short[3] } },
  })

  test('are warned of where they do not cross, and not where the short one ends on the long one', () => {
    for (const crossing of [
      [20, -8, 20, 9],
      [20, -8, 20, 0],
      [40, -5, 40, 5],
      [20, 1e-9, 20, 9],
    ] as const)
      expect(measurementWarning(axes(crossing), {})).toBeNull()
    for (const apart of [
      [20, 2, 20, 9],
      [41, -5, 41, 5],
      [-3, 0, -3, 9],
    ] as const)
      expect(measurementWarning(axes(apart), {})).toMatch(/do not cross/)
  })
})

describe('figures', () => {
  test('are by the spacing of the frame that a mark is on, where frames differ in it', () => {
    const value = [{ rowMm: 0.5, columnMm: 0.5 }, null, { rowMm: 2, columnMm: 1 }]
    const facts: Facts = { sliceSpacings: { ...header, tag: 'PixelSpacing', value } }
    const on = (frame: number): Target => ({
      kind: 'length',
      a: { x: 0, y: 0 },
      b: { x: 3, y: 4 },
      slice: { part: 'a'.repeat(64), frame },
    })
    const told = (frame: number) => measured(on(frame), facts).values[0]
    expect(told(0)).toMatchObject({ value: 2.5, unit: 'mm' })
    expect(told(1)).toMatchObject({ value: 5, unit: 'px' })
    expect(told(2)).toMatchObject({ value: Math.hypot(3, 8), unit: 'mm' })
    expect(measured(on(2), facts).scale?.source).toEqual({ tag: 'PixelSpacing' })
    expect(scaleAt(factsAt(facts, null), null)).toBeNull()
    const stated: Facts = { ...facts, spacing: { origin: 'reader', value: { rowMm: 3, columnMm: 3 } } }
    expect(measured(on(0), stated).values[0]).toMatchObject({ value: 15, unit: 'mm' })
  })

  test('are in millimetres of the body where pixels are not square', () => {
    const facts = spaced('PixelSpacing')
    expect(values({ kind: 'length', a: { x: 0, y: 0 }, b: { x: 12, y: 8 } }, facts)).toEqual([5])
    expect(values({ kind: 'box', x: 3, y: 4, width: 8, height: 10, rotation: 0 }, facts)).toEqual([10, 14])
    // 4 columns are 1 mm, 2 rows are 1 mm: 45 degrees.
    const angle: Target = { kind: 'angle', a: { x: 4, y: 0 }, vertex: { x: 0, y: 0 }, b: { x: 4, y: 2 } }
    expect(values(angle, facts)[0]).toBeCloseTo(45, 12)
    expect(measured({ kind: 'length', a: { x: 0, y: 0 }, b: { x: 3, y: 4 } }, {})).toEqual({
      values: [{ quantity: 'length', value: 5, unit: 'px' }],
      scale: null,
      aspect: 1,
    })
  })

  test('of an ellipse agree with numbers computed elsewhere', () => {
    // Circumference of the ellipse of axes 5 and 3, by numerical integration of its arc.
    const ellipse: Target = { kind: 'ellipse', cx: 9, cy: 9, rx: 5, ry: 3, rotation: 30 }
    expect(values(ellipse)[1]).toBeCloseTo(25.526998863398124, 9)
    expect(values(ellipse)[0]).toBeCloseTo(15 * Math.PI, 9)
    expect(values({ ...ellipse, ry: 5 })[1]).toBeCloseTo(10 * Math.PI, 9)
    // A circle on pixels twice as high as wide is an ellipse of 5 and 10, however turned.
    const facts: Facts = { spacing: { ...header, tag: 'PixelSpacing', value: { rowMm: 2, columnMm: 1 } } }
    expect(values({ ...ellipse, ry: 5 }, facts)[1]).toBeCloseTo(48.44224110273838, 9)
  })

  test('stay when a mark is moved', () => {
    fc.assert(
      fc.property(point, point, point, point, coordinate, coordinate, (a, b, c, d, dx, dy) => {
        const targets: readonly Target[] = [
          { kind: 'length', a, b },
          { kind: 'angle', a, vertex: b, b: c },
          { kind: 'cobb', a: { a, b }, b: { a: c, b: d } },
          { kind: 'polygon', rings: [[a, b, c, d]] },
        ]
        for (const target of targets) {
          const moved = values(translate(target, dx, dy))
          for (const [index, value] of values(target).entries()) expect(moved[index]).toBeCloseTo(value, 6)
        }
      }),
    )
  })

  test.each([
    [10, -15, 25],
    [40, -40, 80],
    [60, -55, 115],
    [70, -70, 140],
    [30, 25, 5],
    [0, 0, 0],
  ])(
    'a Cobb angle of end plates tilted by %d and %d degrees is %d, however they are drawn and the picture is turned',
    (upper, lower, expected) => {
      for (const turn of [0, 37, 90, 180, 271]) {
        for (const [isUpperTurned, isLowerTurned] of [
          [false, false],
          [true, false],
          [false, true],
          [true, true],
        ]) {
          const at = (x: number, y: number): Point => {
            const angle = (turn * Math.PI) / 180
            return {
              x: 300 + x * Math.cos(angle) - y * Math.sin(angle),
              y: 300 + x * Math.sin(angle) + y * Math.cos(angle),
            }
          }
          const plate = (y: number, tilt: number, isTurned = false) => {
            const [dx, dy] = [50 * Math.cos((tilt * Math.PI) / 180), 50 * Math.sin((tilt * Math.PI) / 180)]
            const [a, b] = [at(-dx, y - dy), at(dx, y + dy)]
            return isTurned ? { a: b, b: a } : { a, b }
          }
          const cobb: Target = {
            kind: 'cobb',
            a: plate(-150, upper, isUpperTurned),
            b: plate(150, lower, isLowerTurned),
          }
          expect(values(cobb)[0]).toBeCloseTo(expected, 9)
        }
      }
    },
  )

  test('a Cobb angle is the same whichever way its lines are drawn, and which is the upper', () => {
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, d) => {
        const [one = 0] = values({ kind: 'cobb', a: { a, b }, b: { a: c, b: d } })
        expect(one).toBeGreaterThanOrEqual(0)
        expect(one).toBeLessThanOrEqual(180)
        expect(values({ kind: 'cobb', a: { a: b, b: a }, b: { a: c, b: d } })[0]).toBeCloseTo(one, 9)
        expect(values({ kind: 'cobb', a: { a: c, b: d }, b: { a, b } })[0]).toBeCloseTo(one, 9)
      }),
    )
  })

  test('of two axes the longer is the long one, also after an end was dragged', () => {
    const axes: TargetOf<'bidirectional'> = {
      kind: 'bidirectional',
      long: { a: { x: 0, y: 0 }, b: { x: 10, y: 0 } },
      short: { a: { x: 5, y: -8 }, b: { x: 5, y: 8 } },
    }
    expect(measured(axes, {}).values.map(({ quantity, value }) => [quantity, value])).toEqual([
      ['long-axis', 16],
      ['short-axis', 10],
    ])
    expect(measurementWarning(axes, {})).toMatch(/the longer counts/)
    const asDrawn: Target = { ...axes, long: axes.short, short: axes.long }
    expect(measurementWarning(asDrawn, {})).toBeNull()
  })

  test('axes stay at a right angle on the body when an end is dragged', () => {
    const pixelAspect = 2
    fc.assert(
      fc.property(point, fc.constantFrom('long.a', 'long.b', 'short.a', 'short.b'), (to, handle) => {
        const target: Target = {
          kind: 'bidirectional',
          long: { a: { x: 0, y: 1000 }, b: { x: 40, y: 1000 } },
          short: { a: { x: 10, y: 990 }, b: { x: 10, y: 1010 } },
        }
        const dragged = dragHandle(target, handle, to, { keepAspect: false, fromCentre: false, pixelAspect })
        if (dragged.kind !== 'bidirectional') throw new Error(dragged.kind)
        const { long, short } = dragged
        const across = (long.b.x - long.a.x) * (short.b.x - short.a.x)
        const down = pixelAspect ** 2 * (long.b.y - long.a.y) * (short.b.y - short.a.y)
        const size = Math.hypot(long.b.x - long.a.x, long.b.y - long.a.y) * 100
        expect(Math.abs(across + down) / size).toBeLessThan(1e-6)
      }),
    )
  })

  test('are never worked out of anything but finite numbers or nothing, for any stored target', () => {
    fc.assert(
      fc.property(arbitraryTarget, (target) => {
        for (const { value } of measured(target, {}).values) expect(typeof value).toBe('number')
      }),
    )
  })
})

describe('millimetres', () => {
  test('name their element, and divide by a magnification that is stated', () => {
    const told = (facts: Facts) => {
      const scale = scaleAt(facts, null)
      return scale === null ? null : [scale.columnMm, scaleText(scale)]
    }
    const magnification = { ...header, value: 1.25 }
    const modality = { ...header, value: 'DX' }
    expect(told(spaced('ImagerPixelSpacing', { magnification }))).toEqual([
      0.2,
      'ImagerPixelSpacing ÷ magnification 1.25',
    ])
    expect(told(spaced('ImagerPixelSpacing'))).toEqual([0.25, 'ImagerPixelSpacing, at the detector'])
    expect(told(spaced('PixelSpacing', { magnification }))).toEqual([0.25, 'PixelSpacing'])
    expect(told(spaced('PixelSpacing', { modality }))?.[1]).toBe('PixelSpacing, not said to be calibrated')
    const spacingCalibration = { ...header, value: 'FIDUCIAL' }
    expect(told(spaced('PixelSpacing', { modality, spacingCalibration }))?.[1]).toMatch(/object of known size/)
    expect(told(spaced('NominalScannedPixelSpacing'))?.[1]).toMatch(/scanned film/)
    expect(told({})).toBeNull()
  })

  test('of ultrasound hold inside one region only', () => {
    const region = { x0: 10, y0: 10, x1: 99, y1: 99, rowMm: 0.2, columnMm: 0.1 }
    const facts: Facts = { ...spaced('PixelSpacing'), ultrasoundRegions: { ...header, value: [region] } }
    const line = (x: number): Target => ({ kind: 'length', a: { x, y: 50 }, b: { x: 60, y: 50 } })
    expect(measured(line(10), facts).values[0]).toMatchObject({ value: 5, unit: 'mm' })
    expect(measured(line(9), facts).values[0]).toMatchObject({ value: 51, unit: 'px' })
  })

  test('angles know pixels that are not square, though the file tells no size', () => {
    const facts: Facts = { pixelAspect: { value: 2, origin: 'header', tag: 'PixelAspectRatio' } }
    const corner: Target = { kind: 'angle', a: { x: 2, y: 0 }, vertex: { x: 0, y: 0 }, b: { x: 2, y: 1 } }
    expect(measured(corner, facts).values[0]?.value).toBeCloseTo(45, 12)
    expect(basisText(measured(corner, facts))).toContain('the shape of its pixels')
    expect(basisText(measured(corner, {}))).toContain('taken to be square')
    // An angle has no millimetres, but the size of a pixel tells its shape.
    expect(basisText(measured(corner, spaced('PixelSpacing')))).toBe('Shape of a pixel by PixelSpacing.')
    // Lengths are counted in pixels all the same.
    const line: Target = { kind: 'length', a: { x: 0, y: 0 }, b: { x: 0, y: 8 } }
    expect(measured(line, facts).values[0]).toMatchObject({ value: 8, unit: 'px' })
    expect(basisText(measured(line, facts))).toContain('lengths are in pixels')
    // A size tells the shape too.
    expect(measured(corner, { ...facts, ...spaced('PixelSpacing') }).aspect).toBe(2)
  })

  test('of a region say how large it is while it is drawn, along its own sides', () => {
    const box: Target = { kind: 'box', x: 10, y: 10, width: 8, height: 20, rotation: 0 }
    expect(sizeText(box, {})).toBe('8.0 × 20.0 px')
    expect(sizeText(box, spaced('PixelSpacing'))).toBe('2.0 × 10.0 mm')
    expect(sizeText({ ...box, rotation: 90 }, spaced('PixelSpacing'))).toBe('4.0 × 5.0 mm')
    expect(sizeText({ kind: 'ellipse', cx: 9, cy: 9, rx: 4, ry: 3, rotation: 0 }, {})).toBe('8.0 × 6.0 px')
    const ring = [0, 1, 2].map((i) => ({ x: 10 * (i % 2), y: 10 * (i >> 1) }))
    expect(sizeText({ kind: 'polygon', rings: [ring] }, spaced('PixelSpacing'))).toBe('6.3 mm²')
    expect(sizeText({ kind: 'polyline', points: ring.slice(0, 2) }, {})).toMatch(/^[\d.]+ px$/)
    expect(sizeText({ kind: 'point', x: 1, y: 1 }, {})).toBeNull()
  })

  test('a ratio warns unless the view is PA', () => {
    const ratio: Target = {
      kind: 'ratio',
      a: { a: { x: 0, y: 0 }, b: { x: 52, y: 0 } },
      b: { a: { x: 0, y: 9 }, b: { x: 100, y: 9 } },
    }
    const view = (value: string): Facts => ({ view: { ...header, value } })
    expect(shortMeasurementText(ratio, view('PA'))).toBe('CTR 0.52')
    expect(shortMeasurementText(ratio, view('AP'))).toBe('CTR 0.52, view AP')
    expect(measurementWarning(ratio, view('PA'))).toBeNull()
    expect(measurementWarning(ratio, {})).toMatch(/^The view is not known/)
  })
})
