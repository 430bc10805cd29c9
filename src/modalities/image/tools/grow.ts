import type { RunningTool, ToolContext, ToolEvent, ToolModule, ToolStep } from '../../../contracts/tool.ts'
import type { Point } from '../../../domain/records/target.ts'
import { type Growth, growFrom } from '../paint/growth.ts'
import { createMaskDraft, type MaskDraft } from '../paint/mask-draft.ts'
import { toolFaces } from './faces.ts'
import { type MaskInHand, selectedMask } from './paint-tool.ts'
import { idle, insidePicture, letGo } from './steps.ts'

/**
 * Grows a region of like values from where it is pressed; dragging to the right or left lets it take more or less, live. It is added to
 * the selected mask, or is a new one where none is selected or Shift is held; Ctrl takes it away.
 */
export const growTool: ToolModule = { ...toolFaces.grow, start: startGrowing }

/** A drag over so many image pixels at the present zoom (8 of `tolerancePx`) goes through half of the picture's values. */
const reachesADrag = 50

interface Growing {
  readonly from: Point
  readonly tolerance: number
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
    const { x, y } = insidePicture(context, at)
    const column = Math.min(Math.floor(x), context.widthPx - 1)
    const row = Math.min(Math.floor(y), context.heightPx - 1)
    const values = context.values()
    const seed = row * context.widthPx + column
    if (Number.isNaN(values.at(seed))) return { ...idle, refused: 'There is no picture here' }
    const mask = modifiers.shift ? null : selectedMask(context)
    const draft = createMaskDraft(context, mask?.target ?? null)
    growing = {
      from: at,
      tolerance: context.settings().tolerance,
      growth: growFrom(context, values, seed),
      draft,
      mask,
      sets: !modifiers.mod,
      length: 0,
      before: mask === null ? null : draft.pixels.slice(),
    }
    return show(growing, growing.tolerance)
  }

  /** Lets the region take in pixels, or give them back, until it is as large as a tolerance says. */
  function show(now: Growing, tolerance: number): ToolStep {
    const { lowest, highest } = context.values()
    const wanted = now.growth.reach(tolerance * (highest - lowest))
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
    return { ...idle, busy: true, painting: now.draft, ...(now.mask === null ? {} : { replaces: now.mask.id }) }
  }

  function move(event: ToolEvent): ToolStep {
    if (growing === null) return idle
    const dragged = (event.at.x - growing.from.x) / (reachesADrag * context.tolerancePx())
    const tolerance = Math.min(1, Math.max(0, growing.tolerance + dragged / 2))
    context.set({ tolerance: Math.round(tolerance * 1000) / 1000 })
    return show(growing, context.settings().tolerance)
  }

  function finish(): ToolStep {
    const done = growing
    growing = null
    if (done === null) return idle
    const flips = done.draft.flips()
    if (flips.width === 0) return { ...idle, announce: 'No pixel changed' }
    if (done.mask === null) return { ...idle, command: context.create({ kind: 'mask', ...flips }) }
    return { ...idle, command: context.flip(done.mask.id, flips), announce: `Region of ${done.length} pixels` }
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
          return growing === null ? idle : show(growing, context.settings().tolerance)
        case 'back':
        case 'cancel': {
          const wasGrowing = growing !== null
          growing = null
          if (wasGrowing) return { ...idle, announce: 'Region given up' }
          return event.type === 'cancel' ? letGo(context) : idle
        }
      }
    },
    dispose() {
      growing = null
    },
  }
}
