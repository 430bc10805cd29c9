import type { RunningTool, ToolContext, ToolEvent, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import type { Bounds } from '../../../domain/geometry/bounds.ts'
import type { Handle } from '../../../domain/geometry/kind-operations.ts'
import { reachesBetween } from '../../../domain/geometry/reach.ts'
import { dragHandle, handlesOf, insertVertex, removeVertex } from '../../../domain/geometry/target-operations.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { movedInside } from '../moved-inside.ts'
import { draggedAlong, insertedAlong, type SharedVertex, sharedVertices } from '../shared-borders.ts'
import { handleAt } from '../usable-handles.ts'
import { toolFaces } from './faces.ts'
import { idle, insidePicture, pixelAspect, shownAspect } from './steps.ts'
import { toggleSelectedPoint } from './toggle-point.ts'

/** What the held button is doing: to one annotation, to all that are selected, or picking some. */
type Drag = ShapeDrag | { readonly moves: readonly string[]; readonly from: Point } | { readonly picksFrom: Point }

interface ShapeDrag {
  readonly annotationId: string
  readonly from: Point
  /** The shape when the drag began. */
  readonly original: Target
  /** Null: the whole shape moves. */
  readonly handle: Handle | null
  /** Vertices of other regions at the place of the handle, which go along. */
  readonly shared: readonly SharedVertex[]
  /** Whether there is something to store even without a move: a new vertex. */
  readonly changed: boolean
}

/**
 * Selects, moves, resizes, turns. Click selects, Shift- or Ctrl-click adds or takes away, a further click goes through what lies below;
 * a drag on empty ground selects what it encloses, a drag on one of several selected marks moves them all. Handles
 * of a single selected mark: Shift keeps the aspect (or turns in steps), Alt resizes about the centre. Vertices of polygons and lines:
 * double click or Alt-drag on an edge puts one in, Alt-click on one takes it out. A vertex that lies on another region's takes that one
 * along, where borders are shared.
 */
export const selectTool: ToolModule = {
  ...toolFaces.select,
  start: startSelecting,
}

function startSelecting(context: ToolContext): RunningTool {
  let drag: Drag | null = null
  let moved = false
  /** Selection to take when the button is let go without a move. */
  let onClick: readonly string[] | null = null

  function onlySelected(): { readonly id: string; readonly target: Target } | undefined {
    const [id, ...others] = context.selection()
    const annotation = id === undefined || others.length > 0 ? undefined : context.annotation(id)
    return annotation === undefined ? undefined : { id: annotation.id, target: annotation.target }
  }

  function press(event: ToolEvent): ToolStep {
    moved = false
    onClick = null
    return pressOnSelected(event) ?? pressOnMark(event)
  }

  /** Takes hold of a handle or, with Alt, puts a vertex in or takes one out. */
  function pressOnSelected({ at, modifiers }: ToolEvent): ToolStep | null {
    const selected = onlySelected()
    if (selected === undefined) return null
    const { id: annotationId, target } = selected
    const handle = handleAt(target, at, context.reach())
    if (handle?.kind === 'vertex' && modifiers.alt) {
      const without = removeVertex(target, handle.id)
      if (without === null) return { ...idle, refused: 'It needs this vertex' }
      return { ...idle, command: context.change(annotationId, without), announce: 'Vertex removed' }
    }
    if (handle !== undefined) {
      const shared = handle.kind === 'vertex' ? sharedVertices(context, handle.at, annotationId) : []
      drag = { annotationId, from: at, original: target, handle, shared, changed: false }
      return { ...idle, busy: true }
    }
    const inserted = modifiers.alt ? insertNear(target, at) : null
    if (inserted === null) return null
    const { handle: vertex } = inserted
    const shared = insertedAlong(context, vertex.at, annotationId)
    drag = { annotationId, from: at, original: inserted.target, handle: vertex, shared, changed: true }
    return { preview: inserted.target, replaces: annotationId, command: null, busy: true }
  }

  function pressOnMark({ at, modifiers }: ToolEvent): ToolStep {
    const hits = context.hitTest(at)
    const selection = context.selection()
    const top = hits[0]
    const adds = modifiers.shift || modifiers.mod
    if (top === undefined) {
      drag = { picksFrom: at }
      return adds ? { ...idle, busy: true } : { ...idle, busy: true, select: [] }
    }
    if (adds) {
      const rest = selection.filter((id) => id !== top)
      return { ...idle, select: rest.length < selection.length ? rest : [...selection, top] }
    }
    // What is selected already is moved even where something lies above it; a mere click goes on to the next below.
    const held = hits.find((id) => selection.includes(id)) ?? top
    const next = hits[(hits.indexOf(held) + 1) % hits.length] ?? top
    if (selection.includes(held)) onClick = [selection.length > 1 ? held : next]
    const target = context.annotation(held)?.target
    if (selection.length > 1 && selection.includes(held)) drag = { moves: selection, from: at }
    else if (target !== undefined)
      drag = { annotationId: held, from: at, original: target, handle: null, shared: [], changed: false }
    return { ...idle, busy: true, ...(selection.includes(held) ? {} : { select: [held] }) }
  }

  function shapeNow({ from, original, handle }: ShapeDrag, { at, modifiers }: ToolEvent): Target {
    const dx = at.x - from.x
    const dy = at.y - from.y
    if (handle === null) return movedInside(original, dx, dy, context)
    const to = { x: handle.at.x + dx, y: handle.at.y + dy }
    return dragHandle(original, handle.id, handle.kind === 'rotate' ? to : insidePicture(context, to), {
      keepAspect: modifiers.shift,
      fromCentre: modifiers.alt && handle.kind !== 'vertex',
      pixelAspect: pixelAspect(context),
      shownAspect: shownAspect(context),
    })
  }

  /** The other regions with the vertices that they share with the dragged one. */
  function alongNow({ from, handle, shared }: ShapeDrag, { at }: ToolEvent): ReadonlyMap<string, Target> {
    if (handle === null || shared.length === 0) return new Map()
    const to = { x: handle.at.x + at.x - from.x, y: handle.at.y + at.y - from.y }
    return draggedAlong(shared, insidePicture(context, to))
  }

  /** A trembling hand is no move. */
  function notice(held: Drag, { at }: ToolEvent): void {
    const from = 'picksFrom' in held ? held.picksFrom : held.from
    moved ||= reachesBetween(context.reach(), from, at) > 1 / 4
  }

  function move(event: ToolEvent): ToolStep {
    if (drag === null) return idle
    notice(drag, event)
    if (!moved && !('changed' in drag && drag.changed)) return { ...idle, busy: true }
    if ('picksFrom' in drag) return { ...idle, busy: true, marquee: rectangleBetween(drag.picksFrom, event.at) }
    if ('moves' in drag) return { ...idle, busy: true, moving: { ids: drag.moves, ...shiftNow(drag, event) } }
    return {
      preview: shapeNow(drag, event),
      replaces: drag.annotationId,
      along: alongNow(drag, event),
      command: null,
      busy: true,
    }
  }

  /** How far several marks have been dragged, as far as there is room for all. */
  function shiftNow({ moves, from }: { moves: readonly string[]; from: Point }, { at }: ToolEvent) {
    const room = context.room(moves, at.x - from.x, at.y - from.y)
    return { dx: room.x, dy: room.y }
  }

  function release(event: ToolEvent): ToolStep {
    const finished = drag
    drag = null
    if (finished === null) return idle
    notice(finished, event)
    if ('picksFrom' in finished) return moved ? pick(rectangleBetween(finished.picksFrom, event.at), event) : idle
    if (!moved && !('changed' in finished && finished.changed))
      return onClick === null ? idle : { ...idle, select: onClick }
    if ('moves' in finished) {
      const { dx, dy } = shiftNow(finished, event)
      const announce = `${finished.moves.length} annotations moved`
      return { ...idle, command: context.move(finished.moves, dx, dy), announce }
    }
    return changed(finished.annotationId, shapeNow(finished, event), alongNow(finished, event))
  }

  function changed(id: string, target: Target, along: ReadonlyMap<string, Target>, done?: string): ToolStep {
    const announce = along.size === 0 ? done : `${along.size + 1} regions changed at their common border`
    const command = along.size === 0 ? context.change(id, target) : context.changeAll(new Map([[id, target], ...along]))
    return { ...idle, command, ...(announce === undefined ? {} : { announce }) }
  }

  function pick(rectangle: Bounds, { modifiers }: ToolEvent): ToolStep {
    const inside = context.within(rectangle)
    const before = modifiers.shift || modifiers.mod ? context.selection() : []
    const select = [...new Set([...before, ...inside])]
    return { ...idle, select, announce: `${select.length} selected` }
  }

  function insertNear(target: Target, at: Point) {
    const inserted = insertVertex(target, at, shownAspect(context))
    const handle = inserted && handlesOf(inserted.target).find(({ id }) => id === inserted.handleId)
    if (inserted === null || handle == null || reachesBetween(context.reach(), handle.at, at) > 1) return null
    return { target: inserted.target, handle }
  }

  function insertOnEdge({ at }: ToolEvent): ToolStep {
    const selected = onlySelected()
    if (selected === undefined || handleAt(selected.target, at, context.reach()) !== undefined) return idle
    const inserted = insertNear(selected.target, at)
    if (inserted === null) return idle
    const shared = insertedAlong(context, inserted.handle.at, selected.id)
    return changed(selected.id, inserted.target, draggedAlong(shared, inserted.handle.at), 'Vertex added')
  }

  return {
    handle(event) {
      switch (event.type) {
        case 'press':
          return press(event)
        case 'move':
          return move(event)
        case 'release':
          return release(event)
        case 'commit':
          return insertOnEdge(event)
        case 'toggle':
          return drag === null ? toggleSelectedPoint(context, event.at) : { ...idle, busy: true }
        case 'back':
          return drag === null ? idle : { ...idle, busy: true }
        case 'cancel': {
          const wasDragging = drag !== null
          drag = null
          return wasDragging ? idle : { ...idle, select: [] }
        }
      }
    },
    dispose() {
      drag = null
    },
  }
}

function rectangleBetween(a: Point, b: Point): Bounds {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(b.x - a.x), height: Math.abs(b.y - a.y) }
}
