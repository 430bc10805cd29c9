import { type Remote, transfer, wrap } from 'comlink'
import { areaOf, boundsOf } from '../../../domain/geometry/target-operations.ts'
import type { RegionStatistics } from '../../../domain/measure/statistics.ts'
import type { Facts } from '../../../domain/records/case.ts'
import type { Target } from '../../../domain/records/target.ts'
import type { Picture } from '../../../imaging/pixels/picture.ts'
import { type Ending, endingOf } from '../../../lib/ending.ts'
import { measuredPixels } from './measured-pixels.ts'
import { statisticsOfMask } from './region-statistics.ts'
import type { StatisticsWorker } from './statistics.worker.ts'
import { shownUnit } from './suv.ts'

/** Up to so many pixels are looked at here and now: it takes a few milliseconds. */
const fewPixels = 20_000

interface Counter {
  readonly remote: Remote<StatisticsWorker>
  readonly ending: Ending
  /** The picture that the worker has. */
  holds: Picture | null
}

let counter: Counter | null = null

function newCounter(): Counter {
  const worker = new Worker(new URL('./statistics.worker.ts', import.meta.url), { type: 'module' })
  return { remote: wrap<StatisticsWorker>(worker), ending: endingOf(worker), holds: null }
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
  const bounds = boundsOf(target)
  if (bounds === null) return null
  const unit = shownUnit(picture, facts)
  if (bounds.width * bounds.height <= fewPixels) {
    const mask = measuredPixels(target, picture)
    return mask === null ? null : statisticsOfMask(picture, mask, unit)
  }
  if (areaOf(target) === null) return null
  // The figures of an edit must not hold up the frame that shows it.
  await framePainted()
  counter ??= newCounter()
  const { remote, ending } = counter
  // What is sent first is there first.
  const given = counter.holds === picture ? undefined : remote.hold(copied(picture))
  counter.holds = picture
  const asked = Promise.all([remote.statistics(target, unit), given]).then(([told]) => told)
  return ending.before<RegionStatistics | null>(asked, () => {
    counter = null
    return null
  })
}

/** A copy to give away. A stroke asks for the statistics of one picture again and again: it is made once for all of them. */
function copied(picture: Picture): Picture {
  if (picture.kind === 'color') {
    const rgba = picture.rgba.slice()
    return transfer({ ...picture, rgba }, [rgba.buffer])
  }
  const values = picture.values.slice()
  return transfer({ ...picture, values, voiCurves: [] }, [values.buffer])
}

function framePainted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
