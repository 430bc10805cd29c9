import { describe, expect, test } from 'vitest'
import { toolBench } from '../../../../tests/fixtures/tool-bench.ts'
import type { Point } from '../../../domain/records/target.ts'
import { ellipseTool } from './ellipse.ts'
import { panTool } from './pan.ts'
import { pointTool } from './point.ts'
import { polygonTool } from './polygon.ts'
import { polylineTool } from './polyline.ts'
import { rectangleTool } from './rectangle.ts'

const at = (x: number, y: number): Point => ({ x, y })
const box = (x: number, y: number, width: number, height: number) => ({
  create: { kind: 'box', x, y, width, height, rotation: 0 },
})

describe('Rectangle', () => {
  test('is drawn by press, drag and release', () => {
    const { send, asked } = toolBench(rectangleTool)
    expect(send('press', at(20, 30))).toMatchObject({ busy: true, command: null })
    expect(send('move', at(50, 70)).preview).toMatchObject({ kind: 'box', x: 20, y: 30, width: 30, height: 40 })
    expect(send('release', at(60, 80))).toMatchObject({ busy: false, preview: null })
    expect(asked).toEqual([box(20, 30, 40, 50)])
  })

  test('is drawn by press, move, press, as a keyboard does it', () => {
    const { send, asked } = toolBench(rectangleTool)
    expect(send('press', at(120, 80)).announce).toBe('Rectangle from 120, 80; move and press Enter to finish')
    expect(send('release', at(120, 80)).busy).toBe(true)
    send('move', at(100, 60))
    expect(send('press', at(100, 60)).busy).toBe(false)
    send('release', at(100, 60))
    expect(asked).toEqual([box(100, 60, 20, 20)])
  })

  test('a second click on the first place is no shape', () => {
    const { send, asked } = toolBench(rectangleTool)
    for (const type of ['press', 'release', 'press', 'release', 'commit'] as const) {
      expect(send(type, at(10, 10)).busy).toBe(true)
    }
    expect(asked).toEqual([])
    expect(send('cancel', at(10, 10)).busy).toBe(false)
  })

  test('Shift makes a square, cut at the edge of the picture', () => {
    const { send, asked } = toolBench(rectangleTool)
    send('press', at(100, 100))
    send('release', at(40, 110), { shift: true })
    send('press', at(390, 10))
    send('release', at(500, 200), { shift: true })
    expect(asked).toEqual([box(40, 100, 60, 60), box(390, 10, 10, 10)])
  })

  test('Shift makes a square as it is on the body, where pixels are not', () => {
    const spacing = { value: { rowMm: 2, columnMm: 0.5 }, origin: 'header' as const, tag: 'PixelSpacing' }
    const { send, asked } = toolBench(rectangleTool, {}, undefined, {}, undefined, { facts: { spacing } })
    send('press', at(100, 100))
    send('release', at(40, 110), { shift: true })
    send('press', at(300, 280))
    send('release', at(390, 290), { shift: true })
    expect(asked).toEqual([box(40, 100, 60, 15), box(300, 280, 80, 20)])
  })

  test('ends at the edge of the picture, which is 0 and its width', () => {
    const { send, asked } = toolBench(rectangleTool)
    send('press', at(-5, -7))
    send('release', at(900, 900))
    expect(asked).toEqual([box(0, 0, 400, 300)])
  })

  test('Escape and Backspace give up', () => {
    for (const type of ['cancel', 'back'] as const) {
      const { send, asked } = toolBench(rectangleTool)
      send('press', at(1, 1))
      expect(send(type, at(30, 30))).toMatchObject({ busy: false, preview: null })
      expect(send('release', at(30, 30))).toMatchObject({ busy: false, command: null })
      expect(asked).toEqual([])
    }
  })
})

test('Ellipse fills the rectangle between its corners', () => {
  const { send, asked } = toolBench(ellipseTool)
  send('press', at(50, 60))
  send('release', at(10, 40))
  expect(asked).toEqual([{ create: { kind: 'ellipse', cx: 30, cy: 50, rx: 20, ry: 10, rotation: 0 } }])
})

describe('Polygon', () => {
  const corners = [at(10, 10), at(60, 10), at(60, 60)]

  test.each([
    ['a click on the first vertex', 'press', at(13, 12)],
    ['Enter', 'commit', at(200, 200)],
  ] as const)('%s closes it', (_, type, where) => {
    const { send, asked } = toolBench(polygonTool)
    for (const corner of corners) {
      expect(send('press', corner).busy).toBe(true)
      send('release', corner)
      send('move', at(corner.x + 20, corner.y))
    }
    expect(send(type, where)).toMatchObject({ busy: false, preview: null })
    expect(asked).toEqual([{ create: { kind: 'polygon', rings: [corners] } }])
  })

  test('a double click sets one vertex and finishes', () => {
    const { send, asked } = toolBench(polygonTool)
    for (const corner of corners) send('press', corner)
    send('press', at(62, 61))
    send('commit', at(62, 61))
    expect(asked).toEqual([{ create: { kind: 'polygon', rings: [corners] } }])
  })

  test('shows the way to the pointer', () => {
    const { send } = toolBench(polygonTool)
    send('press', at(10, 10))
    expect(send('move', at(60, 10)).preview).toEqual({ kind: 'polyline', points: [at(10, 10), at(60, 10)] })
    send('press', at(60, 10))
    expect(send('move', at(60, 60)).preview).toEqual({ kind: 'polygon', rings: [corners] })
  })

  test('Backspace takes the last vertex back, the first one gives up', () => {
    const { send, asked } = toolBench(polygonTool)
    for (const corner of [...corners, at(200, 200)]) send('press', corner)
    expect(send('back', at(0, 0)).announce).toBe('3 points left')
    send('commit', at(0, 0))
    expect(asked).toEqual([{ create: { kind: 'polygon', rings: [corners] } }])
    send('press', at(5, 5))
    expect(send('back', at(0, 0)).busy).toBe(false)
  })

  test('two vertices, or three on one line, are not closed', () => {
    const { send, asked } = toolBench(polygonTool)
    send('press', at(10, 10))
    send('press', at(60, 10))
    expect(send('commit', at(0, 0))).toMatchObject({ busy: true, refused: 'Polygon needs 3 points; 2 set' })
    send('press', at(110, 10))
    expect(send('commit', at(0, 0))).toMatchObject({ busy: true, refused: 'All points lie on one line' })
    expect(asked).toEqual([])
  })

  test('Escape gives up', () => {
    const { send, asked } = toolBench(polygonTool)
    for (const corner of corners) send('press', corner)
    expect(send('cancel', at(0, 0))).toMatchObject({ busy: false, preview: null })
    send('commit', at(0, 0))
    expect(asked).toEqual([])
  })
})

test('Polyline may return to its first point, and ends on Enter', () => {
  const { send, asked } = toolBench(polylineTool)
  const points = [at(10, 10), at(60, 10), at(60, 60), at(10, 10)]
  for (const point of points) send('press', point)
  send('commit', at(0, 0))
  expect(asked).toEqual([{ create: { kind: 'polyline', points } }])
})

test('Point is set where the button is let go', () => {
  const { send, asked } = toolBench(pointTool)
  send('move', at(1, 1))
  send('press', at(10, 10))
  expect(send('move', at(12, 10)).preview).toEqual({ kind: 'point', x: 12, y: 10 })
  send('release', at(0, 0))
  send('press', at(10, 10))
  send('cancel', at(10, 10))
  send('release', at(10, 10))
  expect(asked).toEqual([{ create: { kind: 'point', x: 0, y: 0 } }])
})

test('Pan keeps the pressed place under the pointer', () => {
  const { send } = toolBench(panTool)
  expect(send('move', at(5, 5)).pan).toBeUndefined()
  send('press', at(10, 10))
  expect(send('move', at(13, 8)).pan).toEqual({ x: 3, y: -2 })
  expect(send('release', at(13, 8))).toMatchObject({ busy: false, command: null })
})
