import Flatbush from 'flatbush'
import type { Bounds } from '../../../../domain/geometry/bounds.ts'
import { differingWindow } from '../../../../domain/geometry/mask.ts'
import { aspectOfReach, type Reach } from '../../../../domain/geometry/reach.ts'
import { distanceTo } from '../../../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../../../domain/records/target.ts'
import { windowsPainted } from './painted-region.ts'
import type { Region } from './region.ts'

/** The regions of a picture, found by place. */
export interface RegionIndex {
  readonly size: number
  get(id: string): Region | undefined
  /** Puts regions in, in place of those of the same id, and takes others out. Answers with the bounds, old and new, of what changed. */
  update(changed: readonly Region[], removed: readonly string[]): readonly Bounds[]
  /** Regions whose bounds touch a rectangle, in drawing order: by `zOrder`, the older first. */
  within(bounds: Bounds): Region[]
  /** Ids of the regions within reach of a point, the topmost first. */
  hit(at: Point, reach: Reach): readonly string[]
  /** The first of `hit` that is accepted, or null: asked for at every move of the pointer. */
  top(at: Point, reach: Reach, accepts?: (id: string) => boolean): string | null
}

/** Changes held beside the tree until it is built anew: few enough to look through, many enough to make building rare. */
const maximumLoose = 256

export function createRegionIndex(): RegionIndex {
  const byId = new Map<string, Region>()
  /** Regions in the tree, by their number there, in drawing order. */
  let packed: readonly Region[] = []
  let tree: Flatbush | null = null
  let numbers = new Map<string, number>()
  /** By number: 1 where the region is as it is in the tree, 0 where it changed or went since. */
  let current = new Uint8Array()
  /** Regions that changed since the tree was built. */
  let loose = new Map<string, Region>()

  function pack(): void {
    packed = [...byId.values()].sort(below)
    numbers = new Map(packed.map(({ id }, number) => [id, number]))
    current = new Uint8Array(packed.length).fill(1)
    loose = new Map()
    tree = packed.length === 0 ? null : new Flatbush(packed.length)
    for (const { bounds } of packed) tree?.add(bounds.x, bounds.y, bounds.x + bounds.width, bounds.y + bounds.height)
    tree?.finish()
  }

  function within({ x, y, width, height }: Bounds): Region[] {
    const right = x + width
    const bottom = y + height
    // A typed array is sorted by value, and ten times as fast.
    const inTree = new Uint32Array(tree?.search(x, y, right, bottom) ?? []).sort()
    const found: Region[] = []
    for (let i = 0; i < inTree.length; i++) {
      const number = inTree[i] ?? 0
      const region = packed[number]
      if (region !== undefined && current[number] === 1) found.push(region)
    }
    const changed = [...loose.values()].filter(
      ({ bounds }) =>
        bounds.x <= right && bounds.y <= bottom && bounds.x + bounds.width >= x && bounds.y + bounds.height >= y,
    )
    return changed.length === 0 ? found : merged(found, changed.sort(below))
  }

  /** Regions that may be near a point. */
  function topmostFirst(at: Point, reach: Reach): Region[] {
    return within({ x: at.x - reach.x, y: at.y - reach.y, width: 2 * reach.x, height: 2 * reach.y }).reverse()
  }

  /** Takes a region out, as it was. */
  function take(id: string): Region | undefined {
    const old = byId.get(id)
    const number = numbers.get(id)
    if (number !== undefined) current[number] = 0
    byId.delete(id)
    loose.delete(id)
    return old
  }

  return {
    get size() {
      return byId.size
    },
    get: (id) => byId.get(id),
    update(changed, removed) {
      const dirty: Bounds[] = []
      for (const id of removed) {
        const old = take(id)
        if (old !== undefined) dirty.push(old.bounds)
      }
      for (const region of changed) {
        const old = take(region.id)
        dirty.push(...(old === undefined ? [region.bounds] : changedWindows(old, region)))
        byId.set(region.id, region)
        loose.set(region.id, region)
      }
      if (loose.size > maximumLoose) pack()
      return dirty
    },
    within,
    hit: (at, reach) =>
      topmostFirst(at, reach)
        .filter(({ target }) => isWithin(target, at, reach))
        .map(({ id }) => id),
    top: (at, reach, accepts = () => true) =>
      topmostFirst(at, reach).find(({ id, target }) => isWithin(target, at, reach) && accepts(id))?.id ?? null,
  }
}

function isWithin(target: Target, at: Point, reach: Reach): boolean {
  return distanceTo(target, at, aspectOfReach(reach)) <= reach.x
}

/** Where a region looks other than before: of a mask the pixels that differ, since a stroke on a large one changes few. */
function changedWindows(old: Region, region: Region): readonly Bounds[] {
  const isSameOtherwise = old.color === region.color && old.zOrder === region.zOrder
  const both = [old.bounds, region.bounds]
  if (!isSameOtherwise || old.target.kind !== 'mask' || region.target.kind !== 'mask') return both
  if (old.painted !== null || region.painted !== null) return windowsPainted(old, region) ?? both
  return [differingWindow(old.target, region.target)]
}

/** Drawing order. */
function below(a: Region, b: Region): number {
  return a.zOrder - b.zOrder || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Two lists in drawing order as one. */
function merged(a: readonly Region[], b: readonly Region[]): Region[] {
  const all: Region[] = []
  let next = 0
  for (const region of a) {
    for (let other = b[next]; other !== undefined && below(other, region) < 0; other = b[next]) {
      all.push(other)
      next += 1
    }
    all.push(region)
  }
  for (; next < b.length; next++) {
    const other = b[next]
    if (other !== undefined) all.push(other)
  }
  return all
}
