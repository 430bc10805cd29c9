import { setTargets } from '../../../domain/commands/shape-commands.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Handle } from '../../../domain/geometry/kind-operations.ts'
import { turned } from '../../../domain/geometry/plane.ts'
import {
  boundsOf,
  dragHandle,
  handlesOf,
  insertVertex,
  removeVertex,
} from '../../../domain/geometry/target-operations.ts'
import { aspectOf, shownAspectOf } from '../../../domain/measure/scale.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { sessionMarkText } from '../../../session/session-marks.ts'
import { toolSettings } from '../paint/tool-settings.ts'
import { draggedAlong, insertedAlong, type SharedVertex, sharedVertices } from '../shared-borders.ts'
import { spoken } from '../tools/steps.ts'
import { handleName } from './handle-name.ts'
import type { ImagePane } from './image-pane.ts'
import { itemNow } from './mark-figures.ts'
import { marksTouching } from './marks-touching.ts'
import type { RegionIndex } from './regions/region-index.ts'

/** Changing the shape of the only selected mark by keys: one of its handles is in hand. */
export interface HandleKeys {
  /** Id of the handle in hand; null: none. */
  held(): string | null
  /** Takes the next handle in hand, or the one before; false where nothing with handles is selected alone. */
  take(by: 1 | -1): boolean
  /** Moves it by image pixels, or turns by degrees; held keys add up to one change. False where none is in hand. */
  by(dx: number, dy: number): boolean
  /** Puts a vertex in behind the one in hand, and takes that in hand. */
  insert(): boolean
  /** Takes the vertex in hand out. */
  remove(): boolean
  letGo(): boolean
  /** Makes the change that is under way. */
  commit(): void
}

/** Handles for keys stand where they stand; only the rotate handle has a distance, which does not matter to keys. */
const rotateReachPx = 40

interface Moving {
  readonly original: Target
  readonly dx: number
  readonly dy: number
  /** Vertices of other regions at the place of the handle, which go along. */
  readonly shared: readonly SharedVertex[]
}

/** @param onChange another handle is in hand, or none */
export function createHandleKeys(pane: ImagePane, index: RegionIndex, onChange: () => void): HandleKeys {
  const { viewStore } = pane.session
  const { widthPx, heightPx } = pane.opened.picture
  let inHand: { readonly annotationId: string; readonly handleId: string } | null = null
  /** The move that is under way. */
  let moving: Moving | null = null

  const around = {
    settings: toolSettings.getState,
    touching: (bounds: Bounds) => marksTouching(pane, index, bounds),
  }

  function selected(): { readonly id: string; readonly target: Target } | undefined {
    const [id, ...others] = viewStore.get().selection
    const target = id === undefined || others.length > 0 || pane.isLocked(id) ? undefined : index.get(id)?.target
    return id === undefined || target === undefined ? undefined : { id, target }
  }

  /** The mark and its handle in hand, while the mark is the only one selected. */
  function current() {
    const mark = selected()
    if (mark === undefined || inHand?.annotationId !== mark.id) return undefined
    const handles = handlesOf(mark.target, rotateReachPx)
    const at = handles.findIndex(({ id }) => id === inHand?.handleId)
    const handle = handles[at]
    return handle === undefined ? undefined : { ...mark, handles, at, handle }
  }

  function put(annotationId: string, handleId: string, target: Target): void {
    inHand = { annotationId, handleId }
    const handles = handlesOf(target, rotateReachPx)
    const handle = handles.find(({ id }) => id === handleId)
    if (handle !== undefined) viewStore.announce(`${handleName(handle, handles)} at ${spoken(handle.at)}`)
    onChange()
  }

  function shapeNow(handle: Handle, { original, dx, dy }: Moving): Target {
    const { facts } = itemNow(pane)
    const shownAspect = shownAspectOf(facts)
    const to =
      handle.kind === 'rotate'
        ? turnedTo(handle, original, dx + dy, shownAspect)
        : { x: handle.at.x + dx, y: handle.at.y + dy }
    return dragHandle(original, handle.id, handle.kind === 'rotate' ? to : inside(to), {
      keepAspect: false,
      fromCentre: false,
      pixelAspect: aspectOf(facts),
      shownAspect,
    })
  }

  function inside({ x, y }: Point): Point {
    return { x: Math.min(Math.max(x, 0), widthPx), y: Math.min(Math.max(y, 0), heightPx) }
  }

  /** The other regions with the vertices that they share with the moved one. */
  function alongNow({ at }: Handle, { dx, dy, shared }: Moving): ReadonlyMap<string, Target> {
    return draggedAlong(shared, inside({ x: at.x + dx, y: at.y + dy }))
  }

  function change(annotationId: string, target: Target, along: ReadonlyMap<string, Target>): boolean {
    const command =
      along.size === 0 ? pane.change(annotationId, target) : setTargets(new Map([[annotationId, target], ...along]))
    return pane.dispatch(command) !== null
  }

  function commit(): void {
    if (moving === null || inHand === null) return
    const { annotationId, handleId } = inHand
    const handle = handlesOf(moving.original, rotateReachPx).find(({ id }) => id === handleId)
    const target = handle === undefined ? moving.original : shapeNow(handle, moving)
    const along = handle === undefined ? new Map<string, Target>() : alongNow(handle, moving)
    moving = null
    viewStore.setPreview(null)
    if (!change(annotationId, target, along)) return
    const others = along.size === 0 ? '' : `; ${along.size + 1} regions changed at their common border`
    viewStore.announce(`${sessionMarkText(pane.session, annotationId) ?? ''}${others}`)
  }

  return {
    held: () => current()?.handle.id ?? null,
    take(by) {
      commit()
      const mark = selected()
      if (mark === undefined) return false
      const handles = handlesOf(mark.target, rotateReachPx)
      const at = current()?.at ?? (by === 1 ? -1 : 0)
      const next = handles[(at + by + handles.length) % handles.length]
      if (next === undefined) return false
      put(mark.id, next.id, mark.target)
      return true
    },
    by(dx, dy) {
      const held = current()
      if (held === undefined) return false
      const shared = () => (held.handle.kind === 'vertex' ? sharedVertices(around, held.handle.at, held.id) : [])
      moving ??= { original: held.target, dx: 0, dy: 0, shared: shared() }
      moving = { ...moving, dx: moving.dx + dx, dy: moving.dy + dy }
      const original = handlesOf(moving.original, rotateReachPx).find(({ id }) => id === held.handle.id) ?? held.handle
      const target = shapeNow(original, moving)
      viewStore.setPreview({
        paneId: pane.paneId,
        target,
        replaces: held.id,
        along: alongNow(original, moving),
      })
      const moved = handlesOf(target, rotateReachPx).find(({ id }) => id === held.handle.id)
      if (moved !== undefined) viewStore.announce(spoken(moved.at))
      return true
    },
    insert() {
      commit()
      const held = current()
      if (held === undefined) return false
      const vertices = held.handles.filter(({ kind }) => kind === 'vertex')
      const next = vertices[(vertices.indexOf(held.handle) + 1) % vertices.length]
      const inserted = next === undefined ? null : insertVertex(held.target, between(held.handle.at, next.at))
      const vertex = handlesOf(inserted?.target ?? held.target).find(({ id }) => id === inserted?.handleId)
      if (inserted === null || vertex === undefined) viewStore.refuse('This shape takes no further points')
      else {
        const along = draggedAlong(insertedAlong(around, vertex.at, held.id), vertex.at)
        if (change(held.id, inserted.target, along)) put(held.id, inserted.handleId, inserted.target)
      }
      return true
    },
    remove() {
      commit()
      const held = current()
      if (held === undefined || held.handle.kind !== 'vertex') return false
      const without = removeVertex(held.target, held.handle.id)
      if (without === null) viewStore.refuse('It needs this point')
      else if (pane.dispatch(pane.change(held.id, without)) !== null) {
        const before = handlesOf(without, rotateReachPx)[Math.max(0, held.at - 1)]
        if (before !== undefined) put(held.id, before.id, without)
      }
      return true
    },
    letGo() {
      commit()
      if (current() === undefined) return false
      inHand = null
      viewStore.announce('Handle let go')
      onChange()
      return true
    },
    commit,
  }
}

function between(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

/** Where a rotate handle is to be dragged to turn its shape by so many degrees clockwise, as they are seen. */
function turnedTo({ at }: Handle, target: Target, degrees: number, shownAspect: number): Point {
  const bounds = boundsOf(target)
  if (bounds === null) return at
  const centre = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 }
  const arm = turned({ x: at.x - centre.x, y: (at.y - centre.y) * shownAspect }, degrees)
  return { x: centre.x + arm.x, y: centre.y + arm.y / shownAspect }
}
