import type { CroppedMask } from '../../../domain/geometry/row-edges.ts'
import { countSet } from '../../../domain/geometry/run-lengths.ts'
import type { RegionStatistics } from '../../../domain/measure/statistics.ts'
import { brightnessUnit, valueStatistics } from '../../../domain/measure/statistics.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { pixelValuesOf } from '../paint/pixel-values.ts'
import type { ShownUnit } from './suv.ts'

/**
 * Statistics of the modality values of the pixels of a mask, those outside of the picture left out; of a colour picture its brightness.
 * @param mask by the stated rule of `domain/geometry/rasterise.ts`: pixels whose centre is inside
 */
export function statisticsOfMask(picture: Picture, mask: CroppedMask, shown: ShownUnit): RegionStatistics {
  const { widthPx, heightPx } = picture
  const { at, step } = pixelValuesOf(picture, shown)
  const found = new Float64Array(countSet(mask.counts))
  let pixels = 0
  let counted = 0
  let place = 0
  for (const [index, run] of mask.counts.entries()) {
    for (let i = place; index % 2 === 1 && i < place + run; i++) {
      const x = mask.x + (i % mask.width)
      const y = mask.y + Math.floor(i / mask.width)
      if (x < 0 || y < 0 || x >= widthPx || y >= heightPx) continue
      pixels += 1
      const value = at(y * widthPx + x)
      if (Number.isNaN(value)) continue
      found[counted] = value
      counted += 1
    }
    place += run
  }
  const unit = picture.kind === 'color' ? brightnessUnit : shown.unit
  return { pixels, counted, unit, values: valueStatistics(found.subarray(0, counted), step) }
}
