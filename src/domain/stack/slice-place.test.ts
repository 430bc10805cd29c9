import { describe, expect, test } from 'vitest'
import type { Vector } from '../sides/picture-axes.ts'
import {
  directionOf,
  inPatient,
  nearestSlice,
  placeAlong,
  referenceLine,
  type SlicePlace,
  scrollsAlong,
} from './slice-place.ts'

function place(rows: Vector, columns: Vector, origin: Vector, frameOfReference: string | null = '1.2'): SlicePlace {
  return { plane: { rows, columns, origin }, rowMm: 2, columnMm: 1, widthPx: 100, heightPx: 60, frameOfReference }
}
const axialAt = (z: number, frame: string | null = '1.2') => place([1, 0, 0], [0, 1, 0], [-50, -60, z], frame)
const coronalAt = (y: number) => place([1, 0, 0], [0, 0, -1], [-50, y, 40])

describe('places of slices', () => {
  test('a pixel’s centre is its position, as DICOM has it', () => {
    expect(inPatient(axialAt(5), { x: 0.5, y: 0.5 })).toEqual([-50, -60, 5])
    expect(inPatient(axialAt(5), { x: 10.5, y: 3.5 })).toEqual([-40, -54, 5])
  })

  test('another orientation cuts a line where it lies', () => {
    // y = -60 + (row - 0.5) * 2 = 0 at row 30.5.
    expect(referenceLine(axialAt(0), coronalAt(0))).toEqual([
      { x: 0, y: 30.5 },
      { x: 100, y: 30.5 },
    ])
    // z = 40 - (row - 0.5) * 2 = 0 at row 20.5.
    expect(referenceLine(coronalAt(0), axialAt(0))).toEqual([
      { x: 0, y: 20.5 },
      { x: 100, y: 20.5 },
    ])
  })

  test('no line for what is parallel, lies beside the picture, or has other coordinates', () => {
    expect(referenceLine(axialAt(0), axialAt(5))).toBeNull()
    expect(referenceLine(axialAt(0), coronalAt(500))).toBeNull()
    expect(referenceLine(axialAt(0, '9.9'), coronalAt(0))).toBeNull()
    expect(referenceLine(axialAt(0, null), { ...coronalAt(0), frameOfReference: null })).toBeNull()
  })

  test('the nearest slice is by place, not by number', () => {
    const planes = [40, 30, 10, 0].map((z) => axialAt(z).plane)
    const direction = directionOf(axialAt(0))
    expect(direction).toEqual([-0, -0, -1])
    expect(nearestSlice(planes, direction, placeAlong(axialAt(12), direction))).toBe(2)
    expect(nearestSlice(planes, direction, placeAlong(axialAt(-90), direction))).toBe(3)
    expect(nearestSlice([null], direction, 0)).toBe(-1)
  })

  test('a tilted stack follows a straight one, a coronal one does not', () => {
    const angle = (20 * Math.PI) / 180
    const tilted = place([1, 0, 0], [0, Math.cos(angle), Math.sin(angle)], [0, 0, 0])
    expect(scrollsAlong(axialAt(0), tilted)).toBe(true)
    expect(scrollsAlong(axialAt(0), coronalAt(0))).toBe(false)
  })
})
