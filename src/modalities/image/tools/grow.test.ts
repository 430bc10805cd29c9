import { describe, expect, test } from 'vitest'
import { benchTilePx, imagePaneBench } from '../../../../tests/fixtures/image-pane-bench.ts'
import { testEnv, toolBench } from '../../../../tests/fixtures/tool-bench.ts'
import type { ViewTurn } from '../../../domain/geometry/affine.ts'
import { setCount } from '../../../domain/geometry/run-lengths.ts'
import { emptyState } from '../../../domain/log/record-state.ts'
import { toolSettings } from '../paint/tool-settings.ts'
import { growTool } from './grow.ts'

const at = (x: number, y: number) => ({ x, y })
const plainRule = ['3 × 3 medians, holes up to 20 px closed']

describe('Grow region, at work', () => {
  test('tells the values it takes in and how many pixels they are, at every step', () => {
    // Values of the bench are its columns, 300 pixels high. A tenth of the way of a half: (√0.025 + 0.05)² of 400 is 17.3.
    const { send, tool } = toolBench(growTool, {}, undefined, { tolerance: 10 / 400 })
    expect(send('press', at(200, 100)).figures).toEqual(['190 to 210', '6,300 px', ...plainRule])
    const more = send('move', at(240, 100))
    expect(more.figures).toEqual(['183 to 217', '10,500 px', ...plainRule])
    expect(more.announce).toBe('183 to 217, 10,500 px')
    // Nothing but the drag has changed: the same again.
    expect(tool.settingsChanged?.().figures).toEqual(more.figures)
    expect(send('cancel', at(240, 100)).figures).toBeUndefined()
  })

  test('is let go before it has grown as far as it will: all of it is stored', () => {
    const size = { widthPx: 1500, heightPx: 1000 }
    const { tool, asked } = toolBench(growTool, {}, undefined, { tolerance: 10 }, size)
    const modifiers = { shift: false, alt: false, mod: false }
    const begun = tool.handle({ type: 'press', at: at(700, 500), modifiers })
    expect(begun).toMatchObject({ goesOn: true, busy: true })
    expect(begun.figures?.[1]).toMatch(/ px …$/)
    expect(begun.announce).toBeUndefined()
    let step = tool.handle({ type: 'release', at: at(700, 500), modifiers })
    expect(step).toMatchObject({ isLetGo: true, busy: true, command: null })
    while (step.goesOn === true) step = tool.goOn?.() ?? step
    step.command?.plan(emptyState, testEnv)
    expect(asked).toEqual([{ create: { kind: 'mask', x: 0, y: 0, width: 1500, height: 1000, counts: [0, 1_500_000] } }])
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
    expect(bench.preview()?.figures).toEqual([
      '40 to 52',
      `${(benchTilePx ** 2).toLocaleString('en-GB')} px`,
      ...plainRule,
    ])
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

  test('by keys is told how to tidy what it takes in while it grows, and stores just what it told', () => {
    // A dot in the tile, which the medians lose, and a square of 25 pixels, of which they lose the corners.
    const dotted = (x: number, y: number) =>
      (x === 210 && y === 180) || (x >= 190 && x < 195 && y >= 160 && y < 165) ? 200 : undefined
    const bench = imagePaneBench('grow', undefined, null, { other: dotted })
    const said = () => bench.viewStore.get().announcement
    bench.key('Enter')
    expect(said()).toBe(`40 to 52, 3,579 px, ${plainRule.join(', ')}`)
    bench.key('g', { altKey: true, code: 'KeyG' })
    expect(said()).toBe('40 to 52, 3,600 px, 3 × 3 medians, holes up to 100 px closed')
    bench.key('µ', { altKey: true, code: 'KeyM' })
    expect(said()).toBe('40 to 52, 3,600 px, holes up to 100 px closed')
    for (const holes of ['500 px', 'all', 'kept']) {
      bench.key('g', { altKey: true, code: 'KeyG' })
      expect(said()).toContain(holes === 'kept' ? '3,574 px' : holes)
    }
    expect(bench.preview()?.figures).toEqual(['40 to 52', '3,574 px'])
    bench.key('Enter')
    const [grown] = bench.annotations()
    expect(grown?.target.kind === 'mask' && setCount(grown.target.counts)).toBe(3574)
    // Both holes, by one key, as one step; and back.
    bench.key('√', { altKey: true, code: 'KeyV' })
    expect(said()).toBe('Fill holes: 26 px filled')
    expect(bench.annotations()[0]?.target).toMatchObject({ counts: [0, 3600] })
    expect(bench.caseStore.steps('undo')).toHaveLength(2)
  })

  test('leaves alone what a tool has in hand, and other tools the settings they do not have', () => {
    const bench = imagePaneBench('grow')
    const mask = bench.addMask({ x: 180, y: 120, width: 10, height: 10 })
    bench.viewStore.select([mask])
    bench.key('Enter')
    bench.key('r', { altKey: true, code: 'KeyR' })
    bench.key('Escape')
    bench.key('r', { altKey: true, code: 'KeyR' })
    expect(bench.viewStore.get().announcement).toContain('It has no pieces of up to 20 px')
    bench.viewStore.setTool('fill')
    bench.key('g', { altKey: true, code: 'KeyG' })
    expect(toolSettings.getState().mostHolePx).toBe(20)
  })

  test('gives back what it took by another rule: a mask that it is added to is as it was around it', () => {
    const bench = imagePaneBench('grow')
    const mask = bench.addMask({ x: 100, y: 100, width: 100, height: 100 })
    bench.viewStore.select([mask])
    bench.key('Enter')
    for (let press = 0; press < 40; press++) bench.key('>')
    bench.key('m', { altKey: true, code: 'KeyM' })
    for (let press = 0; press < 45; press++) bench.key('<')
    expect(bench.preview()?.figures?.slice(1)).toEqual(['3,600 px', 'mask 12,600 px', 'holes up to 20 px closed'])
    bench.key('Enter')
    const [grown] = bench.annotations()
    // The tile from (180, 150) with 20 x 50 of it in the mask already.
    expect(grown?.target.kind === 'mask' && setCount(grown.target.counts)).toBe(100 * 100 + 60 * 60 - 20 * 50)
  })

  test('tells how large the mask is that it is taken from', () => {
    const bench = imagePaneBench('grow')
    const mask = bench.addMask({ x: 100, y: 100, width: 100, height: 100 })
    bench.viewStore.select([mask])
    const mod = { shift: false, alt: false, mod: true }
    bench.session.send('press', at(190, 160), mod)
    expect(bench.preview()?.figures?.slice(1, 3)).toEqual(['3,600 px', 'mask 9,000 px'])
    bench.session.send('release', at(190, 160), mod)
    bench.viewStore.select([])
    bench.session.send('press', at(190, 160), mod)
    expect(bench.preview()).toBeNull()
    expect(bench.viewStore.get().announcement).toBe('Select a mask to take the region out of')
    const [left] = bench.annotations()
    expect(left?.target.kind === 'mask' && setCount(left.target.counts)).toBe(9000)
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
