import type { RunningTool, ToolContext, ToolEvent, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import type { StoredMask } from '../../../domain/geometry/mask.ts'
import type { Point } from '../../../domain/records/target.ts'
import { type Growth, growFrom } from '../paint/growth.ts'
import { growthFigures } from '../paint/growth-figures.ts'
import { createMaskDraft, type MaskDraft } from '../paint/mask-draft.ts'
import { toleranceWithin } from '../paint/tool-settings.ts'
import { toolFaces } from './faces.ts'
import { type MaskInHand, maskNow, selectedMask } from './paint-tool.ts'
import { besidePicture, idle, insidePicture, isBeside, letGo } from './steps.ts'

/**
 * Grows a region of like values from where it is pressed; dragging to the right or left lets it take more or less, live, with the values
 * it takes in and its size beside the pointer. It is added to the selected mask, or is a new one where none is selected or Shift is held;
 * Ctrl takes it away.
 */
export const growTool: ToolModule = { ...toolFaces.grow, start: startGrowing }

/** A drag of so many times `tolerancePx` (400 CSS pixels) to the right adds a half to the root of the tolerance: small ones are set finely, large ones are near. */
const reachesADrag = 50

interface Growing {
  /** Where the drag was when it had this tolerance. */
  from: Point
  tolerance: number
  /** The value grown from, and the place of the pointer. */
  readonly seedValue: number
  at: Point
  readonly growth: Growth
  readonly draft: MaskDraft
  readonly mask: MaskInHand
  readonly sets: boolean
  /** Pixels of the growth that are in the draft now. */
  length: number
  /** Pixels that were set (or, taking away, unset) before. */
  readonly before: Uint8Array | null
}

function startGrowing(context: ToolContext): RunningTool {
  let growing: Growing | null = null

  function press({ at, modifiers }: ToolEvent): ToolStep {
    if (isBeside(context, at)) return besidePicture
    const { x, y } = insidePicture(context, at)
    const column = Math.min(Math.floor(x), context.widthPx - 1)
    const row = Math.min(Math.floor(y), context.heightPx - 1)
    const values = context.values()
    const seed = row * context.widthPx + column
    const seedValue = values.at(seed)
    if (Number.isNaN(seedValue)) return { ...idle, refused: 'There is no picture here' }
    const mask = modifiers.shift ? null : selectedMask(context)
    const draft = createMaskDraft(context, mask?.target ?? null)
    growing = {
      from: at,
      at,
      seedValue,
      tolerance: context.settings().tolerance,
      growth: growFrom(context, values, seed),
      draft,
      mask,
      sets: !modifiers.mod,
      length: 0,
      before: mask === null ? null : draft.pixels.slice(),
    }
    return show(growing)
  }

  /** Lets the region take in pixels, or give them back, until it is as large as a tolerance says. */
  function show(now: Growing): ToolStep {
    const values = context.values()
    const tolerance = context.settings().tolerance * values.usualSpan
    const { count: wanted, bounds } = now.growth.reach(tolerance)
    const { order } = now.growth
    const [from, to] = [Math.min(now.length, wanted), Math.max(now.length, wanted)]
    let [left, top, right, bottom] = [context.widthPx, context.heightPx, 0, 0]
    for (let i = from; i < to; i++) {
      const index = order[i] ?? 0
      const wasSet = now.before?.[index] === 1
      now.draft.put(index, wanted > now.length ? now.sets : wasSet)
      const column = index % context.widthPx
      const row = (index - column) / context.widthPx
      left = Math.min(left, column)
      right = Math.max(right, column + 1)
      top = Math.min(top, row)
      bottom = Math.max(bottom, row + 1)
    }
    if (left < right) now.draft.note({ x: left, y: top, width: right - left, height: bottom - top })
    now.length = wanted
    const figures = growthFigures(now.seedValue, tolerance, values, {
      pixels: wanted,
      bounds,
      facts: context.item.facts,
    })
    const replaces = now.mask === null ? {} : { replaces: now.mask.id }
    return { ...idle, busy: true, painting: now.draft, figures, announce: figures.join(', '), ...replaces }
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
    growing.from = growing.at
    growing.tolerance = context.settings().tolerance
    return show(growing)
  }

  function finish(): ToolStep {
    const done = growing
    growing = null
    if (done === null) return idle
    const flips = flipsOf(done)
    if (flips.width === 0) return { ...idle, announce: 'No pixel changed' }
    if (done.mask === null) return { ...idle, command: context.create({ kind: 'mask', ...flips }) }
    return { ...idle, command: context.flip(done.mask.id, flips), announce: `Region of ${done.length} pixels` }
  }

  /** What it adds to its mask or takes away, also where the mask was changed by other means meanwhile. */
  function flipsOf({ mask, draft, growth, length, sets }: Growing): StoredMask {
    const now = maskNow(context, mask)
    if (now === null || now === mask?.target) return draft.flips()
    const anew = createMaskDraft(context, now)
    for (const index of growth.order.subarray(0, length)) anew.put(index, sets)
    anew.note({ x: 0, y: 0, width: context.widthPx, height: context.heightPx })
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
    dispose() {
      growing = null
    },
  }
}
