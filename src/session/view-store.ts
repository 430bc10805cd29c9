import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Affine } from '../domain/geometry/affine.ts'
import type { Bounds } from '../domain/geometry/bounds.ts'
import type { RunSource } from '../domain/geometry/mask-runs.ts'
import type { CroppedMask } from '../domain/geometry/row-edges.ts'
import type { Slice, Target } from '../domain/records/target.ts'
import { type MarkView, plainMarkView } from './mark-view.ts'
import { createPaneSurfaces, type PaneSurfaces } from './pane-surfaces.ts'

/** Affine map from image pixels to CSS pixels of the viewer: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type ViewTransform = Affine

/** Window in modality units; see PS3.3 C.11.2.1.2. */
export interface WindowLevel {
  readonly centre: number
  readonly width: number
  /** Which of the picture's own curves is laid over the window; absent: its VOI function. */
  readonly curve?: number
}

export interface PaneView {
  readonly itemId: string | null
  /** The case of the item where it is another of the patient's than the open one: a prior, say. */
  readonly caseId?: string | null
  readonly slice: Slice | null
  /** Null until the viewer has fitted the picture. */
  readonly transform: ViewTransform | null
  /** Null: the picture's own default window. */
  readonly window: WindowLevel | null
  readonly inverted: boolean
  /** Id of the colour map that greys are shown in; null or absent: none. Never part of values, statistics or what is taken out. */
  readonly colorMap?: string | null
}

/** A pane that nothing was done to. */
export const freshPane: PaneView = {
  itemId: null,
  slice: null,
  transform: null,
  window: null,
  inverted: false,
  colorMap: null,
}

/** A mask being painted: its pixels of the moment, and the windows changed so far. */
export interface PaintedPixels {
  readonly widthPx: number
  readonly heightPx: number
  readonly runs: RunSource
  readonly changes: readonly Bounds[]
  /** The pixels that differ from the mask it began with. */
  flips(): CroppedMask
}

/** What a tool is drawing in one pane: never a record. */
export interface Preview {
  readonly paneId: string
  readonly target: Target | null
  readonly painting?: PaintedPixels | null
  /** The annotation that `target` or `painting` stands in for. */
  readonly replaces: string | null
  /** Other annotations that change along, with their shapes. */
  readonly along?: ReadonlyMap<string, Target> | null
  /** Marks on their way, by image pixels. */
  readonly moving?: Moving | null
  /** The rectangle that marks are being picked with. */
  readonly marquee?: Bounds | null
  /** Figures that stand beside the pointer, a line each. */
  readonly figures?: readonly string[] | null
}

export interface Moving {
  readonly ids: readonly string[]
  readonly dx: number
  readonly dy: number
}

/** How many times larger the magnifier shows; null: it is put away. */
export type LensPower = 2 | 3 | 4 | null

/** How a picture larger than it is is drawn: interpolated, as squares, or the one until single pixels can be told apart, then the other. */
export type Smoothing = 'auto' | 'smooth' | 'squares'

export interface ViewState {
  readonly panes: Readonly<Record<string, PaneView>>
  readonly activePane: string | null
  readonly toolId: string
  /** The label that the next mark gets. */
  readonly labelId: string | null
  readonly selection: readonly string[]
  readonly hovered: string | null
  /** The finding in hand: all its evidence is meant. */
  readonly finding: string | null
  /** Marks that belong with what is selected, hovered or in hand, which viewers make stand out. */
  readonly related: readonly string[]
  /** What a mark is being asked for, in words; null: nobody asks. While somebody does, a press on a mark answers and does nothing else. */
  readonly picking: string | null
  /** The last answer; `serial` tells two answers of one mark apart. */
  readonly picked: { readonly annotationId: string; readonly serial: number } | null
  /** Whether pictures zoom and pan together, and whether they change their window together. */
  readonly linked: boolean
  readonly windowLinked: boolean
  /** Whether stacks scroll together, by where their slices lie in the patient. */
  readonly scrollLinked: boolean
  readonly preview: Preview | null
  readonly marks: MarkView
  readonly lens: LensPower
  readonly smoothing: Smoothing
  /** Whether graphics of a file are shown over its picture. */
  readonly overlays: boolean
  /** A request to bring an annotation into view; `serial` tells two requests for one annotation apart. */
  readonly reveal: { readonly annotationId: string; readonly serial: number } | null
  /** A request to work on the checklist: at a label, or null: at the first not assessed. `serial` tells two requests apart. */
  readonly checklist: { readonly labelId: string | null; readonly serial: number } | null
  /** A request to tag, or untag, all places of a phrase; `serial` tells two requests apart. */
  readonly tagAll: (TagAllRequest & { readonly serial: number }) | null
  /** The last thing to say to a screen reader. */
  readonly announcement: string
  /** Counts what was said: the same may be said again. */
  readonly announced: number
  /** The last thing that was refused, to be shown; `serial` tells two apart. */
  readonly refusal: { readonly why: string; readonly serial: number } | null
}

/** What the question for all places of a phrase begins with. */
export interface TagAllRequest {
  /** The note it was asked in. */
  readonly itemId: string
  /** Empty: to be typed. */
  readonly phrase: string
  /** Null: none at hand. */
  readonly labelId: string | null
}

/** How one workbench looks at one case: nothing of it is stored in the log. */
export interface ViewStore {
  readonly store: StoreApi<ViewState>
  get(): ViewState
  setPane(paneId: string, change: Partial<PaneView>): void
  activatePane(paneId: string): void
  setTool(toolId: string): void
  setLabel(labelId: string | null): void
  select(ids: readonly string[]): void
  selectFinding(findingId: string): void
  relate(ids: readonly string[]): void
  askForMark(purpose: string): void
  /** Answers who asks for a mark. */
  pick(annotationId: string): void
  stopAsking(): void
  /** Takes a pane away. */
  closePane(paneId: string): void
  link(change: Partial<Pick<ViewState, 'linked' | 'windowLinked' | 'scrollLinked'>>): void
  hover(id: string | null): void
  setPreview(preview: Preview | null): void
  setMarks(change: Partial<MarkView>): void
  setLens(power: LensPower): void
  setSmoothing(smoothing: Smoothing): void
  setOverlays(areShown: boolean): void
  reveal(annotationId: string): void
  askChecklist(labelId: string | null): void
  askTagAll(request: TagAllRequest): void
  announce(text: string): void
  /** Tells why what was asked for was not done: it is announced, and shown. */
  refuse(why: string): void
  /** The viewers on the page: where marks are on screen. */
  readonly surfaces: PaneSurfaces
}

/** What a new case is looked at with. */
export interface InitialView {
  readonly toolId: string
  readonly labelId: string | null
  readonly marks?: Pick<MarkView, 'fillOpacity' | 'outlineOpacity'>
  readonly smoothing?: Smoothing
}

export function createViewStore(initial: InitialView): ViewStore {
  const store = createStore<ViewState>(() => ({
    panes: {},
    activePane: null,
    toolId: initial.toolId,
    labelId: initial.labelId,
    selection: [],
    hovered: null,
    finding: null,
    related: [],
    picking: null,
    picked: null,
    linked: false,
    windowLinked: false,
    scrollLinked: true,
    preview: null,
    marks: { ...plainMarkView, ...initial.marks },
    lens: null,
    smoothing: initial.smoothing ?? 'auto',
    overlays: true,
    reveal: null,
    checklist: null,
    tagAll: null,
    announcement: '',
    announced: 0,
    refusal: null,
  }))
  const set = (change: Partial<ViewState>) => store.setState(change)
  return {
    store,
    get: store.getState,
    setPane(paneId, change) {
      const { panes } = store.getState()
      set({ panes: { ...panes, [paneId]: { ...(panes[paneId] ?? freshPane), ...change } } })
    },
    activatePane: (activePane) => set({ activePane }),
    setTool: (toolId) => set({ toolId, preview: null }),
    setLabel: (labelId) => set({ labelId }),
    select(selection) {
      const { selection: before, finding } = store.getState()
      const isSame = before.length === selection.length && before.every((id, at) => id === selection[at])
      if (!isSame || finding !== null) set({ selection, finding: null })
    },
    selectFinding: (finding) => set({ finding, selection: [] }),
    relate(related) {
      const before = store.getState().related
      if (before.length !== related.length || before.some((id, at) => id !== related[at])) set({ related })
    },
    askForMark: (picking) => set({ picking, preview: null }),
    pick(annotationId) {
      set({ picked: { annotationId, serial: (store.getState().picked?.serial ?? 0) + 1 } })
    },
    stopAsking() {
      if (store.getState().picking !== null) set({ picking: null })
    },
    closePane(paneId) {
      const { [paneId]: _, ...panes } = store.getState().panes
      set({ panes })
    },
    link: (change) => set(change),
    hover(hovered) {
      if (store.getState().hovered !== hovered) set({ hovered })
    },
    setPreview: (preview) => set({ preview }),
    setMarks: (change) => set({ marks: { ...store.getState().marks, ...change } }),
    setLens: (lens) => set({ lens }),
    setSmoothing: (smoothing) => set({ smoothing }),
    setOverlays: (overlays) => set({ overlays }),
    reveal(annotationId) {
      const serial = (store.getState().reveal?.serial ?? 0) + 1
      set({ reveal: { annotationId, serial }, selection: [annotationId], finding: null })
    },
    askChecklist(labelId) {
      set({ checklist: { labelId, serial: (store.getState().checklist?.serial ?? 0) + 1 } })
    },
    askTagAll(request) {
      set({ tagAll: { ...request, serial: (store.getState().tagAll?.serial ?? 0) + 1 } })
    },
    announce: (announcement) => set({ announcement, announced: store.getState().announced + 1 }),
    refuse(why) {
      const { announced, refusal } = store.getState()
      set({ announcement: why, announced: announced + 1, refusal: { why, serial: (refusal?.serial ?? 0) + 1 } })
    },
    surfaces: createPaneSurfaces(),
  }
}
