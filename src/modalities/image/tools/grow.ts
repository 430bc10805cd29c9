import type {
  PixelValues,
  RunningTool,
  ToolContext,
  ToolEvent,
  ToolModule,
  ToolSettings,
  ToolStep,
} from '../../../contracts/tool.ts'
import type { Command } from '../../../domain/commands/command.ts'
import type { Point, Target } from '../../../domain/records/target.ts'
import { finishedGrowth } from '../paint/finished-growth.ts'
import { type Growth, growFrom } from '../paint/growth.ts'
import { createGrowthDraft, type GrowthDraft } from '../paint/growth-draft.ts'
import { growthFigures, growthRule } from '../paint/growth-figures.ts'
import { toleranceWithin } from '../paint/tool-settings.ts'
import { toolFaces } from './faces.ts'
import { type MaskInHand, maskGone, maskNow, selectedMask } from './paint-tool.ts'
import { besidePicture, idle, insidePicture, isBeside, letGo } from './steps.ts'

/**
 * Grows a region of like values from where it is pressed, over shared edges; dragging to the right or left lets it take more or less, live,
 * with the values it takes in, its size and what the tool is set to beside the pointer. It is added to the selected mask, or is a new one where
 * none is selected or Shift is held; Ctrl takes it away. Let go before all of it is there it is finished between frames, and stored when it is
 * whole; what is pressed until then waits for it.
 */
export const growTool: ToolModule = { ...toolFaces.grow, start: startGrowing }

/** A drag of so many times the reach (400 CSS pixels) to the right adds a half to the root of the tolerance: small ones are set finely, large ones are near. */
const reachesADrag = 50
/** A growth that takes longer goes on with the next frame: this leaves time to draw. Where frames are slow, half of the time is for growing. */
const growingMs = 9
/** The same once it is let go: nothing of it is drawn until it is whole. */
const finishingMs = 11
/** What takes longer to finish is told. */
const momentMs = 300

interface Growing {
  /** Where the drag was when it had this tolerance. */
  from: Point
  tolerance: number
  readonly seed: number
  /** The place of the pointer. */
  at: Point
  growth: Growth
  /** What the growth is made by. */
  made: Pick<ToolSettings, 'mostHolePx' | 'evensNoise'>
  draft: GrowthDraft
  mask: MaskInHand
  readonly adds: boolean
  /** When it was shown last, if it goes on from there; milliseconds of `performance.now`. */
  goesOnSinceMs: number | null
  /** What is to be read out once the region is as large as it will be. */
  isToldInFull: boolean
}

/** A region that was let go, and is not whole yet. */
interface Finishing {
  readonly work: Generator<void, ToolStep>
  readonly sinceMs: number
  /** As it is shown: the same step again as long as nothing else is to be seen. */
  shown: ToolStep
  isTold: boolean
}

function startGrowing(context: ToolContext): RunningTool {
  let growing: Growing | null = null
  let finishing: Finishing | null = null
  /** What was pressed, moved and let go before the region in hand was whole. */
  let waiting: readonly ToolEvent[] = []

  function press({ at, modifiers }: ToolEvent): ToolStep {
    if (isBeside(context, at)) return besidePicture
    const { x, y } = insidePicture(context, at)
    const column = Math.min(Math.floor(x), context.widthPx - 1)
    const row = Math.min(Math.floor(y), context.heightPx - 1)
    const seed = row * context.widthPx + column
    if (Number.isNaN(context.values().at(seed))) return { ...idle, refused: 'There is no picture here' }
    const mask = modifiers.shift ? null : selectedMask(context)
    const adds = !modifiers.mod
    if (mask === null && !adds) return { ...idle, refused: 'Select a mask to take the region out of' }
    const made = context.settings()
    growing = {
      from: at,
      at,
      seed,
      tolerance: made.tolerance,
      growth: growFrom(context, compared(made), seed, made.mostHolePx),
      made,
      draft: createGrowthDraft(context, mask?.target ?? null, adds),
      mask,
      adds,
      goesOnSinceMs: null,
      isToldInFull: true,
    }
    return show(growing)
  }

  function compared({ evensNoise }: Growing['made']): PixelValues {
    return evensNoise ? context.evenedValues() : context.values()
  }

  /** In the unit of the values. */
  function toleranceOf(made: Growing['made']): number {
    return context.settings().tolerance * compared(made).usualSpan
  }

  /** Lets the region take in pixels, or give them back, until it is as large as the tolerance says; as far as there is time. */
  function grown({ growth, draft, made }: Growing, ms: number) {
    const tolerance = toleranceOf(made)
    const endMs = performance.now() + ms
    const isTimeUp = () => performance.now() > endMs
    const { count, bounds, isWhole } = growth.reach(tolerance, isTimeUp)
    const isBrought = draft.bring(growth.order, count, isTimeUp)
    return { length: count, bounds, isWhole: isWhole && isBrought, tolerance }
  }

  function show(now: Growing): ToolStep {
    const startMs = performance.now()
    const ms = now.goesOnSinceMs === null ? growingMs : Math.max(growingMs, (startMs - now.goesOnSinceMs) / 2)
    const { length, bounds, isWhole, tolerance } = grown(now, ms)
    now.goesOnSinceMs = isWhole ? null : startMs
    const values = compared(now.made)
    const maskPixels = now.mask === null ? null : now.draft.pixelCount()
    const { facts } = context.item
    const figures = growthFigures(values.at(now.seed), tolerance, values, {
      pixels: length,
      maskPixels,
      bounds,
      isWhole,
      facts,
    })
    const rule = growthRule(now.made)
    const told = isWhole ? { announce: (now.isToldInFull ? [...figures, ...rule] : figures).join(', ') } : {}
    now.isToldInFull &&= !isWhole
    return {
      ...idle,
      busy: true,
      painting: now.draft.painting,
      figures: [...figures, ...rule],
      ...told,
      ...(isWhole ? {} : { goesOn: true }),
      ...(now.mask === null ? {} : { replaces: now.mask.id }),
    }
  }

  function move(event: ToolEvent): ToolStep {
    if (growing === null) return idle
    growing.at = event.at
    const reachPx = Math.abs(context.rightwards({ x: 0, y: 0 }, context.reach()))
    const dragged = context.rightwards(growing.from, event.at) / (reachesADrag * reachPx)
    const root = Math.max(0, Math.sqrt(growing.tolerance) + dragged / 2)
    context.set({ tolerance: toleranceWithin(root * root, context.values()) })
    return show(growing)
  }

  /** A drag goes on from what was set by other means. */
  function settingsChanged(): ToolStep {
    if (growing === null) return idle
    const settings = context.settings()
    growing.from = growing.at
    growing.tolerance = settings.tolerance
    const { mostHolePx, evensNoise } = growing.made
    if (settings.mostHolePx === mostHolePx && settings.evensNoise === evensNoise) return show(growing)
    growing.draft.bring(growing.growth.order, 0)
    growing.made = settings
    growing.growth = growFrom(context, compared(settings), growing.seed, settings.mostHolePx)
    growing.isToldInFull = true
    return show(growing)
  }

  /** The mask was changed by other means, an undo or another tab: the region goes on over what it is now. */
  function marksChanged(): ToolStep | null {
    if (growing === null || growing.mask === null) return null
    const now = maskNow(context, growing.mask)
    if (now === null) {
      growing = null
      return maskGone('Region')
    }
    if (now === growing.mask.target) return null
    growing.mask = { id: growing.mask.id, target: now }
    growing.draft = createGrowthDraft(context, now, growing.adds)
    return show(growing)
  }

  function finish(): ToolStep {
    if (growing === null) return idle
    const shown = { ...shownOf(growing), busy: true, goesOn: true, isLetGo: true }
    const create = growing.mask === null ? context.creator('mask') : null
    finishing = { work: finished(growing, create), sinceMs: performance.now(), shown, isTold: false }
    growing = null
    return goOnFinishing(finishing)
  }

  function shownOf({ draft, mask }: Growing): ToolStep {
    return { ...idle, painting: draft.painting, ...(mask === null ? {} : { replaces: mask.id }) }
  }

  function goOnFinishing(now: Finishing): ToolStep {
    const endMs = performance.now() + finishingMs
    let step = now.work.next()
    while (step.done !== true && performance.now() < endMs) step = now.work.next()
    if (step.done !== true) return whileFinishing(now)
    finishing = null
    return withWaiting(step.value)
  }

  function whileFinishing(now: Finishing): ToolStep {
    if (!now.isTold && performance.now() - now.sinceMs > momentMs) {
      now.isTold = true
      now.shown = { ...now.shown, figures: ['finishing …'], announce: 'Region: finishing' }
    }
    return now.shown
  }

  /** What waits comes after the step, one at a time. */
  function withWaiting(step: ToolStep): ToolStep {
    return waiting.length === 0 ? step : { ...step, busy: true, goesOn: true }
  }

  /** @param create null: it is added to a mask, or taken away */
  function* finished(done: Growing, create: ((target: Target) => Command) | null): Generator<void, ToolStep> {
    const { mask, growth, adds } = done
    const whole = yield* finishedGrowth(growth, toleranceOf(done.made), done.draft)
    const { count } = whole
    let { flips } = whole
    // Where the mask was changed by other means meanwhile: what it adds to the mask as it is now.
    let base = mask?.target
    for (let now = maskNow(context, mask); now !== null && now !== base; now = maskNow(context, mask)) {
      base = now
      const anew = createGrowthDraft(context, now, adds)
      yield* anew.bringBySteps(growth.order, count)
      flips = yield* anew.flipsBySteps()
    }
    if (flips.width === 0) return { ...idle, announce: 'No pixel changed' }
    if (create !== null || mask === null) return { ...idle, command: create?.({ kind: 'mask', ...flips }) ?? null }
    const announce = `Region of ${count.toLocaleString('en-GB')} pixels`
    return { ...idle, command: context.flip(mask.id, flips), announce }
  }

  function giveUp(): ToolStep {
    growing = null
    finishing = null
    waiting = []
    return { ...idle, announce: 'Region given up' }
  }

  /** While a region is being finished: what begins the next one waits. A second press in the same place, and what is not pressed, is nothing. */
  function wait(now: Finishing, event: ToolEvent): ToolStep {
    const last = waiting.at(-1)?.type
    const isHeld = last === 'press' || last === 'move'
    if (event.type === 'press' || (isHeld && event.type !== 'toggle')) {
      const before = event.type === 'move' && last === 'move' ? waiting.slice(0, -1) : waiting
      waiting = [...before, event]
    }
    return whileFinishing(now)
  }

  function handle(event: ToolEvent): ToolStep {
    const isGivenUp = event.type === 'back' || event.type === 'cancel'
    if (isGivenUp) {
      if (growing !== null || finishing !== null || waiting.length > 0) return giveUp()
      return event.type === 'cancel' ? letGo(context) : idle
    }
    if (finishing !== null) return wait(finishing, event)
    switch (event.type) {
      case 'press':
        return growing === null ? press(event) : finish()
      case 'move':
        return move(event)
      case 'toggle':
        return growing === null ? idle : show(growing)
      default:
        return finish()
    }
  }

  /** The next of what has waited. */
  function takeUp(): ToolStep {
    const [next, ...others] = waiting
    if (next === undefined) return idle
    waiting = others
    return withWaiting(handle(next))
  }

  return {
    handle(event) {
      // What comes in between goes after what waits already.
      if (waiting.length === 0 || finishing !== null || event.type === 'back' || event.type === 'cancel')
        return handle(event)
      waiting = [...waiting, event]
      return takeUp()
    },
    marksChanged,
    settingsChanged: () => (finishing === null ? settingsChanged() : whileFinishing(finishing)),
    goOn() {
      if (finishing !== null) return goOnFinishing(finishing)
      if (waiting.length > 0) return takeUp()
      return growing === null ? idle : show(growing)
    },
    dispose() {
      giveUp()
    },
  }
}
