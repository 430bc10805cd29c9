import type { Command } from '../domain/commands/command.ts'
import type { Bounds } from '../domain/geometry/bounds.ts'
import type { Annotation } from '../domain/records/annotation.ts'
import type { Item } from '../domain/records/case.ts'
import type { Label } from '../domain/records/label.ts'
import type { Point, Slice, Target, TargetKind } from '../domain/records/target.ts'

export interface Modifiers {
  readonly shift: boolean
  readonly alt: boolean
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean
}

/**
 * What a pointer or the keyboard does, in document units (image: pixels from the top-left corner of the first).
 * `move`, `press`, `release`: pointer, or the keyboard's crosshair; `commit`: Enter or double click, finishes; `back`: Backspace,
 * takes the last step back; `toggle`: Shift+O, turns a point from visible to occluded or back; `cancel`: Escape.
 */
export interface ToolEvent {
  readonly type: 'move' | 'press' | 'release' | 'commit' | 'back' | 'toggle' | 'cancel'
  readonly at: Point
  readonly modifiers: Modifiers
}

export interface ToolStep {
  /** What to draw over the picture now; null: nothing. */
  readonly preview: Target | null
  /** The annotation that `preview` stands in for while it is changed, if any. */
  readonly replaces?: string
  /** Marks to show where they are being moved to, by image pixels, instead of where they are. */
  readonly moving?: { readonly ids: readonly string[]; readonly dx: number; readonly dy: number }
  /** A rectangle to show: what it touches will be selected. */
  readonly marquee?: Bounds
  /** One finished edit, or null. */
  readonly command: Command | null
  /** New selection, where the step changes it. */
  readonly select?: readonly string[]
  /** Move what is seen by this many document units, where the step looks around. */
  readonly pan?: Point
  /** In the middle of something: Escape belongs to the tool, other tools wait. */
  readonly busy: boolean
  /** For screen readers. */
  readonly announce?: string
}

export interface ToolContext {
  readonly item: Item
  readonly slice: Slice | null
  readonly widthPx: number
  readonly heightPx: number
  /** How near is near, in image pixels (about 8 CSS pixels at the present zoom); read it at every event. */
  tolerancePx(): number
  selection(): readonly string[]
  annotation(id: string): Annotation | undefined
  /** Annotation ids under a point, topmost first. */
  hitTest(at: Point): readonly string[]
  /** Annotation ids that lie wholly inside a rectangle, topmost last. */
  within(bounds: Bounds): readonly string[]
  /** The label that a new mark of a kind would get. */
  labelFor(kind: TargetKind): Label | undefined
  /** A command that adds a mark of the active label. */
  create(target: Target): Command
  /** A command that gives an annotation another shape. */
  change(annotationId: string, target: Target): Command
  /** A command that moves annotations by image pixels, together and no further than the picture goes. */
  move(annotationIds: readonly string[], dx: number, dy: number): Command
  /** (dx, dy) cut to where annotations can move together inside the picture. */
  room(annotationIds: readonly string[], dx: number, dy: number): Point
}

export interface RunningTool {
  handle(event: ToolEvent): ToolStep
  dispose(): void
}

/** A tool: a small state machine, tested without a browser. */
export interface ToolModule {
  readonly id: string
  readonly label: string
  /** Its key as `chordOf` spells it: `R`, `Shift+K`. */
  readonly shortcut: string
  /** CSS cursor over the viewer. */
  readonly cursor: string
  /** Kinds of target it makes; empty for tools that change or look. */
  readonly produces: readonly TargetKind[]
  start(context: ToolContext): RunningTool
}
