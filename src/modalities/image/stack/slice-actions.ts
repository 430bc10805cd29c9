import { projectOf } from '../../../domain/commands/project-commands.ts'
import { copyToSlice, fillBetweenSlices } from '../../../domain/commands/slice-commands.ts'
import { spansToFill } from '../../../domain/stack/between/slice-spans.ts'
import { sliceIndex } from '../../../domain/stack/stack.ts'
import type { ImagePane } from '../views/image-pane.ts'
import type { ViewAction } from '../views/view-action.ts'

/** The selected marks that lie on the slice on view. */
function marksHere({ session, opened }: ImagePane): readonly string[] {
  const { stack, item } = opened
  const { annotation } = session.caseStore.get().tables
  return session.viewStore.get().selection.filter((id) => {
    const mark = annotation.get(id)
    if (stack == null || mark === undefined || mark.itemId !== item.id || mark.target.kind === 'span') return false
    return sliceIndex(stack.stack, mark.target.slice) === stack.shown()
  })
}

function copyBy(pane: ImagePane, step: 1 | -1): void {
  const { stack } = pane.opened
  const { viewStore, projectStore } = pane.session
  const project = projectOf(projectStore.get())
  if (stack == null || project === undefined) return
  const ids = marksHere(pane)
  const next = (stack.shown() % stack.depth) + step
  const slice = next < 0 || next >= stack.depth ? undefined : stack.stack.slices[stack.shown() + step]?.slice
  if (ids.length === 0) return viewStore.refuse('Select a mark of this slice to copy it')
  if (slice === undefined) return viewStore.refuse('There is no slice beyond this one')
  const added = pane.dispatch(copyToSlice(ids, slice, project, pane.display()))
  if (added === null) return
  // From where the marks are: another volume may be on its way.
  stack.go(stack.shown() + step)
  viewStore.select(added)
  viewStore.announce(`Copied to slice ${next + 1}`)
}

function fill(pane: ImagePane): void {
  const { viewStore, caseStore, projectStore } = pane.session
  const project = projectOf(projectStore.get())
  if (project === undefined || pane.opened.stack == null) return
  const spans = spansToFill(viewStore.get().selection, caseStore.get())
  if (spans.length === 0) {
    return viewStore.refuse(
      'Nothing to fill in: select a region that has another of its label further on, with slices between them',
    )
  }
  const added = pane.dispatch(fillBetweenSlices(spans, project, pane.display()))
  if (added !== null) viewStore.announce(`${added.length} ${added.length === 1 ? 'slice' : 'slices'} filled in`)
}

/** What is done with marks across slices. */
export const sliceActions: readonly ViewAction[] = [
  {
    id: 'copy-to-previous',
    label: 'Copy to previous slice',
    key: 'Alt+Shift+ArrowUp',
    run: (pane) => copyBy(pane, -1),
  },
  { id: 'copy-to-next', label: 'Copy to next slice', key: 'Alt+Shift+ArrowDown', run: (pane) => copyBy(pane, 1) },
  { id: 'fill-between', label: 'Fill in between slices', key: 'Shift+E', run: fill },
]
