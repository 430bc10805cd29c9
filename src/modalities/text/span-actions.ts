import { setTarget } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { mergeAnnotations, splitAnnotation } from '../../domain/commands/span-commands.ts'
import type { Change } from '../../domain/log/change.ts'
import type { TargetOf } from '../../domain/records/target.ts'
import { sideOfSpan } from '../../domain/sides/side-changes.ts'
import { quoteOf } from '../../domain/text/span.ts'
import { type EndMove, joinRanges, moveEnd, splitSpan } from '../../domain/text/span-edits.ts'
import type { TextRange } from '../../domain/text/text-range.ts'
import { announcements } from './messages.ts'
import type { NoteContext } from './note-context.ts'
import { spanOrder, spansAround } from './views/span-layout.ts'

type Span = TargetOf<'span'>

/** What every action on spans needs. */
interface SpanHelpers {
  /** Selected spans of the note. */
  spanIds(): readonly string[]
  labelOf(id: string): string
  /** The selected text as it would be tagged; null where there is none. */
  rangeToTag(): TextRange | null
  /** Null where it was refused, which is said, or changed nothing. */
  dispatch(command: Command): Change | null
  placeCaret(offset: number): void
}

export interface SpanActions {
  moveEnd(move: EndMove): void
  /** Adds the selected text to the selected span. */
  addFragment(): void
  /** Cuts the span at the caret: the selected one, else the smallest. */
  split(): void
  /** Makes one of the selected spans; of one alone: with the next of its label. */
  merge(): void
}

/** What is done with spans that are there. */
export function createSpanActions(context: NoteContext, helpers: SpanHelpers): SpanActions {
  const { session, opened } = context
  const { caseStore, viewStore } = session
  const { text } = opened
  const { spanIds, labelOf, dispatch, placeCaret } = helpers

  const annotationOf = (id: string | undefined) => caseStore.get().tables.annotation.get(id ?? '')
  const spanOf = (id: string | undefined): Span | null => {
    const target = annotationOf(id)?.target
    return target?.kind === 'span' ? target : null
  }
  const sided = (span: Span) => ({ span, words: sideOfSpan(text, span) })

  /** The only one selected; null where there are more or none. */
  function single(): { readonly id: string; readonly span: Span } | null {
    const [id, other] = spanIds()
    const span = spanOf(id)
    return id === undefined || span === null || other !== undefined ? null : { id, span }
  }

  function reach(span: Span): TextRange {
    return { start: span.fragments[0]?.start ?? 0, end: span.fragments.at(-1)?.end ?? 0 }
  }

  /** Spans that a caret stands inside of, the smallest first. */
  const around = (caret: number) => spansAround(context.layout(), { start: caret, end: caret })

  function nextOfLabel(id: string): string | undefined {
    const order = spanOrder(context.layout())
    return order
      .slice(order.indexOf(id) + 1)
      .find((other) => annotationOf(other)?.labelId === annotationOf(id)?.labelId)
  }

  return {
    moveEnd(move) {
      const one = single()
      if (one === null) return
      const moved = moveEnd(text, one.span, move)
      if (moved === null) {
        viewStore.refuse(announcements.atEdge)
        return
      }
      if (dispatch(setTarget(one.id, moved, sideOfSpan(text, moved))) === null) return
      placeCaret(reach(moved)[move.end])
      viewStore.announce(announcements.moved(quoteOf(moved)))
    },
    addFragment() {
      const one = single()
      if (one === null) {
        viewStore.refuse(announcements.fragmentNeedsSpan)
        return
      }
      const selection = context.surface().selection()
      if (selection === null || selection.anchor === selection.focus) {
        viewStore.refuse(announcements.fragmentNeedsText)
        return
      }
      const range = helpers.rangeToTag()
      if (range === null) return
      const joined = joinRanges(text, [...one.span.fragments, range])
      if (joined === null) return
      dispatch(setTarget(one.id, joined, sideOfSpan(text, joined)))
      placeCaret(range.end)
      viewStore.announce(announcements.fragmentAdded(quoteOf(joined), labelOf(one.id)))
    },
    split() {
      const caret = context.surface().selection()?.focus ?? 0
      const candidates = around(caret)
      const id = spanIds().find((one) => candidates.includes(one)) ?? candidates[0]
      const span = spanOf(id)
      const halves = span === null ? null : splitSpan(text, span, caret)
      if (id === undefined || halves === null) {
        viewStore.refuse(announcements.nothingToSplit)
        return
      }
      const [first, second] = halves
      const change = dispatch(splitAnnotation(id, sided(first), sided(second)))
      if (change === null) return
      viewStore.select(change.patches.flatMap((patch) => (patch.op === 'add' ? [patch.record.id] : [])))
      placeCaret(reach(second).start)
      viewStore.announce(announcements.split(quoteOf(first), quoteOf(second)))
    },
    merge() {
      const chosen = new Set(spanIds())
      const ids = spanOrder(context.layout()).filter((id) => chosen.has(id))
      const [kept] = ids
      if (kept === undefined) {
        viewStore.refuse(announcements.mergeNeedsTwo)
        return
      }
      const gone = ids.length > 1 ? ids.slice(1) : [nextOfLabel(kept) ?? []].flat()
      if (gone.length === 0) {
        viewStore.refuse(announcements.mergeNeedsTwo)
        return
      }
      if (gone.some((id) => annotationOf(id)?.labelId !== annotationOf(kept)?.labelId)) {
        viewStore.refuse(announcements.mergeNeedsOneLabel)
        return
      }
      const joined = joinRanges(
        text,
        [kept, ...gone].flatMap((id) => spanOf(id)?.fragments ?? []),
      )
      if (joined === null) {
        viewStore.refuse(announcements.mergeNeedsTwo)
        return
      }
      if (dispatch(mergeAnnotations(kept, gone, sided(joined))) === null) return
      viewStore.select([kept])
      placeCaret(reach(joined).end)
      viewStore.announce(announcements.merged(quoteOf(joined), labelOf(kept)))
    },
  }
}
