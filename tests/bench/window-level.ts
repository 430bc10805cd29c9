import { buildLut, type Lut } from '../../src/imaging/pixels/lut.ts'
import { buildMips } from '../../src/imaging/pixels/mips.ts'
import { type GrayscaleImage, grayscaleImage } from '../../src/imaging/pixels/picture.ts'
import { renderView } from '../../src/imaging/pixels/render.ts'
import type { BenchRow } from './row.ts'
import { mean } from './statistics.ts'
import { seededRandom } from './synthetic-vocabulary.ts'

const sidePx = 3000
const shownPx = 1024
const frames = 120

/** A 16-bit picture of 12 bits stored: a slope with noise, so that neighbours differ as on a film. */
function film(): GrayscaleImage {
  const random = seededRandom(1)
  const values = new Uint16Array(sidePx * sidePx)
  for (let i = 0; i < values.length; i++) values[i] = Math.min(4095, ((i % sidePx) >> 1) + random() * 1200)
  return grayscaleImage({ widthPx: sidePx, heightPx: sidePx, values })
}

function timeFrames(draw: (step: number) => void): number {
  const samples: number[] = []
  for (let step = -20; step < frames; step++) {
    const start = performance.now()
    draw(step)
    if (step >= 0) samples.push(performance.now() - start)
  }
  return mean(samples)
}

/** The plain way: the window's formula for each displayed pixel. */
function drawPlainly(image: GrayscaleImage, centre: number, width: number, out: Uint32Array): void {
  const scale = sidePx / shownPx
  for (let y = 0; y < shownPx; y++) {
    for (let x = 0; x < shownPx; x++) {
      const stored = image.values[Math.floor(y * scale) * sidePx + Math.floor(x * scale)] ?? 0
      const value = image.slope * stored + image.intercept
      const grey = Math.min(255, Math.max(0, Math.round(((value - (centre - 0.5)) / (width - 1) + 0.5) * 255)))
      out[y * shownPx + x] = 0xff000000 | (grey << 16) | (grey << 8) | grey
    }
  }
}

/** Script a frame while the window is dragged: table and displayed pixels anew at every step. */
export function benchWindowLevel(): BenchRow[] {
  const image = film()
  const mips = buildMips(image)
  const out = new Uint32Array(shownPx * shownPx)
  const scale = shownPx / sidePx
  const view = {
    transform: { a: scale, b: 0, c: 0, d: scale, e: 0, f: 0 },
    widthPx: shownPx,
    heightPx: shownPx,
    invert: false,
    smooth: false,
  }
  const window = (step: number) => ({ centre: 1500 + 5 * step, width: 2000 + 7 * step })
  let lut: Lut | undefined
  const value = timeFrames((step) => {
    lut = buildLut(image, window(step), { reuse: lut })
    renderView(image, mips, lut, view, out)
  })
  const plain = timeFrames((step) => {
    const { centre, width } = window(step)
    drawPlainly(image, centre, width, out)
  })
  return [
    {
      name: 'window/level drag, 3000 x 3000 16-bit shown in 1 MP, script a frame (mean)',
      value,
      unit: 'ms',
      bar: 4,
      baseline: { name: 'the formula a pixel', value: plain },
    },
  ]
}
