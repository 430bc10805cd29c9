import type { Modality } from '../../contracts/modality.ts'
import { addAnnotation, labelAllows, setLabel } from '../../domain/commands/annotation-commands.ts'
import { projectOf } from '../../domain/commands/project-commands.ts'
import { labelForTarget } from '../../domain/labels/label-choice.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Label } from '../../domain/records/label.ts'
import type { Registry } from '../../lib/registry.ts'
import { problem } from '../../lib/result.ts'
import type { Session } from '../../session/session-context.ts'
import type { ViewState } from '../../session/view-store.ts'
import { describeProblem } from '../shared/describe-problem.ts'
import type { Notices } from './use-notice.ts'

/**
 * Makes a label the one for the next mark, and puts it on what is selected where it may go there. While a drawing tool is at hand it is
 * for the next mark alone: the mark just drawn is still selected, and would silently get the label meant for the one to come.
 */
export function chooseLabel(label: Label, session: Session, notices: Notices, modalities: Registry<Modality>): void {
  const { caseStore, projectStore, viewStore } = session
  viewStore.setLabel(label.id)
  if (isDrawing(viewStore.get().toolId, modalities)) {
    viewStore.announce(`Label ${label.name}`)
    return
  }
  const { annotation } = caseStore.get().tables
  const selected = viewStore.get().selection.flatMap((id) => annotation.get(id) ?? [])
  const fitting = selected.filter(({ target }) => labelAllows(label, target.kind))
  const project = projectOf(projectStore.get())
  if (fitting.length > 0 && project !== undefined) {
    notices.command(
      setLabel(
        fitting.map(({ id }) => id),
        label,
        project,
      ),
    )
  }
  viewStore.announce(fitting.length > 0 ? `${label.name} on the selection` : `Label ${label.name}`)
}

function isDrawing(toolId: string, modalities: Registry<Modality>): boolean {
  return modalities.all.some(({ tools }) => tools.some(({ id, produces }) => id === toolId && produces.length > 0))
}

/** An item on view that a label can be put on as a whole, and what to call that. */
export interface WholeTarget {
  readonly item: Item
  /** "Whole image" */
  readonly name: string
  /** The key of whole labels goes to it: the active pane's, else the first on view. */
  readonly isOnKey: boolean
}

/**
 * The items on view that take a label as a whole, one of each modality; of several the active pane's. In the order of the modalities, so
 * that buttons keep their places while panes are changed.
 */
export function wholeTargets(
  { panes, activePane }: Pick<ViewState, 'panes' | 'activePane'>,
  items: ReadonlyMap<string, Item>,
  modalities: Registry<Modality>,
): readonly WholeTarget[] {
  const inOrder = activePane === null ? Object.keys(panes) : [activePane, ...Object.keys(panes)]
  const found = new Map<string, WholeTarget>()
  for (const paneId of inOrder) {
    const item = items.get(panes[paneId]?.itemId ?? '')
    const modality = modalities.get(item?.modality ?? '')
    if (item === undefined || modality === undefined || found.has(modality.id)) continue
    if (modality.targetKinds.includes('whole')) {
      const name = `Whole ${modality.label.toLowerCase()}`
      found.set(modality.id, { item, name, isOnKey: found.size === 0 })
    }
  }
  return modalities.all.flatMap(({ id }) => found.get(id) ?? [])
}

/** Puts the active label on an item as a whole; where it is there already, selects that annotation instead of making a second. */
export function labelWhole(item: Item, session: Session, notices: Notices): void {
  const { caseStore, projectStore, viewStore } = session
  const project = projectOf(projectStore.get())
  if (project === undefined) return
  const label = labelForTarget(project.labelSet.labels, viewStore.get().labelId, 'whole')
  if (label === undefined) {
    notices.say(describeProblem(problem('no-label-for-target', { kind: 'whole' })))
    return
  }
  const whole = () =>
    [...caseStore.get().tables.annotation.values()].find(
      ({ itemId, labelId, target }) => target.kind === 'whole' && itemId === item.id && labelId === label.id,
    )
  const present = whole()
  if (present === undefined) {
    if (!notices.command(addAnnotation({ project, label, itemId: item.id, target: { kind: 'whole' } }))) return
  }
  const made = present ?? whole()
  if (made !== undefined) viewStore.select([made.id])
  const what = `the whole of ${item.name}`
  if (present === undefined) viewStore.announce(`${label.name} put on ${what}`)
  else notices.say(`${label.name} is already on ${what}`)
}
