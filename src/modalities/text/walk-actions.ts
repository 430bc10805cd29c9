import { sentencesOf } from '../../domain/text/sentences.ts'
import type { TextRange } from '../../domain/text/text-range.ts'
import { neighbourIndex, untaggedSentences } from '../../domain/text/untagged.ts'
import { widenToSentences } from '../../domain/text/widen-to-sentences.ts'
import { isBroken } from './broken/use-broken-spans.ts'
import { announcements } from './messages.ts'
import type { NoteContext } from './note-context.ts'
import { spanFragments, spanOrder } from './views/span-layout.ts'
import { rangeOf } from './views/text-surface.ts'

interface WalkHelpers {
  /** Selected spans of the note. */
  spanIds(): readonly string[]
  quote(id: string): string
  labelOf(id: string): string
  placeCaret(offset: number): void
}

export interface WalkActions {
  /** To the next or the previous tag: from the selected one where the caret is still on it, else from the caret. */
  toTag(by: 1 | -1): void
  /** To the next or the previous sentence without any tag, seen from the caret. */
  toUntagged(by: 1 | -1): void
  /** To the next or the previous heading, seen from the caret. */
  toSection(by: 1 | -1): void
  /** Selects the sentence at the caret; what is whole sentences already takes one more. */
  selectSentence(): void
}

/** Ways through a note by keys. Each place that is reached is said and shown; where there is none, that is said and nothing moves. */
export function createWalkActions(context: NoteContext, helpers: WalkHelpers): WalkActions {
  const { session, opened } = context
  const { caseStore, viewStore } = session
  const { text, item } = opened
  const { spanIds, quote, labelOf, placeCaret } = helpers

  let found: readonly TextRange[] | undefined
  const sentences = () => {
    found ??= sentencesOf(text)
    return found
  }
  const caret = () => context.surface().selection()?.focus ?? 0

  /** All of the note, those hidden from view too: they are tags. */
  function tagged(): readonly TextRange[] {
    return [...caseStore.get().tables.annotation.values()].flatMap((annotation) => {
      const { target, itemId } = annotation
      const isOurs = target.kind === 'span' && itemId === item.id && !isBroken(annotation, item.id, text)
      return isOurs ? target.fragments : []
    })
  }

  return {
    toTag(by) {
      const layout = context.layout()
      const order = spanOrder(layout)
      const at = caret()
      const startOf = (id: string | undefined) => spanFragments(layout, id)?.[0]?.start ?? 0
      const here = order.indexOf(
        spanIds().find((id) => spanFragments(layout, id)?.some(({ start, end }) => start <= at && at <= end)) ?? '',
      )
      const ahead = order.findIndex((id) => startOf(id) >= at)
      const between = ahead === -1 ? order.length : ahead
      const index = here === -1 ? (by === 1 ? between : between - 1) : here + by
      const id = order[index]
      if (id === undefined) {
        viewStore.announce(by === 1 ? announcements.noNext : announcements.noPrevious)
        return
      }
      placeCaret(startOf(id))
      viewStore.reveal(id)
      viewStore.announce(announcements.at(quote(id), labelOf(id), index + 1, order.length))
    },
    toUntagged(by) {
      const headings = context.sections().map(({ heading }) => heading)
      const ranges = untaggedSentences(text, sentences(), tagged(), headings)
      const index = neighbourIndex(ranges, caret(), by)
      const range = ranges[index ?? -1]
      if (index === undefined || range === undefined) {
        viewStore.refuse(announcements.noUntagged(by, ranges.length))
        return
      }
      context.reach(range)
      viewStore.announce(announcements.untagged(text.slice(range.start, range.end), index + 1, ranges.length))
    },
    toSection(by) {
      const sections = context.sections()
      const headings = sections.map(({ heading }) => heading)
      const index = neighbourIndex(headings, caret(), by)
      const section = sections[index ?? -1]
      if (index === undefined || section === undefined) {
        viewStore.refuse(announcements.noSection(by, sections.length))
        return
      }
      context.reach(section.heading)
      viewStore.announce(announcements.section(section.title, index + 1, sections.length))
    },
    selectSentence() {
      const selection = context.surface().selection()
      const range = widenToSentences(sentences(), selection === null ? { start: 0, end: 0 } : rangeOf(selection))
      if (range === undefined) return
      context.surface().select({ anchor: range.start, focus: range.end })
      viewStore.announce(announcements.selected(text.slice(range.start, range.end)))
    },
  }
}
