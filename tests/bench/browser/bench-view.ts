import type { Affine } from '../../../src/domain/geometry/affine.ts'
import type { Brush } from '../../../src/modalities/image/views/regions/canvas-2d.ts'
import type { Region } from '../../../src/modalities/image/views/regions/region.ts'
import type { RegionIndex } from '../../../src/modalities/image/views/regions/region-index.ts'
import { createRegionIndex } from '../../../src/modalities/image/views/regions/region-index.ts'
import { createRegionStage, type RegionStage } from '../../../src/modalities/image/views/regions/region-stage.ts'

export const benchPicturePx = 3000
export const benchView = { width: 1200, height: 800 }

/** The whole picture of 3000 x 3000 in a view of 1200 x 800 CSS pixels. */
export const fittedView: Affine = {
  a: benchView.height / benchPicturePx,
  b: 0,
  c: 0,
  d: benchView.height / benchPicturePx,
  e: (benchView.width - benchView.height) / 2,
  f: 0,
}

/** What is near in it: 8 CSS pixels. */
export const fittedReach = { x: 8 / fittedView.a, y: 8 / fittedView.d }

export interface BenchStage {
  readonly stage: RegionStage
  readonly index: RegionIndex
  /** Draws now, and waits until the pixels are there. */
  drawNow(): void
  /** Resolves when a sharp redraw is ready. */
  settled(): Promise<void>
  remove(): void
}

/** Regions on a stage, sharp and at rest. */
export async function benchStage(
  regions: readonly Region[],
  view: Affine,
  drawOverlay: (context: Brush, toDevice: Affine, pixelRatio: number) => void,
): Promise<BenchStage> {
  const container = document.createElement('div')
  document.body.append(container)
  const index = createRegionIndex()
  index.update(regions, [])
  let stale = () => {}
  const stage = createRegionStage({ container, index, drawOverlay, onStale: () => stale() })
  const settled = () =>
    new Promise<void>((resolve) => {
      stale = resolve
    })
  stage.resize(benchView, 1)
  const ready = settled()
  stage.setView(view)
  await ready
  stale = () => {}
  stage.draw()
  return {
    stage,
    index,
    settled,
    drawNow() {
      stage.draw()
      for (const canvas of container.querySelectorAll('canvas')) canvas.getContext('2d')?.getImageData(0, 0, 1, 1)
    },
    remove() {
      stage.dispose()
      container.remove()
    },
  }
}

export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}
