import { describe, expect, test } from 'vitest'
import { testLabel } from '../../../../tests/fixtures/memory-session.ts'
import { toolBench } from '../../../../tests/fixtures/tool-bench.ts'
import type { Target } from '../../../domain/records/target.ts'
import { keypointsTool } from './keypoints.ts'
import { selectTool } from './select.ts'

const named = testLabel('Landmarks', '#e69f00', { keypoints: ['Carina', 'Left angle', 'Right angle'] })
const at = (x: number, y: number) => ({ x, y })
const point = (name: string, x: number, y: number, visible = true) => ({ name, x, y, visible })

describe('Keypoints', () => {
  test('take the names of the label in order; the last finishes', () => {
    const { send, asked } = toolBench(keypointsTool, {}, named)
    expect(send('press', at(10, 10)).announce).toContain('next Left angle')
    send('press', at(50, 80))
    expect(send('move', at(70, 80)).preview).toMatchObject({
      points: [point('Carina', 10, 10), point('Left angle', 50, 80), point('Right angle', 70, 80)],
    })
    expect(send('press', at(90, 80)).busy).toBe(false)
    expect(asked).toEqual([
      {
        create: {
          kind: 'keypoints',
          points: [point('Carina', 10, 10), point('Left angle', 50, 80), point('Right angle', 90, 80)],
        },
      },
    ])
  })

  test('are numbered without names, and Enter finishes', () => {
    const { send, asked } = toolBench(keypointsTool)
    send('press', at(10, 10))
    send('press', at(40, 10))
    send('commit', at(40, 10))
    expect(asked).toEqual([{ create: { kind: 'keypoints', points: [point('1', 10, 10), point('2', 40, 10)] } }])
  })

  test('are occluded with Alt, or turned after', () => {
    const { send, asked } = toolBench(keypointsTool)
    send('press', at(10, 10), { alt: true })
    send('press', at(40, 10))
    expect(send('toggle', at(40, 10)).announce).toBe('2 occluded')
    send('commit', at(40, 10))
    expect(asked).toEqual([
      { create: { kind: 'keypoints', points: [point('1', 10, 10, false), point('2', 40, 10, false)] } },
    ])
  })

  test('are taken back one by one', () => {
    const { send, asked } = toolBench(keypointsTool, {}, named)
    send('press', at(10, 10))
    send('press', at(40, 10))
    send('back', at(40, 10))
    expect(send('move', at(60, 60)).preview).toMatchObject({
      points: [point('Carina', 10, 10), point('Left angle', 60, 60)],
    })
    expect(send('back', at(0, 0)).busy).toBe(false)
    expect(asked).toEqual([])
  })
})

describe('Select on keypoints', () => {
  const mark: Target = { kind: 'keypoints', points: [point('1', 10, 10), point('2', 100, 10)] }

  test('drags one point', () => {
    const { send, asked, selection } = toolBench(selectTool, { mark })
    send('press', at(100, 10))
    send('release', at(100, 10))
    expect(selection).toEqual(['mark'])
    send('press', at(100, 10))
    send('release', at(120, 40))
    expect(asked).toEqual([
      { change: 'mark', to: { kind: 'keypoints', points: [point('1', 10, 10), point('2', 120, 40)] } },
    ])
  })

  test('turns the nearest from visible to occluded, and takes one out with Alt', () => {
    const { send, asked } = toolBench(selectTool, { mark })
    send('press', at(100, 10))
    send('release', at(100, 10))
    expect(send('toggle', at(90, 20)).announce).toBe('2 occluded')
    send('press', at(100, 10), { alt: true })
    expect(asked).toEqual([
      { change: 'mark', to: { kind: 'keypoints', points: [point('1', 10, 10), point('2', 100, 10, false)] } },
      { change: 'mark', to: { kind: 'keypoints', points: [point('1', 10, 10)] } },
    ])
  })
})
