import type {
  PixelValues,
  RunningTool,
  ToolContext,
  ToolEvent,
  ToolModule,
  ToolSettings,
  ToolStep,
} from '../../../contracts/tool.ts'
import { setCount } from '../../../domain/geometry/run-lengths.ts'
import type { Point } from '../../../domain/records/target.ts'
import { type Growth, growFrom } from '../paint/growth.ts'
import { growthFigures, growthRule } from '../paint/growth-figures.ts'
import { createMaskDraft, type MaskDraft } from '../paint/mask-draft.ts'
import { toleranceWithin } from '../paint/tool-settings.ts'
import { toolFaces } from './faces.ts'
import { type MaskInHand, selectedMask } from './paint-tool.ts'
import { idle, insidePicture, letGo } from './steps.ts'

/**
 * Grows a region of like values from where it is pressed, over shared edges; dragging to the right or left lets it take more or less, live,
 * with the values it takes in, its size and what the tool is set to beside the pointer. It is added to the selected mask, or is a new one where
 * none is selected or Shift is held; Ctrl takes it away.
 */
export const growTool: ToolModule = { ...toolFaces.grow, start: startGrowing }

/** A drag of so many times `tolerancePx` (400 CSS pixels) to the right adds a half to the root of the tolerance: small ones are set finely, large ones are near. */
const reachesADrag = 50
/** A growth that takes longer goes on with the next frame: this leaves time to draw. */
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
  readonly draft: MaskDraft
  readonly mask: MaskInHand
  readonly sets: boolean
  /** Pixels of the growth that are in the draft now. */
  length: number
  /** Pixels that are set in the draft. */
  setPx: number
  /** Pixels that were set (or, taking away, unset) before. */
  readonly before: Uint8Array | null
  /** What is to be read out once the region is as large as it will be. */
  isToldInFull: boolean
}

function startGrowing(context: ToolContext): RunningTool {
  let growing: Growing | null = null

  function press({ at, modifiers }: ToolEvent): ToolStep {
    const { x, y } = insidePicture(context, at)
    const column = Math.min(Math.floor(x), context.widthPx - 1)
    const row = Math.min(Math.floor(y), context.heightPx - 1)
    const seed = row * context.widthPx + column
    if (Number.isNaN(context.values().at(seed))) return { ...idle, refused: 'There is no picture here' }
    const mask = modifiers.shift ? null : selectedMask(context)
    const draft = createMaskDraft(context, mask?.target ?? null)
    const made = context.settings()
    growing = {
      from: at,
      at,
      seed,
      tolerance: made.tolerance,
      growth: growFrom(context, compared(made), seed, made.mostHolePx),
      made,
      draft,
      mask,
      sets: !modifiers.mod,
      length: 0,
      setPx: mask === null ? 0 : setCount(mask.target.counts),
      before: mask === null ? null : draft.pixels.slice(),
      isToldInFull: true,
    }
    return show(growing)
  }

  function compared({ evensNoise }: Growing['made']): PixelValues {
    return evensNoise ? context.evenedValues() : context.values()
  }

  /** Lets the draft have pixels [0, wanted) of the growth. */
  function bring(now: Growing, wanted: number): void {
    const { growth, draft, before, sets, length } = now
    const { widthPx } = context
    let [left, top, right, bottom] = [widthPx, context.heightPx, 0, 0]
    for (let i = Math.min(length, wanted); i < Math.max(length, wanted); i++) {
      const index = growth.order[i] ?? 0
      const wasSet = before?.[index] === 1
      draft.put(index, wanted > length ? sets : wasSet)
      if (wasSet !== sets) now.setPx += wanted > length === sets ? 1 : -1
      const column = index % widthPx
      const row = (index - column) / widthPx
      if (column < left) left = column
      if (column >= right) right = column + 1
      if (row < top) top = row
      if (row >= bottom) bottom = row + 1
    }
    now.length = wanted
    if (left < right) draft.note({ x: left, y: top, width: right - left, height: bottom - top })
  }

  /** Lets the region take in pixels, or give them back, until it is as large as a tolerance says; as far as there is time. */
  function show(now: Growing, ms = growingMs): ToolStep {
    const settings = context.settings()
    const values = compared(now.made)
    const tolerance = settings.tolerance * values.usualSpan
    const endMs = performance.now() + ms
    const { count, bounds, isWhole } = now.growth.reach(tolerance, () => performance.now() > endMs)
    bring(now, count)
    const maskPixels = now.mask === null ? null : now.setPx
    const grown = { pixels: count, maskPixels, bounds, isWhole, facts: context.item.facts }
    const figures = growthFigures(values.at(now.seed), tolerance, values, grown)
    const rule = growthRule(now.made)
    const told = isWhole ? { announce: (now.isToldInFull ? [...figures, ...rule] : figures).join(', ') } : {}
    now.isToldInFull &&= !isWhole
    return {
      ...idle,
      busy: true,
      painting: now.draft,
      figures: [...figures, ...rule],
      ...told,
      ...(isWhole ? {} : { goesOn: true }),
      ...(now.mask === null ? {} : { replaces: now.mask.id }),
    }
  }

  function move(event: ToolEvent): ToolStep {
    if (growing === null) return idle
    growing.at = event.at
    const dragged = context.rightwards(growing.from, event.at) / (reachesADrag * context.tolerancePx())
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
    bring(growing, 0)
    growing.made = settings
    growing.growth = growFrom(context, compared(settings), growing.seed, settings.mostHolePx)
    growing.isToldInFull = true
    return show(growing)
  }

  function finish(): ToolStep {
    const done = growing
    growing = null
    if (done === null) return idle
    show(done, Infinity)
    const flips = done.draft.flips()
    if (flips.width === 0) return { ...idle, announce: 'No pixel changed' }
    if (done.mask === null) return { ...idle, command: context.create({ kind: 'mask', ...flips }) }
    return {
      ...idle,
      command: context.flip(done.mask.id, flips),
      announce: `Region of ${done.length.toLocaleString('en-GB')} pixels`,
    }
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
