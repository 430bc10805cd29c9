import type { RunningTool, ToolContext, ToolEvent, ToolStep } from '../../../contracts/tool.ts'
import type { Point, TargetOf } from '../../../domain/records/target.ts'
import { brushCentre, sweepBrush } from '../paint/brush-disc.ts'
import { createStroke, type Paintable, paintableIn, type Stroke } from '../paint/stroke.ts'
import { largestBrushPx } from '../paint/tool-settings.ts'
import { idle, letGo } from './steps.ts'

/** The mask that a stroke goes on, or null: a new one. */
export type MaskInHand = { readonly id: string; readonly target: TargetOf<'mask'> } | null

interface PaintTool {
  readonly label: string
  /** The mask that a press is for; a text refuses it. */
  pick(context: ToolContext, event: ToolEvent): MaskInHand | string
  /** Whether a press paints, or takes away. */
  sets(event: ToolEvent): boolean
}

/** The only selected mark, where it is a mask. */
export function selectedMask(context: ToolContext): MaskInHand {
  const [id, ...others] = context.selection()
  const target = id === undefined || others.length > 0 ? undefined : context.annotation(id)?.target
  return id !== undefined && target?.kind === 'mask' ? { id, target } : null
}

/** A mask in hand as it stands now; null: there is none (any more). */
export function maskNow(context: ToolContext, mask: MaskInHand): TargetOf<'mask'> | null {
  const target = mask === null ? undefined : context.annotation(mask.id)?.target
  return target?.kind === 'mask' ? target : null
}

/** What a tool says whose mask somebody removed, or made a shape of, in the middle of it. */
export function maskGone(label: string): ToolStep {
  return { ...idle, refused: `The mask is not there any more: ${label.toLowerCase()} given up` }
}

/** A straight piece of the way of a brush. */
interface Passage {
  readonly from: Point
  readonly to: Point
  readonly sizePx: number
}

/** What a press and what follows it is doing. */
type Held =
  | {
      readonly kind: 'stroke'
      readonly draft: Stroke
      readonly mask: MaskInHand
      readonly mayPaint: Paintable
      readonly sets: boolean
      readonly way: Passage[]
      last: Point
    }
  | { readonly kind: 'size'; readonly from: Point; readonly sizePx: number }

/**
 * A round brush: what it passes over while the button is held is one stroke, and one change. Alt-drag to the right or left makes it
 * larger or smaller instead.
 */
export function startPainting(context: ToolContext, tool: PaintTool): RunningTool {
  let held: Held | null = null

  function step(stroke: Held & { kind: 'stroke' }): ToolStep {
    const { draft, mask } = stroke
    return { ...idle, busy: true, painting: draft, ...(mask === null ? {} : { replaces: mask.id }) }
  }

  function press(event: ToolEvent): ToolStep {
    if (event.modifiers.alt) {
      held = { kind: 'size', from: event.at, sizePx: context.settings().brushPx }
      return { ...idle, busy: true }
    }
    const mask = tool.pick(context, event)
    if (typeof mask === 'string') return { ...idle, refused: mask }
    const settings = context.settings()
    const mayPaint = paintableIn(settings, settings.evensNoise ? context.evenedValues() : context.values())
    const at = brushCentre(onPixel(event.at), settings.brushPx)
    const stroke = {
      kind: 'stroke' as const,
      draft: createStroke(context, mask?.target ?? null, mayPaint),
      mask,
      mayPaint,
      sets: tool.sets(event),
      way: [],
      last: at,
    }
    held = stroke
    return paintTo(stroke, at)
  }

  /** At the very edge of the picture it is on the last pixel; beside the picture it is where it is, and paints what it reaches. */
  function onPixel({ x, y }: Point): Point {
    const { widthPx, heightPx } = context
    return { x: x === widthPx ? widthPx - 0.5 : x, y: y === heightPx ? heightPx - 0.5 : y }
  }

  function paintTo(stroke: Held & { kind: 'stroke' }, to: Point): ToolStep {
    const passage = { from: stroke.last, to, sizePx: context.settings().brushPx }
    stroke.way.push(passage)
    sweep(stroke.draft, passage, stroke.sets)
    stroke.last = to
    return step(stroke)
  }

  function move(event: ToolEvent): ToolStep {
    if (held === null) return idle
    if (held.kind === 'stroke') return paintTo(held, brushCentre(event.at, context.settings().brushPx))
    const wider = 2 * context.rightwards(held.from, event.at)
    const brushPx = Math.round(Math.min(largestBrushPx, Math.max(1, held.sizePx + wider)))
    context.set({ brushPx })
    return { ...idle, busy: true, announce: `Size ${brushPx}` }
  }

  /** The mask was changed by other means, an undo or another tab: the stroke goes on over what it is now. */
  function marksChanged(): ToolStep | null {
    if (held?.kind !== 'stroke' || held.mask === null) return null
    const now = maskNow(context, held.mask)
    if (now === null) {
      held = null
      return maskGone(tool.label)
    }
    if (now === held.mask.target) return null
    const anew = { ...held, mask: { id: held.mask.id, target: now }, draft: createStroke(context, now, held.mayPaint) }
    for (const passage of held.way) sweep(anew.draft, passage, held.sets)
    held = anew
    return step(anew)
  }

  function finish(): ToolStep {
    const done = held
    held = null
    if (done === null || done.kind === 'size') return idle
    const flips = done.draft.flips()
    if (flips.width === 0) return { ...idle, announce: 'No pixel changed' }
    if (done.mask === null) return { ...idle, command: context.create({ kind: 'mask', ...flips }) }
    const announce = `${tool.label}: ${flips.counts.reduce((sum, run, i) => (i % 2 === 1 ? sum + run : sum), 0)} pixels`
    return { ...idle, command: context.flip(done.mask.id, flips), announce }
  }

  return {
    handle(event) {
      switch (event.type) {
        case 'press':
          return held === null ? press(event) : move(event)
        case 'move':
          return move(event)
        case 'commit':
          // The second press of a double click is a dab like the first.
          return held === null ? press(event) : finish()
        case 'release':
          if (held !== null) move(event)
          return finish()
        case 'toggle':
          return held?.kind === 'stroke' ? step(held) : idle
        case 'back':
        case 'cancel': {
          const wasHeld = held !== null
          held = null
          if (wasHeld) return { ...idle, announce: `${tool.label} given up` }
          return event.type === 'cancel' ? letGo(context) : idle
        }
      }
    },
    marksChanged,
    dispose() {
      held = null
    },
  }
}

function sweep(draft: Stroke, { from, to, sizePx }: Passage, sets: boolean): void {
  draft.note(sweepBrush(from, to, sizePx, (row, start, end) => draft.span(row, start, end, sets)))
}
