import { describe, expect, test } from 'vitest'
import { benchTilePx, imagePaneBench } from '../../../../tests/fixtures/image-pane-bench.ts'
import { toolBench } from '../../../../tests/fixtures/tool-bench.ts'
import type { ViewTurn } from '../../../domain/geometry/affine.ts'
import { toolSettings } from '../paint/tool-settings.ts'
import { growTool } from './grow.ts'

const at = (x: number, y: number) => ({ x, y })

describe('Grow region, at work', () => {
  test('tells the values it takes in and how many pixels they are, at every step', () => {
    // Values of the bench are its columns, 300 pixels high. A tenth of the way of a half: (√0.025 + 0.05)² of 400 is 17.3.
    const { send, tool } = toolBench(growTool, {}, undefined, { tolerance: 10 / 400 })
    expect(send('press', at(200, 100)).figures).toEqual(['190 to 210', '6,300 px'])
    const more = send('move', at(240, 100))
    expect(more.figures).toEqual(['183 to 217', '10,500 px'])
    expect(more.announce).toBe('183 to 217, 10,500 px')
    // Nothing but the drag has changed: the same again.
    expect(tool.settingsChanged?.().figures).toEqual(more.figures)
    expect(send('cancel', at(240, 100)).figures).toBeUndefined()
  })

  const turns: readonly (readonly ViewTurn[])[] = [
    [],
    ['turn-right'],
    ['flip-horizontal'],
    ['turn-left', 'flip-vertical'],
  ]
  test.each(turns.map((each) => [each.join(' and ') || 'upright', each] as const))(
    'takes more to the right on the screen, less to the left: %s',
    (_, turned) => {
      const bench = imagePaneBench('grow')
      for (const turn of turned) bench.viewport.turn(turn)
      const tolerance = () => toolSettings.getState().tolerance
      const before = tolerance()
      bench.session.send('press', bench.viewport.toImage(at(300, 200)))
      bench.session.send('move', bench.viewport.toImage(at(340, 200)))
      expect(tolerance()).toBeGreaterThan(before)
      bench.session.send('move', bench.viewport.toImage(at(300, 240)))
      expect(tolerance()).toBe(before)
      bench.session.send('move', bench.viewport.toImage(at(280, 200)))
      expect(tolerance()).toBeLessThan(before)
      bench.session.send('cancel', at(0, 0))
    },
  )

  test('by keys is held from one Enter to the next, while < and > and the arrows change what it takes in', () => {
    const bench = imagePaneBench('grow')
    const said = () => bench.viewStore.get().announcement
    bench.key('Enter')
    expect(bench.session.isBusy()).toBe(true)
    expect(bench.preview()?.figures).toEqual(['40 to 52', `${(benchTilePx ** 2).toLocaleString('en-GB')} px`])
    bench.key('>')
    expect(said()).toBe('40 to 54, 3,600 px')
    bench.key('ArrowRight', { shiftKey: true })
    expect(said()).not.toContain('40 to 54')
    expect(bench.annotations()).toEqual([])
    // Far enough for both values of the tiles: the whole picture.
    for (let press = 0; press < 40; press++) bench.key('>')
    expect(said()).toBe('40 to 200, 120,000 px')
    bench.key('Enter')
    expect(bench.session.isBusy()).toBe(false)
    expect(bench.annotations().map(({ target }) => target)).toMatchObject([{ width: 400, height: 300 }])
    expect(bench.caseStore.steps('undo')).toHaveLength(1)
  })

  test('by keys is given up by Escape', () => {
    const bench = imagePaneBench('grow')
    bench.key('Enter')
    bench.key('>')
    bench.key('Escape')
    expect(bench.preview()).toBeNull()
    bench.key('>')
    expect(bench.preview()).toBeNull()
    expect(bench.annotations()).toEqual([])
  })
})

test('a brush grows to the right on the screen, however the view is turned', () => {
  const bench = imagePaneBench('brush')
  bench.viewport.turn('turn-right')
  const modifiers = { shift: false, alt: true, mod: false }
  const before = toolSettings.getState().brushPx
  bench.session.send('press', bench.viewport.toImage(at(300, 200)), modifiers)
  bench.session.send('move', bench.viewport.toImage(at(330, 200)), modifiers)
  expect(toolSettings.getState().brushPx).toBeGreaterThan(before)
  bench.session.send('cancel', at(0, 0))
})
