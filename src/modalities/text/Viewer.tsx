import { type ClipboardEvent, useId, useLayoutEffect, useMemo, useRef } from 'react'
import type { ViewerProps } from '../../contracts/modality.ts'
import { useItemTitle } from '../../session/item-title.ts'
import { useProject, useSession, useView } from '../../session/session-context.ts'
import { BrokenSpans } from './broken/BrokenSpans.tsx'
import { useNoteBars } from './find/use-note-bars.tsx'
import { createNoteActions } from './note-actions.ts'
import type { NoteContext } from './note-context.ts'
import { isOpenedText, type OpenedText } from './opened-text.ts'
import { useOutlinePanel } from './outline/use-outline-panel.tsx'
import { noteStyleVariables } from './reading/note-style.ts'
import { useNoteStyle } from './reading/use-note-style.ts'
import { useDrawnBlocks } from './use-drawn-blocks.ts'
import { useNoteKeys } from './use-note-keys.ts'
import { useNotePointer } from './use-note-pointer.ts'
import { useNoteSurface } from './use-note-surface.ts'
import { useReached } from './use-reached.ts'
import { useReveal } from './use-reveal.ts'
import { useSpanLayout } from './use-span-layout.ts'
import { useTagsHere } from './use-tags-here.tsx'
import styles from './Viewer.module.css'
import { Caret } from './views/Caret.tsx'
import { KeepSelection } from './views/KeepSelection.tsx'
import { labelColors, labelStylesOf } from './views/label-style.ts'
import { NoteHeader } from './views/NoteHeader.tsx'
import { NoteText } from './views/NoteText.tsx'
import { TagList } from './views/TagList.tsx'
import { createTextSurface, rangeOf, type TextSurface } from './views/text-surface.ts'

/** Shows a note; spans are made, changed and removed in it by mouse or by keys alone. */
export default function Viewer({ paneId, opened }: ViewerProps) {
  if (!isOpenedText(opened)) throw new Error('the note viewer was given another kind of item')
  return <NoteViewer key={opened.item.id} paneId={paneId} opened={opened} />
}

interface NoteViewerProps {
  readonly paneId: string
  readonly opened: OpenedText
}

function NoteViewer({ paneId, opened }: NoteViewerProps) {
  const { text, lineStarts, item } = opened
  const session = useSession()
  const { labels } = useProject().labelSet
  const labelStyles = useMemo(() => labelStylesOf(labels), [labels])
  const textStyle = useMemo(() => labelColors(labels), [labels])
  const [noteStyle, setNoteStyle] = useNoteStyle()
  const pageStyle = useMemo(() => noteStyleVariables(noteStyle, lineStarts.length), [noteStyle, lineStarts])
  const { blocks, layout } = useSpanLayout(opened)
  const selection = useView((view) => view.selection)
  const hovered = useView((view) => view.hovered)
  const related = useView((view) => view.related)
  const { snaps } = noteStyle
  const body = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const textRoot = useRef<HTMLDivElement>(null)
  const surface = useRef<TextSurface>(null)
  const helpId = useId()
  const title = useItemTitle(paneId, item)

  const drawn = useDrawnBlocks(textRoot, blocks.length)
  const bars = useNoteBars(opened, { scroller, surface, blocks, drawn, layout })
  const outline = useOutlinePanel(text, { body, scroller, surface, blocks })
  const reach = useReached(scroller, surface)
  const here = useTagsHere(scroller, surface, layout)
  const context = useNoteContext(
    opened,
    surface,
    scroller,
    { layout, snaps, sections: outline.sections },
    { openBar: bars.open, reach, listTags: here.list },
  )
  const actions = useMemo(() => createNoteActions(context), [context])
  useNoteKeys(paneId, scroller, actions)
  const pointer = useNotePointer(surface, actions, noteStyle.tagsAtOnce)

  useLayoutEffect(() => {
    if (textRoot.current !== null) surface.current = createTextSurface(textRoot.current, text, blocks)
  }, [text, blocks])
  useNoteSurface(paneId, scroller, surface, context)
  const flashing = useReveal(scroller, surface, layout)

  function onFocus(): void {
    session.viewStore.activatePane(paneId)
    if (surface.current?.selection() === null) surface.current.select({ anchor: 0, focus: 0 })
  }

  function onCopy(event: ClipboardEvent): void {
    const selected = surface.current?.selection()
    if (selected == null || selected.anchor === selected.focus) return
    const { start, end } = rangeOf(selected)
    event.clipboardData.setData('text/plain', text.slice(start, end))
    event.preventDefault()
  }

  return (
    <section className={styles.viewer} aria-label={`Note viewer: ${title}`}>
      <NoteHeader
        spanCount={layout.spanCount}
        snaps={snaps}
        onSnapsChange={(isOn) => setNoteStyle({ snaps: isOn })}
        tagsAtOnce={noteStyle.tagsAtOnce}
        onTagsAtOnceChange={(isOn) => setNoteStyle({ tagsAtOnce: isOn })}
        outline={outline.control}
        onFind={() => bars.open('find')}
        onUntagged={() => actions.perform({ kind: 'go', to: 'untagged', by: 1 })}
        onTagAll={() => actions.perform({ kind: 'tag-all' })}
        isStyling={bars.kind === 'style'}
        onStyle={bars.toggleStyle}
      />
      <BrokenSpans opened={opened} />
      {bars.bar}
      <div ref={body} className={styles.body}>
        {outline.panel}
        <div
          ref={scroller}
          className={styles.scroller}
          style={pageStyle}
          role="document"
          aria-label={`Text of ${title}`}
          aria-describedby={helpId}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: text is read, walked through and selected by keys here
          tabIndex={0}
          onFocus={onFocus}
          onCopy={onCopy}
          {...pointer}
        >
          <div className={styles.page}>
            <div ref={textRoot} className={styles.text} style={textStyle}>
              <KeepSelection surface={surface}>
                <NoteText
                  text={text}
                  blocks={blocks}
                  drawn={drawn}
                  layout={layout}
                  labels={labelStyles}
                  selection={selection}
                  hovered={hovered}
                  related={related}
                  flashing={flashing}
                />
              </KeepSelection>
            </div>
            <Caret scroller={scroller} surface={surface} />
            {here.menu}
          </div>
        </div>
      </div>
      <TagList opened={opened} layout={layout} />
      <p id={helpId} className={styles.help}>
        Arrow keys move the caret, with Shift they select text. The key of a label tags the selected text, Enter tags it
        with the active label. Brackets go to the previous and the next tag; Delete removes the selected one, F2 selects
        its text. Alt with full stop or comma moves the end of the selected tag, with Shift its start. Alt with S
        selects the sentence, Alt with U goes to the next sentence without a tag, Alt with H to the next section, both
        with Shift back. Alt with O lists the tags at the caret. Alt with T tags all places, Alt with F adds the
        selected text to the selected tag. Control with F finds words, Control with G goes to a line.
      </p>
    </section>
  )
}

/** What actions work on; it stays the same object and always answers with the state of the moment. */
function useNoteContext(
  opened: OpenedText,
  surface: { readonly current: TextSurface | null },
  scroller: { readonly current: HTMLElement | null },
  now: {
    readonly layout: ReturnType<NoteContext['layout']>
    readonly snaps: boolean
    readonly sections: ReturnType<NoteContext['sections']>
  },
  { openBar, reach, listTags }: Pick<NoteContext, 'openBar' | 'reach' | 'listTags'>,
): NoteContext {
  const session = useSession()
  const project = useProject()
  const latest = useRef({ ...now, project })
  useLayoutEffect(() => {
    latest.current = { ...now, project }
  })
  return useMemo(
    () => ({
      session,
      opened,
      surface() {
        if (surface.current === null) throw new Error('a note that is not on the page')
        return surface.current
      },
      project: () => latest.current.project,
      layout: () => latest.current.layout,
      snaps: () => latest.current.snaps,
      sections: () => latest.current.sections,
      openBar,
      reach,
      listTags,
      pageLines() {
        const element = scroller.current
        if (element === null) return 1
        return Math.max(
          1,
          Math.floor(element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight)) - 2,
        )
      },
    }),
    [session, opened, surface, scroller, openBar, reach, listTags],
  )
}
