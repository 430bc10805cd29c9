import type { RunningTool, ToolContext, ToolEvent, ToolFace, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import { reachesBetween } from '../../../domain/geometry/reach.ts'
import { firstProblemOf } from '../../../domain/geometry/target-operations.ts'
import { measurementWarning, shortMeasurementText } from '../../../domain/measure/measurement-text.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { idle, insidePicture, shownAspect, spoken } from './steps.ts'

interface Placed extends ToolFace {
  /** What each place is, in order: "one end", "the apex". The last one finishes. */
  readonly places: readonly string[]
  /** The target of all places; of fewer, where Enter may finish with them; null: not yet. */
  make(points: readonly Point[], context: ToolContext): Target | null
  /** What to show while there are fewer; `points` ends with where the pointer is. */
  preview(points: readonly Point[], context: ToolContext): Target | null
}

/**
 * A tool that measures between places set one after the other: by a click each, or two at once by a drag. Shift keeps a line level,
 * upright or at 45 degrees. Enter or a double click finishes where enough is set, Backspace takes the last place back, Escape gives up.
 */
export function placingTool(shape: Placed): ToolModule {
  const { places, make, preview, ...face } = shape
  return { ...face, start: (context) => startPlacing(context, { ...face, places, make, preview }) }
}

function startPlacing(context: ToolContext, { label, places, make, preview }: Placed): RunningTool {
  let set: readonly Point[] = []
  /** The button of the last place is still down. */
  let held = false

  const drawing = (at: Point, announce?: string): ToolStep => ({
    preview: set.length === 0 ? null : preview([...set, at], context),
    command: null,
    busy: set.length > 0,
    ...(announce === undefined ? {} : { announce }),
  })

  function placeOf({ at, modifiers }: ToolEvent): Point {
    const place = insidePicture(context, at)
    const last = set.at(-1)
    return modifiers.shift && last !== undefined ? straight(context, last, place) : place
  }

  function put(place: Point): ToolStep {
    set = [...set, place]
    if (set.length === places.length) return finish(place)
    const next = places[set.length] ?? ''
    return drawing(place, `${label}: ${places[set.length - 1] ?? ''} at ${spoken(place)}; now ${next}`)
  }

  function finish(at: Point): ToolStep {
    const target = make(set, context)
    if (target === null || firstProblemOf(target) !== undefined) {
      // The last place made no shape: it waits for a better one.
      if (set.length === places.length) set = set.slice(0, -1)
      return drawing(at, `${label} needs ${places[set.length] ?? ''}`)
    }
    set = []
    held = false
    const { facts } = context.item
    const announce = [shortMeasurementText(target, facts), measurementWarning(target, facts)].filter(
      (text) => text !== null,
    )
    return { ...idle, command: context.create(target), announce: announce.join('. ') }
  }

  function isNew(place: Point): boolean {
    const last = set.at(-1)
    return last === undefined || reachesBetween(context.reach(), last, place) > 1 / 2
  }

  return {
    handle(event) {
      const place = placeOf(event)
      if (event.type === 'press') {
        held = true
        // The second click of a double click is no place of its own.
        return isNew(place) ? put(place) : drawing(place)
      }
      if (set.length === 0) return idle
      switch (event.type) {
        case 'release': {
          const isDragged = held && isNew(place)
          held = false
          return isDragged ? put(place) : drawing(place)
        }
        case 'move':
        case 'toggle':
          return drawing(place)
        case 'commit':
          return finish(place)
        case 'back':
          set = set.slice(0, -1)
          held = false
          return set.length === 0 ? { ...idle, announce: `${label} given up` } : drawing(place, 'Last place taken back')
        case 'cancel':
          set = []
          held = false
          return { ...idle, announce: `${label} given up` }
      }
    },
    draft: () => set,
    takeUp(draft) {
      set = draft.map(({ x, y }) => ({ x, y }))
      held = false
      return drawing(set.at(-1) ?? { x: 0, y: 0 })
    },
    dispose() {
      set = []
    },
  }
}

/** The nearest place in one of the eight directions, as they are on the body and on the screen, cut where the picture ends. */
function straight(context: ToolContext, from: Point, to: Point): Point {
  const { widthPx, heightPx } = context
  const aspect = shownAspect(context)
  const [dx, dy] = [to.x - from.x, (to.y - from.y) * aspect]
  const turn = Math.round(Math.atan2(dy, dx) / (Math.PI / 4))
  const [x, y] = [Math.round(Math.cos((turn * Math.PI) / 4)), Math.round(Math.sin((turn * Math.PI) / 4))]
  const wanted = (dx * x + dy * y) / (x * x + y * y)
  const room = (at: number, step: number, end: number) => (step === 0 ? Infinity : step > 0 ? end - at : at)
  const reach = Math.min(wanted, room(from.x, x, widthPx), room(from.y, y, heightPx) * aspect)
  return { x: from.x + reach * x, y: from.y + (reach * y) / aspect }
}
