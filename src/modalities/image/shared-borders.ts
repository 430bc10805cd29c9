import type { ToolContext } from '../../contracts/tool.ts'
import { distanceBetween } from '../../domain/geometry/plane.ts'
import { reachesBetween } from '../../domain/geometry/reach.ts'
import { dragHandle, handlesOf, insertVertex } from '../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../domain/records/target.ts'

/** Vertices so near to each other, in image pixels, are one place: twice what clipping rounds to. */
const samePlacePx = 2e-4

const plain = { keepAspect: false, fromCentre: false }

/** A vertex of another region that lies where the one that is dragged does. */
export interface SharedVertex {
  readonly annotationId: string
  readonly original: Target
  readonly handleIds: readonly string[]
}

/** What is to be known of what else there is on the picture. */
type Around = Pick<ToolContext, 'settings' | 'touching'>

/** Vertices of other regions at a place: they are on both borders, and go along with the one that is dragged. */
export function sharedVertices(context: Around, at: Point, except: string): readonly SharedVertex[] {
  return bordersAt(context, at, except).flatMap(([annotationId, target]) => {
    const handleIds = vertexIdsAt(target, at)
    return handleIds.length === 0 ? [] : [{ annotationId, original: target, handleIds }]
  })
}

/**
 * The same where a vertex is put in on a border: another region whose border runs there gets one too, and what has one there already is as it is.
 */
export function insertedAlong(context: Around, at: Point, except: string): readonly SharedVertex[] {
  return bordersAt(context, at, except).flatMap(([annotationId, target]) => {
    const present = vertexIdsAt(target, at)
    if (present.length > 0) return [{ annotationId, original: target, handleIds: present }]
    const inserted = insertVertex(target, at)
    const vertex = handlesOf(inserted?.target ?? target).find(({ id }) => id === inserted?.handleId)
    if (inserted === null || vertex === undefined || distanceBetween(vertex.at, at) > samePlacePx) return []
    // To the last digit where the other is.
    const original = dragHandle(inserted.target, inserted.handleId, at, plain)
    return [{ annotationId, original, handleIds: [inserted.handleId] }]
  })
}

function bordersAt(context: Around, at: Point, except: string): readonly (readonly [id: string, target: Target])[] {
  if (!context.settings().sharesBorders) return []
  const around = { x: at.x - samePlacePx, y: at.y - samePlacePx, width: 2 * samePlacePx, height: 2 * samePlacePx }
  return context
    .touching(around)
    .flatMap(({ id, target }) =>
      id === except || (target.kind !== 'polygon' && target.kind !== 'polyline') ? [] : [[id, target] as const],
    )
}

function vertexIdsAt(target: Target, at: Point): readonly string[] {
  return handlesOf(target).flatMap((handle) => (distanceBetween(handle.at, at) <= samePlacePx ? [handle.id] : []))
}

/** The other regions with their vertices at a new place. */
export function draggedAlong(shared: readonly SharedVertex[], to: Point): ReadonlyMap<string, Target> {
  return new Map(
    shared.map(({ annotationId, original, handleIds }) => [
      annotationId,
      handleIds.reduce((target, handleId) => dragHandle(target, handleId, to, plain), original),
    ]),
  )
}

/** The vertex of another region near a place, so that what is drawn beside it has the very same border; else the place itself. */
export function snappedToVertex(context: ToolContext, at: Point): Point {
  if (!context.settings().sharesBorders) return at
  const reach = context.reach()
  const near = context
    .touching({ x: at.x - reach.x / 2, y: at.y - reach.y / 2, width: reach.x, height: reach.y })
    .filter(({ target }) => target.kind === 'polygon' || target.kind === 'polyline')
    .flatMap(({ target }) => handlesOf(target))
    .map((handle) => ({ place: handle.at, reaches: reachesBetween(reach, handle.at, at) }))
    .filter(({ reaches }) => reaches <= 1 / 2)
    .sort((a, b) => a.reaches - b.reaches)
  return near[0]?.place ?? at
}
