import { addAnnotation, removeAnnotations, setLabel, setTarget } from '../../domain/commands/annotation-commands.ts'
import type { Command } from '../../domain/commands/command.ts'
import { labelForTarget } from '../../domain/labels/label-choice.ts'
import type { Change } from '../../domain/log/change.ts'
import type { Label } from '../../domain/records/label.ts'
import { unknownSide } from '../../domain/sides/side.ts'
import { sideOfSpan } from '../../domain/sides/side-changes.ts'
import { snapToGraphemes, snapToWords, trimWhiteSpace } from '../../domain/text/snapping.ts'
import { makeSpan, quoteOf } from '../../domain/text/span.ts'
import { joinRanges } from '../../domain/text/span-edits.ts'
import type { TextRange } from '../../domain/text/text-range.ts'
import { announcements, textMessage } from './messages.ts'
import type { NoteContext } from './note-context.ts'
import type { NoteAction, Selected } from './note-keys.ts'
import { createSpanActions } from './span-actions.ts'
import { moveCaret } from './views/caret-moves.ts'
import { spanFragments, spansAround } from './views/span-layout.ts'
import { rangeOf } from './views/text-surface.ts'
import { createWalkActions, type WalkActions } from './walk-actions.ts'

/** Longer text is no phrase that comes again. Code units. */
const longestPhrase = 200

/** As many tags as have an underline each are walked through by further clicks on one place; more are listed. */
const mostWalked = 11

export interface NoteActions {
  perform(action: NoteAction): void
  selected(): Selected
  /** After the mouse selected text: snaps the selection. */
  settleSelection(): void
  /**
   * Gives the text that the mouse has selected the active label. What the clicks before have tagged goes again: the last one is meant.
   * @param clicks in a row on one place; 0 or 1 for a drag
   */
  tagAtOnce(clicks: number): Promise<void>
  /** Tells a screen reader what text is selected. */
  sayText(): void
  /** After the mouse selected text with Alt: makes it a fragment of the selected span. */
  settleFragment(): void
  /**
   * A click on text under these annotations, smallest first: selects the first, the next at every further click; lists them where they are many.
   * @param how `isMore` adds it to what is selected, or takes it away; `lists`: many are there, as a sign says, and all are offered
   */
  pick(ids: readonly string[], how: { readonly isMore: boolean; readonly lists: boolean }): void
}

/** What can be done with a note, apart from how it is asked for. Everything done is announced; what is refused is also shown. */
export function createNoteActions(context: NoteContext): NoteActions {
  const { session, opened } = context
  const { caseStore, viewStore } = session
  const { text, item } = opened

  const spanIds = () =>
    viewStore.get().selection.filter((id) => {
      const annotation = caseStore.get().tables.annotation.get(id)
      return annotation?.itemId === item.id && annotation.target.kind === 'span'
    })
  const quote = (id: string) => {
    const target = caseStore.get().tables.annotation.get(id)?.target
    return target?.kind === 'span' ? quoteOf(target) : ''
  }
  const labelOf = (id: string) => {
    const labelId = caseStore.get().tables.annotation.get(id)?.labelId
    return context.project().labelSet.labels.find((label) => label.id === labelId)?.name ?? ''
  }

  function selectedRange(): TextRange | null {
    const selection = context.surface().selection()
    return selection === null || selection.anchor === selection.focus ? null : rangeOf(selection)
  }

  /** The selected range as it will be tagged; null, and said so, where there is nothing to tag. */
  function rangeToTag(): TextRange | null {
    const range = selectedRange()
    if (range === null) return null
    const meant = context.snaps() ? trimWhiteSpace(text, range) : snapToGraphemes(text, range)
    if (meant === null) viewStore.refuse(announcements.onlyWhiteSpace)
    return meant
  }

  function dispatch(command: Command): Change | null {
    const done = caseStore.dispatch(command)
    if (done.ok) return done.value
    viewStore.refuse(textMessage(done.error) ?? done.error.code)
    return null
  }

  function placeCaret(offset: number): void {
    context.surface().select({ anchor: offset, focus: offset })
  }

  /** @returns the change; null where nothing was tagged */
  function tag(given: Label | null): Change | null {
    const project = context.project()
    const label = given ?? labelForTarget(project.labelSet.labels, viewStore.get().labelId, 'span')
    const range = rangeToTag()
    if (label === undefined) viewStore.refuse(announcements.noLabel)
    if (label === undefined || range === null) return null
    const target = makeSpan(text, [range])
    const side = label.paired ? sideOfSpan(text, target) : unknownSide('no-words')
    const change = dispatch(addAnnotation({ project, label, itemId: item.id, target, side }))
    if (change === null) return null
    viewStore.select(change.patches.flatMap((patch) => (patch.op === 'add' ? [patch.record.id] : [])))
    placeCaret(range.end)
    viewStore.announce(announcements.tagged(quoteOf(target), label.name, side.laterality))
    return change
  }

  /** What the clicks of this series have tagged. */
  let lastAtOnce: Change | null = null
  async function tagAtOnce(clicks: number): Promise<void> {
    // The second of three clicks has tagged a word before anybody could know that a third one follows.
    if (clicks > 2 && lastAtOnce !== null) await caseStore.undo(lastAtOnce.id)
    lastAtOnce = tag(null)
  }

  function retag(label: Label): void {
    const ids = spanIds()
    if (dispatch(setLabel(ids, label, context.project())) === null) return
    viewStore.announce(announcements.retagged(ids.map(quote), label.name))
  }

  function remove(): void {
    const ids = spanIds()
    const quotes = ids.map(quote)
    if (dispatch(removeAnnotations(ids)) === null) return
    viewStore.select(viewStore.get().selection.filter((id) => !ids.includes(id)))
    viewStore.announce(announcements.removed(quotes))
  }

  function reshape(): void {
    const [id] = spanIds()
    const range = rangeToTag()
    if (id === undefined || range === null) return
    // Of several fragments the one that the text touches is meant.
    const before = spanFragments(context.layout(), id) ?? []
    const meant = before.find(({ start, end }) => start < range.end && end > range.start) ?? before[0]
    const target = joinRanges(text, [...before.filter((fragment) => fragment !== meant), range])
    if (target === null || dispatch(setTarget(id, target, sideOfSpan(text, target))) === null) return
    placeCaret(range.end)
    viewStore.announce(announcements.reshaped(quoteOf(target), labelOf(id)))
  }

  const spanActions = createSpanActions(context, { spanIds, labelOf, rangeToTag, dispatch, placeCaret })

  const walk = createWalkActions(context, { spanIds, quote, labelOf, placeCaret })
  const goTo: Readonly<Record<Extract<NoteAction, { kind: 'go' }>['to'], WalkActions['toTag']>> = {
    tag: walk.toTag,
    untagged: walk.toUntagged,
    section: walk.toSection,
  }

  /** Asks for all places of the selected text, else of the selected span's words. */
  function tagAll(): void {
    const range = selectedRange()
    const [id] = spanIds()
    const phrase = range === null ? quote(id ?? '') : text.slice(range.start, range.end)
    const labelId = caseStore.get().tables.annotation.get(id ?? '')?.labelId ?? viewStore.get().labelId
    viewStore.askTagAll({ itemId: item.id, phrase: phrase.slice(0, longestPhrase), labelId })
  }

  /** Selects the text of the selected span; once more, the other end moves. */
  function selectQuote(): void {
    const fragment = spanFragments(context.layout(), spanIds()[0])?.[0]
    if (fragment === undefined) return
    const { start, end } = fragment
    const now = context.surface().selection()
    const isSelected = now?.anchor === start && now.focus === end
    context.surface().select(isSelected ? { anchor: end, focus: start } : { anchor: start, focus: end })
    viewStore.announce(isSelected ? announcements.movingStart : announcements.movingEnd)
  }

  /** A tag that the caret touches is at it, as one that it is inside of. */
  function listHere(): void {
    const caret = context.surface().selection()?.focus ?? 0
    const ids = spansAround(context.layout(), { start: caret + 1, end: caret - 1 })
    if (ids.length === 0) viewStore.refuse(announcements.noneHere)
    else list(ids, caret)
  }

  function list(ids: readonly string[], offset: number): void {
    context.listTags(ids, offset)
    viewStore.announce(announcements.listed(ids.length))
  }

  function letGo(): void {
    const range = selectedRange()
    if (range === null) viewStore.select([])
    else placeCaret(context.surface().selection()?.focus ?? range.end)
  }

  function settleSelection(): void {
    const selection = context.surface().selection()
    const range = selectedRange()
    if (selection === null || range === null) return
    const { start, end } = context.snaps() ? snapToWords(text, range, { trim: true }) : snapToGraphemes(text, range)
    const isForward = selection.anchor <= selection.focus
    context.surface().select(isForward ? { anchor: start, focus: end } : { anchor: end, focus: start })
  }

  function perform(action: NoteAction): void {
    switch (action.kind) {
      case 'move':
        moveCaret(context.surface(), opened, action.move, context.pageLines())
        break
      case 'tag':
        tag(action.label)
        break
      case 'retag':
        retag(action.label)
        break
      case 'go':
        goTo[action.to](action.by)
        break
      case 'remove':
        remove()
        break
      case 'reshape':
        reshape()
        break
      case 'select-quote':
        selectQuote()
        break
      case 'select-all':
        context.surface().select({ anchor: 0, focus: text.length })
        break
      case 'select-sentence':
        walk.selectSentence()
        break
      case 'list-here':
        listHere()
        break
      case 'open-bar':
        context.openBar(action.bar)
        break
      case 'let-go':
        letGo()
        break
      case 'move-end':
        spanActions.moveEnd(action.move)
        break
      case 'add-fragment':
        spanActions.addFragment()
        break
      case 'split':
        spanActions.split()
        break
      case 'merge':
        spanActions.merge()
        break
      case 'tag-all':
        tagAll()
        break
    }
  }

  return {
    perform,
    selected: () => ({ text: selectedRange() !== null, spans: spanIds().length }),
    settleSelection,
    tagAtOnce,
    settleFragment() {
      settleSelection()
      spanActions.addFragment()
    },
    sayText() {
      const range = selectedRange()
      if (range !== null) viewStore.announce(announcements.selected(text.slice(range.start, range.end)))
    },
    pick(ids, { isMore, lists }) {
      const [first] = ids
      // A click that selects no text begins a series, or goes on with one in which nothing is tagged yet.
      lastAtOnce = null
      if (viewStore.get().picking !== null) {
        if (first !== undefined) viewStore.pick(first)
        return
      }
      if (isMore) {
        const { selection } = viewStore.get()
        const others = selection.filter((id) => id !== first)
        if (first !== undefined) viewStore.select(others.length < selection.length ? others : [...selection, first])
        return
      }
      if (first === undefined) {
        viewStore.select([])
        return
      }
      if (lists || ids.length > mostWalked) {
        list(ids, context.surface().selection()?.focus ?? 0)
        return
      }
      const now = spanIds()
      const index = now.length === 1 ? ids.indexOf(now[0] ?? '') : -1
      const id = ids[(index + 1) % ids.length] ?? first
      viewStore.select([id])
      viewStore.announce(announcements.picked(quote(id), labelOf(id)))
    },
  }
}
