import { isHidden, plainMarkView, toggled, withOpacity } from '../../session/mark-view.ts'
import type { Session } from '../../session/session-context.ts'
import type { LensPower } from '../../session/view-store.ts'
import { countText } from '../../ui/time-text.ts'

/** One press of a key changes an opacity by so much. */
const opacityStep = 0.1

/** What keys do to how marks are looked at: nothing of it is stored. */
export interface MarkViewActions {
  /** Hides what is selected; shows it again where it is hidden; with nothing selected shows all. */
  hide(): void
  /** Locks what is selected, or unlocks it; with nothing selected unlocks all. */
  lock(): void
  /** Shows only what is selected, else the marks of the active label; a second time shows all again. */
  isolate(): void
  changeFill(by: 1 | -1): void
  changeOutline(by: 1 | -1): void
  toggleLens(): void
}

export function createMarkViewActions({ caseStore, viewStore }: Session): MarkViewActions {
  const marks = () => viewStore.get().marks
  let lastPower: NonNullable<LensPower> = 2

  return {
    hide() {
      const { selection } = viewStore.get()
      if (selection.length === 0) {
        viewStore.setMarks({ hidden: plainMarkView.hidden, isolated: null })
        viewStore.announce('All marks are shown')
        return
      }
      const { annotation } = caseStore.get().tables
      const unseen = selection.every((id) => {
        const one = annotation.get(id)
        return one !== undefined && isHidden(marks(), one)
      })
      const hidden = new Set(marks().hidden)
      for (const id of selection) {
        if (unseen) hidden.delete(id)
        else hidden.add(id)
      }
      viewStore.setMarks({ hidden })
      if (!unseen) viewStore.select([])
      viewStore.announce(`${countText(selection.length, 'mark')} ${unseen ? 'shown' : 'hidden'}`)
    },
    lock() {
      const { selection } = viewStore.get()
      if (selection.length === 0) {
        viewStore.setMarks({ locked: plainMarkView.locked })
        viewStore.announce('Nothing is locked')
        return
      }
      const locked = toggled(marks().locked, selection)
      viewStore.setMarks({ locked })
      const isLocked = selection.every((id) => locked.has(id))
      viewStore.announce(`${countText(selection.length, 'mark')} ${isLocked ? 'locked' : 'unlocked'}`)
    },
    isolate() {
      const { selection, labelId } = viewStore.get()
      if (marks().isolated !== null) {
        viewStore.setMarks({ isolated: null })
        viewStore.announce('All marks are shown')
        return
      }
      const ids = selection.length > 0 ? selection : labelId === null ? [] : [labelId]
      if (ids.length === 0) return
      viewStore.setMarks({ isolated: new Set(ids) })
      viewStore.announce(selection.length > 0 ? 'Only the selection is shown' : 'Only this label is shown')
    },
    changeFill(by) {
      const next = withOpacity(marks(), { fill: marks().fillOpacity + by * opacityStep })
      viewStore.setMarks(next)
      viewStore.announce(`Fill ${Math.round(next.fillOpacity * 100)} %`)
    },
    changeOutline(by) {
      const next = withOpacity(marks(), { outline: marks().outlineOpacity + by * opacityStep })
      viewStore.setMarks(next)
      viewStore.announce(`Outline ${Math.round(next.outlineOpacity * 100)} %`)
    },
    toggleLens() {
      const { lens } = viewStore.get()
      if (lens !== null) lastPower = lens
      viewStore.setLens(lens === null ? lastPower : null)
      viewStore.announce(lens === null ? `Magnifier ${lastPower} times` : 'Magnifier put away')
    },
  }
}
