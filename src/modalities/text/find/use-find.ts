import { type RefObject, useCallback, useDeferredValue, useLayoutEffect, useState } from 'react'
import { type FindOptions, type Found, findInText, matchFrom } from '../../../domain/text/find-in-text.ts'
import { scrollToRect } from '../views/scroll-to.ts'
import type { SpanLayout } from '../views/span-layout.ts'
import type { TextBlock } from '../views/text-blocks.ts'
import type { TextSurface } from '../views/text-surface.ts'
import { paintMatches } from './highlights.ts'
import { useFound } from './use-found.ts'

export interface FindQuery extends FindOptions {
  readonly words: string
}

const blankQuery: FindQuery = { words: '', isPattern: false, matchCase: false, wholeWords: false }
const none: Found = { ranges: [], isCut: false }

interface FindPlace {
  readonly scroller: RefObject<HTMLElement | null>
  readonly surface: RefObject<TextSurface | null>
  readonly blocks: readonly TextBlock[]
  /** What the blocks show: text nodes are cut anew where it changes. */
  readonly drawn: ReadonlySet<number>
  readonly layout: SpanLayout
}

/** Looking for words in a note: what is asked, what is found, and the match at hand, painted and kept in view. */
export function useFind(text: string, isOpen: boolean, place: FindPlace) {
  const { scroller, surface, blocks, drawn, layout } = place
  const [query, setQuery] = useState(blankQuery)
  const [origin, setOrigin] = useState(0)
  /** Steps taken from the match that came first. */
  const [steps, setSteps] = useState(0)
  const asked = useDeferredValue(query)
  const { result, isLate } = useFound(text, isOpen ? asked.words : '', asked)
  const { ranges, isCut } = result.ok ? result.value : none
  const first = matchFrom(ranges, origin)
  const current = first === -1 ? -1 : (((first + steps) % ranges.length) + ranges.length) % ranges.length
  const match = ranges[current]

  const show = useCallback(
    (offset: number) => {
      const bring = () => {
        if (scroller.current !== null && surface.current !== null) {
          scrollToRect(scroller.current, surface.current.caretRect(offset), 'centre')
        }
      }
      bring()
      // Blocks that come into view on the way take their true height only when drawn: look again then.
      requestAnimationFrame(() => requestAnimationFrame(bring))
    },
    [scroller, surface],
  )
  useLayoutEffect(() => {
    if (match !== undefined) show(match.start)
  }, [match, show])

  // biome-ignore lint/correctness/useExhaustiveDependencies: text nodes are others after `drawn` and `layout` have changed
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || ranges.length === 0) return
    let clear = () => {}
    const paint = () => {
      clear()
      const root = surface.current?.root
      if (root !== undefined) clear = paintMatches(root, element.getBoundingClientRect(), blocks, { ranges, current })
    }
    let frame = requestAnimationFrame(paint)
    const repaint = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(paint)
    }
    element.addEventListener('scroll', repaint, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('scroll', repaint)
      clear()
    }
  }, [scroller, surface, blocks, drawn, layout, ranges, current])

  return {
    query,
    problem: result.ok ? null : result.error,
    count: ranges.length,
    isCut,
    current,
    match,
    change(next: Partial<FindQuery>) {
      setOrigin(match?.start ?? origin)
      setSteps(0)
      setQuery({ ...query, ...next })
    },
    /**
     * The match of what is asked at this moment: who types and leaves at once is ahead of what is shown. Of a regular expression that is
     * still being looked for there is none.
     */
    matchNow() {
      if (asked === query) return isLate ? undefined : match
      if (query.isPattern) return undefined
      const found = findInText(text, query.words, query)
      return found.ok ? found.value.ranges[matchFrom(found.value.ranges, origin)] : undefined
    },
    step: (by: 1 | -1) => setSteps(steps + by),
    /** Looks from an offset on. @param words taken over where there are any */
    begin(offset: number, words: string) {
      setOrigin(offset)
      setSteps(0)
      if (words !== '') setQuery((now) => ({ ...now, words, isPattern: false }))
    },
  }
}
export type Find = ReturnType<typeof useFind>
