import type {
  PixelValues,
  RunningTool,
  ToolContext,
  ToolEvent,
  ToolModule,
  ToolSettings,
  ToolStep,
} from '../../../contracts/tool.ts'
import type { StoredMask } from '../../../domain/geometry/mask.ts'
import type { Point } from '../../../domain/records/target.ts'
import { type Growth, growFrom } from '../paint/growth.ts'
import { createGrowthDraft, type GrowthDraft } from '../paint/growth-draft.ts'
import { growthFigures, growthRule } from '../paint/growth-figures.ts'
import { toleranceWithin } from '../paint/tool-settings.ts'
import { toolFaces } from './faces.ts'
import { type MaskInHand, maskNow, selectedMask } from './paint-tool.ts'
import { besidePicture, idle, insidePicture, isBeside, letGo } from './steps.ts'

/**
 * Grows a region of like values from where it is pressed, over shared edges; dragging to the right or left lets it take more or less, live,
 * with the values it takes in, its size and what the tool is set to beside the pointer. It is added to the selected mask, or is a new one where
 * none is selected or Shift is held; Ctrl takes it away.
 */
export const growTool: ToolModule = { ...toolFaces.grow, start: startGrowing }

/** A drag of so many times the reach (400 CSS pixels) to the right adds a half to the root of the tolerance: small ones are set finely, large ones are near. */
const reachesADrag = 50
/** A growth that takes longer goes on with the next frame: this leaves time to draw. Where frames are slow, half of the time is for growing. */
const growingMs = 9

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
  readonly draft: GrowthDraft
  readonly mask: MaskInHand
  readonly adds: boolean
  /** When it was shown last, if it goes on from there; milliseconds of `performance.now`. */
  goesOnSinceMs: number | null
  /** What is to be read out once the region is as large as it will be. */
  isToldInFull: boolean
}

function startGrowing(context: ToolContext): RunningTool {
  let growing: Growing | null = null

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

  /** Lets the region take in pixels, or give them back, until it is as large as the tolerance says; as far as there is time. */
  function grown({ growth, draft, made }: Growing, ms: number) {
    const tolerance = context.settings().tolerance * compared(made).usualSpan
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

  function finish(): ToolStep {
    const done = growing
    growing = null
    if (done === null) return idle
    const { length } = grown(done, Infinity)
    const flips = flipsOf(done, length)
    if (flips.width === 0) return { ...idle, announce: 'No pixel changed' }
    if (done.mask === null) return { ...idle, command: context.create({ kind: 'mask', ...flips }) }
    const announce = `Region of ${length.toLocaleString('en-GB')} pixels`
    return { ...idle, command: context.flip(done.mask.id, flips), announce }
  }

  /** What it adds to its mask or takes away, also where the mask was changed by other means meanwhile. */
  function flipsOf({ mask, draft, growth, adds }: Growing, length: number): StoredMask {
    const now = maskNow(context, mask)
    if (now === null || now === mask?.target) return draft.flips()
    const anew = createGrowthDraft(context, now, adds)
    anew.bring(growth.order, length)
    return anew.flips()
  }

  return {
    handle(event) {
      switch (event.type) {
        case 'press':
          return growing === null ? press(event) : finish()
        case 'move':
          return move(event)
        case 'release':
        case 'commit':
          return finish()
        case 'toggle':
          return growing === null ? idle : show(growing)
        case 'back':
        case 'cancel': {
          const wasGrowing = growing !== null
          growing = null
          if (wasGrowing) return { ...idle, announce: 'Region given up' }
          return event.type === 'cancel' ? letGo(context) : idle
        }
      }
    },
    settingsChanged,
    goOn: () => (growing === null ? idle : show(growing)),
    dispose() {
      growing = null
    },
  }
}
