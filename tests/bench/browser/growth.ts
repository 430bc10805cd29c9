import type { ToolSettings, ToolStep } from '../../../src/contracts/tool.ts'
import { grayscaleImage } from '../../../src/imaging/pixels/picture.ts'
import { evenedValuesOf } from '../../../src/modalities/image/paint/evened-values.ts'
import { pixelValuesOf } from '../../../src/modalities/image/paint/pixel-values.ts'
import { plainSettings } from '../../../src/modalities/image/paint/tool-settings.ts'
import { growTool } from '../../../src/modalities/image/tools/grow.ts'
import { toolBench } from '../../fixtures/tool-bench.ts'
import type { BenchRow } from '../row.ts'
import { percentile } from '../statistics.ts'
import { benchPicturePx, nextFrame } from './bench-view.ts'

/** An organ of 60 HU in fat and air, with the noise of a thin slice (SD 32 HU). */
function noisySlice() {
  const size = benchPicturePx
  const values = new Int16Array(size * size)
  let state = 1
  const dice = () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  for (let index = 0; index < values.length; index++) {
    const radius = Math.hypot((index % size) - size / 2, Math.floor(index / size) - size / 2)
    const noise = (dice() + dice() + dice() + dice() - 2) * 55
    values[index] = Math.round((radius < 1000 ? 60 : radius < 1400 ? -90 : -800) + noise)
  }
  const picture = grayscaleImage({ widthPx: size, heightPx: size, values, unit: 'HU' })
  const shown = { factor: 1, unit: 'HU' }
  const window = { centre: 40, width: 400 }
  return { plain: pixelValuesOf(picture, shown, window), evened: evenedValuesOf(picture, shown, window) }
}

const modifiers = { shift: false, alt: false, mod: false }
const middle = { x: benchPicturePx / 2, y: benchPicturePx / 2 }
/** So many times over: the first in a page is before anything has been compiled, and before the picture's noise is evened out. */
const presses = 6

/** A region grows in a noisy picture of 3000 x 3000, and is dragged larger and smaller: script of the tool a frame, without drawing. */
export async function benchGrowth(): Promise<BenchRow[]> {
  const values = noisySlice()
  return [...(await grown('', plainSettings, values)), ...(await grown(', all holes closed', allClosed, values))]
}

const allClosed = { ...plainSettings, mostHolePx: Infinity }

async function grown(
  name: string,
  settings: ToolSettings,
  values: ReturnType<typeof noisySlice>,
): Promise<readonly BenchRow[]> {
  const picture = { widthPx: benchPicturePx, heightPx: benchPicturePx }
  const { tool } = toolBench(growTool, {}, undefined, settings, picture, { values })
  const frames: number[] = []
  const timed = async (work: () => ToolStep) => {
    await nextFrame()
    const fromMs = performance.now()
    const step = work()
    frames.push(performance.now() - fromMs)
    return step
  }
  const press = () => timed(() => tool.handle({ type: 'press', at: middle, modifiers }))
  const untilWhole = async (begun: ToolStep) => {
    for (let step = begun; step.goesOn === true; ) step = await timed(() => tool.goOn?.() ?? { ...step, goesOn: false })
  }
  for (let round = 1; round < presses; round++) {
    await press()
    tool.handle({ type: 'cancel', at: middle, modifiers })
  }
  const startMs = performance.now()
  const begun = await press()
  const pressed = frames.splice(0)
  await untilWhole(begun)
  const wholeMs = performance.now() - startMs
  let step = begun
  for (let frame = 0; frame < 80; frame++) {
    const at = { x: middle.x + 40 * Math.sin(frame / 8), y: middle.y }
    step = await timed(() => tool.handle({ type: 'move', at, modifiers }))
  }
  await untilWhole(step)
  const p95 = percentile(frames, 0.95)
  const longest = Math.max(...frames)
  const count = frames.splice(0).length
  tool.handle({ type: 'cancel', at: middle, modifiers })
  // Let go as soon as it is pressed: all but the first moment is done then.
  await press()
  frames.splice(0)
  const letGoMs = performance.now()
  await untilWhole(await timed(() => tool.handle({ type: 'release', at: middle, modifiers })))
  const finishedMs = performance.now() - letGoMs
  const about = `a region grown in 3000 x 3000${name}`
  return [
    { name: `${about}: a frame, without drawing (p95)`, value: p95, unit: 'ms', bar: 16 },
    { name: `${about}: the longest of ${count}`, value: longest, unit: 'ms', bar: null },
    {
      name: `${about}: let go, the longest of ${frames.length} frames`,
      value: Math.max(...frames),
      unit: 'ms',
      bar: 16,
    },
    { name: `${about}: let go until it is whole`, value: finishedMs, unit: 'ms', bar: null },
    { name: `${about}: press to first figures (median)`, value: percentile(pressed, 0.5), unit: 'ms', bar: 16 },
    { name: `${about}: the first in a page`, value: pressed[0] ?? 0, unit: 'ms', bar: null },
    { name: `${about}: press until all is taken in`, value: wholeMs, unit: 'ms', bar: null },
  ]
}
