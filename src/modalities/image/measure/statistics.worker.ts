import { expose } from 'comlink'
import type { RegionStatistics } from '../../../domain/measure/statistics.ts'
import type { Target } from '../../../domain/records/target.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { measuredPixels } from './measured-pixels.ts'
import { statisticsOfMask } from './region-statistics.ts'
import type { ShownUnit } from './suv.ts'

let held: Picture | null = null

const statisticsWorker = {
  /** Takes the picture that everything from now on is asked of. */
  hold(picture: Picture): void {
    held = picture
  },
  /** Statistics of what lies inside a region of the picture held; null for kinds that tell no values. */
  statistics(target: Target, unit: ShownUnit): RegionStatistics | null {
    const mask = held === null ? null : measuredPixels(target, held)
    return held === null || mask === null ? null : statisticsOfMask(held, mask, unit)
  },
}

export type StatisticsWorker = typeof statisticsWorker

expose(statisticsWorker)
