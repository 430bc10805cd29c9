import { addAnnotation, labelAllows, setTarget } from '../../../domain/commands/annotation-commands.ts'
import type { Command } from '../../../domain/commands/command.ts'
import { projectOf } from '../../../domain/commands/project-commands.ts'
import { labelForTarget } from '../../../domain/labels/label-choice.ts'
import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Label } from '../../../domain/records/label.ts'
import type { Slice, Target, TargetKind } from '../../../domain/records/target.ts'
import { sliceOf } from '../../../domain/stack/slice-of.ts'
import type { WindowLevel } from '../../../imaging/pixels/picture.ts'
import { fail } from '../../../lib/result.ts'
import { isLocked } from '../../../session/mark-view.ts'
import type { Session } from '../../../session/session-context.ts'
import { freshPane, type PaneView } from '../../../session/view-store.ts'
import { imageMessage } from '../messages.ts'
import type { OpenedImage } from '../opened-image.ts'
import type { Look } from './lut-cache.ts'

/** One pane with its picture: what the stores say of it, and the changes a viewer makes. */
export interface ImagePane {
  readonly paneId: string
  readonly opened: OpenedImage
  readonly session: Session
  view(): PaneView | undefined
  slice(): Slice | null
  labels(): readonly Label[]
  /** The label that a new mark of a kind would get. */
  labelFor(kind: TargetKind): Label | undefined
  /** The window in force; null for colour. */
  window(): WindowLevel | null
  /** How the picture is shown now, as it is recorded with a mark. */
  display(): Annotation['display']
  look(): Look
  set(change: Partial<PaneView>): void
  /** Makes the pane's view one of this item: through the transform and window of another nothing would be where it belongs. */
  adopt(): void
  /** Adds a mark to the slice on view: the one place where a new mark gets its slice, whatever the tool. */
  create(target: Target): Command
  /** The same for one that is there later: it gets label, slice and window of now. */
  creator(kind: TargetKind): (target: Target) => Command
  change(annotationId: string, target: Target): Command
  /** Whether a mark may not be taken hold of here. */
  isLocked(annotationId: string): boolean
  /** Carries a command out; a refusal is announced and shown. Answers with the ids of annotations it added, null where it was refused. */
  dispatch(command: Command): readonly string[] | null
}

const noLabels: readonly Label[] = []

export function createImagePane(paneId: string, opened: OpenedImage, session: Session): ImagePane {
  const { caseStore, viewStore, projectStore } = session
  const { item } = opened
  const view = () => viewStore.get().panes[paneId]
  const slice = () => view()?.slice ?? null
  const labels = () => projectOf(projectStore.get())?.labelSet.labels ?? noLabels
  const window = () => view()?.window ?? opened.defaultWindow
  const labelFor = (kind: TargetKind) => labelForTarget(labels(), viewStore.get().labelId, kind)
  const display = (): Annotation['display'] => {
    const shown = window()
    const { picture } = opened
    if (shown === null || picture.kind !== 'grayscale') return null
    const { centre, width, curve } = shown
    // Another slice may have fewer curves than the one that the window was chosen on.
    const isCurve = curve !== undefined && picture.voiCurves[curve] !== undefined
    const mapping = isCurve ? { voiFunction: 'LUT' as const, curve } : { voiFunction: picture.voiFunction }
    return { windowCentre: centre, windowWidth: width, ...mapping, inverted: view()?.inverted ?? false }
  }
  const set = (change: Partial<PaneView>) => viewStore.setPane(paneId, change)

  function creator(kind: TargetKind): (target: Target) => Command {
    const label = labelFor(kind)
    const project = projectOf(projectStore.get())
    if (label === undefined || project === undefined) return () => refused('no-label-for-target', kind)
    const now = { project, label, itemId: item.id, display: display() }
    const place = slice()
    return (target) => addAnnotation({ ...now, target: onSlice(target, place) })
  }

  // A view that belongs to another item would show this one through its transform and window.
  if (view()?.itemId !== item.id) set({ ...freshPane, itemId: item.id })

  return {
    paneId,
    opened,
    session,
    view,
    slice,
    labels,
    labelFor,
    window,
    display,
    look: () => ({ window: window(), inverted: view()?.inverted ?? false, colorMap: view()?.colorMap ?? null }),
    set,
    adopt() {
      const { slice } = opened
      if (view()?.itemId !== item.id) set({ ...freshPane, itemId: item.id, slice })
      else if (view()?.slice !== slice) set({ slice })
    },
    create: (target) => creator(target.kind)(target),
    creator,
    // A tool that makes the shape anew need not know of slices: a mark stays on its own.
    change(id, target) {
      const annotation = caseStore.get().tables.annotation.get(id)
      const label = labels().find((one) => one.id === annotation?.labelId)
      const isOther = annotation !== undefined && annotation.target.kind !== target.kind
      if (isOther && label !== undefined && !labelAllows(label, target.kind))
        return refused('label-not-for-target', target.kind, label.name)
      return setTarget(id, onSlice(target, sliceNow(annotation)))
    },
    isLocked(annotationId) {
      const annotation = caseStore.get().tables.annotation.get(annotationId)
      return annotation !== undefined && isLocked(viewStore.get().marks, annotation)
    },
    dispatch(command) {
      const done = caseStore.dispatch(command)
      if (!done.ok) {
        viewStore.refuse(imageMessage(done.error) ?? done.error.code)
        return null
      }
      return (done.value?.patches ?? []).flatMap((patch) =>
        patch.op === 'add' && patch.kind === 'annotation' ? [patch.record.id] : [],
      )
    },
  }
}

function onSlice(target: Target, slice: Slice | null): Target {
  return slice === null || target.kind === 'span' ? target : { ...target, slice }
}

function sliceNow(annotation: Annotation | undefined): Slice | null {
  return annotation === undefined ? null : sliceOf(annotation.target)
}

function refused(code: string, kind: TargetKind, label = ''): Command {
  return { name: 'annotation.add', scope: 'case', plan: () => fail(code, { kind, label }) }
}
