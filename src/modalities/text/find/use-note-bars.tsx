import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { lineOf } from '../../../domain/text/lines.ts'
import type { OpenedText } from '../opened-text.ts'
import { StyleBar } from '../reading/StyleBar.tsx'
import type { SpanLayout } from '../views/span-layout.ts'
import type { TextBlock } from '../views/text-blocks.ts'
import { rangeOf, type TextSurface } from '../views/text-surface.ts'
import { FindBar } from './FindBar.tsx'
import { LineBar } from './LineBar.tsx'
import { useFind } from './use-find.ts'

export type BarKind = 'find' | 'line' | 'style'

interface NoteBars {
  /** The bar that is open. */
  readonly bar: ReactNode
  readonly kind: BarKind | null
  open(kind: BarKind): void
  toggleStyle(): void
}

interface BarPlace {
  readonly scroller: RefObject<HTMLElement | null>
  readonly surface: RefObject<TextSurface | null>
  readonly blocks: readonly TextBlock[]
  readonly drawn: ReadonlySet<number>
  readonly layout: SpanLayout
}

/** Longer selections are text to tag, not words to look for. */
const longestWords = 100

/** The bars above a note: finding words, going to a line, and how the text looks. Leaving one puts the focus back into the text. */
export function useNoteBars({ text, lineStarts }: OpenedText, place: BarPlace): NoteBars {
  const { scroller, surface } = place
  const [kind, setKind] = useState<BarKind | null>(null)
  const [asked, setAsked] = useState(0)
  const [caretAtOpening, setCaretAtOpening] = useState(0)
  const find = useFind(text, kind === 'find', place)
  const latest = useRef(find)
  useLayoutEffect(() => {
    latest.current = find
  })

  function leave(anchor: number, focus: number): void {
    setKind(null)
    scroller.current?.focus({ preventScroll: true })
    surface.current?.select({ anchor, focus })
  }

  const open = useMemo(
    () => (next: BarKind) => {
      const selected = surface.current?.selection() ?? { anchor: 0, focus: 0 }
      const range = rangeOf(selected)
      const words = text.slice(range.start, Math.min(range.end, range.start + longestWords + 1))
      const isWords = words.length <= longestWords && !/[\r\n]/.test(words)
      setCaretAtOpening(selected.focus)
      if (next === 'find') latest.current.begin(range.start, isWords ? words : '')
      setKind(next)
      setAsked((times) => times + 1)
    },
    [surface, text],
  )

  if (kind === null) return { bar: null, kind, open, toggleStyle: () => open('style') }
  const close = () => leave(caretAtOpening, caretAtOpening)
  const bar =
    kind === 'style' ? (
      <StyleBar onClose={close} />
    ) : kind === 'find' ? (
      <FindBar
        find={find}
        asked={asked}
        onClose={() => {
          const match = find.matchNow()
          leave(match?.start ?? caretAtOpening, match?.end ?? caretAtOpening)
        }}
      />
    ) : (
      <LineBar
        lineCount={lineStarts.length}
        line={lineOf(lineStarts, caretAtOpening) + 1}
        onGo={(line) => leave(lineStarts[line - 1] ?? 0, lineStarts[line - 1] ?? 0)}
        onClose={close}
      />
    )
  return { bar, kind, open, toggleStyle: () => (kind === 'style' ? close() : open('style')) }
}
