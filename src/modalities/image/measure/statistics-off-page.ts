import { type Remote, transfer, wrap } from 'comlink'
import { countSet } from '../../../domain/geometry/run-lengths.ts'
import type { RegionStatistics } from '../../../domain/measure/statistics.ts'
import type { Facts } from '../../../domain/records/case.ts'
import type { Target } from '../../../domain/records/target.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { type Ending, endingOf } from '../../../lib/ending.ts'
import { measuredPixels } from './measured-pixels.ts'
import { croppedTo, statisticsOfMask } from './region-statistics.ts'
import type { StatisticsWorker } from './statistics.worker.ts'
import { shownUnit } from './suv.ts'

/** Up to so many pixels are looked at here and now: it takes a few milliseconds. */
const fewPixels = 20_000

interface Counter {
  readonly remote: Remote<StatisticsWorker>
  readonly ending: Ending
}

let counter: Counter | null = null

function newCounter(): Counter {
  const worker = new Worker(new URL('./statistics.worker.ts', import.meta.url), { type: 'module' })
  return { remote: wrap<StatisticsWorker>(worker), ending: endingOf(worker) }
}

/**
 * Statistics of what lies inside a region, in a worker where that is much; null for kinds that tell no values, and where the worker has
 * ended: the next region gets a new one.
 */
export async function regionStatistics(
  picture: Picture,
  target: Target,
  facts: Facts,
): Promise<RegionStatistics | null> {
  const mask = measuredPixels(target, picture)
  if (mask === null) return null
  const unit = shownUnit(picture, facts)
  if (countSet(mask.counts) <= fewPixels) return statisticsOfMask(picture, mask, unit)
  const cropped = croppedTo(picture, mask)
  const memory = cropped.picture.kind === 'color' ? cropped.picture.rgba.buffer : cropped.picture.values.buffer
  counter ??= newCounter()
  const { remote, ending } = counter
  const asked: Promise<RegionStatistics | null> = remote.statisticsOfMask(
    transfer(cropped.picture, [memory]),
    cropped.mask,
    unit,
  )
  return ending.before(asked, () => {
    counter = null
    return null
  })
}
