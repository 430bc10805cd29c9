import type { Command } from '../domain/commands/command.ts'
import type { Bounds } from '../domain/geometry/bounds.ts'
import type { RunSource } from '../domain/geometry/mask-runs.ts'
import type { Reach } from '../domain/geometry/reach.ts'
import type { CroppedMask } from '../domain/geometry/row-edges.ts'
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

/** A point of something half drawn. */
export interface DraftPoint extends Point {
  /** Of a named point: known, and not to be seen. */
  readonly visible?: boolean
}

/** A mask being painted: what it would be, before it is a record. */
export interface Painting {
  readonly widthPx: number
  readonly heightPx: number
  /** The pixels that are set at the moment: others while the painting goes on. */
  readonly runs: RunSource
  /** Windows in which pixels have changed, in order; only ever added to. Before the first all pixels are as in `replaces`, else unset. */
  readonly changes: readonly Bounds[]
  /** The pixels that differ from the mask it began with, in the smallest window. */
  flips(): CroppedMask
}

export interface ToolStep {
  /** What to draw over the picture now; null: nothing. */
  readonly preview: Target | null
  /** A mask being painted, in place of `preview`. */
  readonly painting?: Painting
  /** Other annotations that change along, with their shapes. */
  readonly along?: ReadonlyMap<string, Target>
  /** The annotation that `preview` or `painting` stands in for while it is changed, if any. */
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
  /** Figures to stand beside the pointer as long as this goes on, a line each. */
  readonly figures?: readonly string[]
  /** Not all is done that can be seen of it: `goOn` is to be called with the next frame. */
  readonly goesOn?: boolean
  /** What was drawn is let go and is being finished: nobody is needed for it any more, and it is done though the tool is put away. */
  readonly isLetGo?: boolean
  /** For screen readers. */
  readonly announce?: string
  /** What came of it that nobody may miss: shown, and said to screen readers. */
  readonly notice?: string
  /** Why what was asked for was not done: shown, and said to screen readers. */
  readonly refused?: string
}

/** Settings of the drawing tools: they stay from case to case, and change nothing that is drawn already. */
export interface ToolSettings {
  /** Diameter of brush and eraser, whole image pixels. */
  readonly brushPx: number
  /** Modality values, both ends inclusive, outside of which nothing is painted; null: everywhere. */
  readonly range: { readonly low: number; readonly high: number } | null
  /** How far values may be from that of the seed, as a share of `PixelValues.usualSpan`: 0 or more. */
  readonly tolerance: number
  /** Holes of up to so many pixels in what takes in like values are closed; 0: all are kept, Infinity: all are closed. */
  readonly mostHolePx: number
  /** Whether values are evened out (`ToolContext.evenedValues`) before they are compared. */
  readonly evensNoise: boolean
  /** Whether a vertex takes those of other regions at the same place along. */
  readonly sharesBorders: boolean
}

/** Values of the picture at hand, in the unit they are shown in. */
export interface PixelValues {
  readonly lowest: number
  readonly highest: number
  /**
   * How far apart black and white are in the window that the picture opens with, cut to the picture's own range: what lies apart to the eye. Above 0, and
   * the same for all slices of one window.
   */
  readonly usualSpan: number
  /** The step from one value to the next; 0 where values are not whole steps apart. */
  readonly step: number
  readonly unit: string | null
  /** By index, row * widthPx + column. A colour has its brightness, 0 to 255; padding and what is no number are NaN. */
  at(index: number): number
}

export interface ToolContext {
  readonly item: Item
  readonly slice: Slice | null
  readonly widthPx: number
  readonly heightPx: number
  /** How near is near (about 8 CSS pixels at the present zoom); read it at every event. */
  reach(): Reach
  /** How far a place lies to the right of another on the screen, however the view is turned; image pixels. */
  rightwards(from: Point, to: Point): number
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
  /** The same for a mark that takes a while to finish: it gets label, slice and window of now. */
  creator(kind: TargetKind): (target: Target) => Command
  /** A command that gives an annotation another shape. */
  change(annotationId: string, target: Target): Command
  /** A command that gives several annotations other shapes, as one step. */
  changeAll(targets: ReadonlyMap<string, Target>): Command
  /** A command that flips pixels of a mask: a stroke. */
  flip(annotationId: string, flips: CroppedMask): Command
  /** A command that cuts an annotation into pieces, each a mark of its own. */
  cut(annotationId: string, pieces: readonly Target[]): Command
  /** Annotations that touch a rectangle, topmost last, those that cannot be changed left out. */
  touching(bounds: Bounds): readonly Annotation[]
  settings(): ToolSettings
  set(change: Partial<ToolSettings>): void
  values(): PixelValues
  /** The same, with noise evened out: each value the median of those of the 3 x 3 pixels around it. */
  evenedValues(): PixelValues
  /** A command that moves annotations by image pixels, together and no further than the picture goes. */
  move(annotationIds: readonly string[], dx: number, dy: number): Command
  /** (dx, dy) cut to where annotations can move together inside the picture. */
  room(annotationIds: readonly string[], dx: number, dy: number): Point
}

export interface RunningTool {
  handle(event: ToolEvent): ToolStep
  /** What the tools are set to was changed by other means while this one is in the middle of something. */
  settingsChanged?(): ToolStep
  /** Marks were changed by other means while this one is in the middle of something; null: it is none of its. */
  marksChanged?(): ToolStep | null
  /** The points that are set so far, where they are set one by one: put down in the middle of it, it can be taken up again. */
  draft?(): readonly DraftPoint[]
  /** Goes on from points that were set before. */
  takeUp?(draft: readonly DraftPoint[]): ToolStep
  /** Goes on with what takes longer than a frame. */
  goOn?(): ToolStep
  dispose(): void
}

/** What a tool can be set to, for its controls. */
export type ToolControl = 'brush' | 'range' | 'tolerance' | 'holes' | 'noise'

/** A tool as it is listed: for the toolbar, the list of keys, and whatever else need not run it. */
export interface ToolFace {
  readonly id: string
  readonly label: string
  /** Its key as `chordOf` spells it: `R`, `Shift+K`. */
  readonly shortcut: string
  /** CSS cursor over the viewer. */
  readonly cursor: string
  /** Tools of one group stand together. */
  readonly group: 'look' | 'shape' | 'mask' | 'measure'
  /** Kinds of target it makes; empty for tools that change or look. */
  readonly produces: readonly TargetKind[]
  /** Works at a place that keys can point to, though it makes nothing new: an eraser. */
  readonly aims?: boolean
  /** Draws by a held button: the space bar is that button for who draws by keys. */
  readonly strokes?: boolean
  readonly controls?: readonly ToolControl[]
}

/** A tool: a small state machine, tested without a browser. */
export interface ToolModule extends ToolFace {
  start(context: ToolContext): RunningTool
}

/** Whether a tool works where keys can point. */
export function aimsByKeys({ produces, aims }: ToolFace): boolean {
  return produces.length > 0 || aims === true
}
