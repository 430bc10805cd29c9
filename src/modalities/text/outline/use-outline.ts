import { useEffect, useMemo, useState } from 'react'
import { bestOutline, type Outline } from '../../../domain/text/outline.ts'
import type { SectionList } from '../../../domain/text/section-presets.ts'
import { sectionsOf } from '../../../domain/text/sections.ts'

/** Longer notes are shown first and gone through for headings after. Code units. */
const longestAtOnce = 50_000

/** What was found, and in what: lists change while a note is open. */
interface Found {
  readonly lists: readonly SectionList[]
  readonly outline: Outline
}

/**
 * The outline of a note, by the list that fits best until another is chosen; null until it is known. Where the lists change, the
 * outline of before stays until that of the new ones is there.
 */
export function useOutline(text: string, lists: readonly SectionList[]) {
  const [best, setBest] = useState<Found | null>(() => (text.length > longestAtOnce ? null : found(text, lists)))
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    if (best?.lists === lists) return
    const timer = setTimeout(() => setBest(found(text, lists)), text.length > longestAtOnce ? 50 : 0)
    return () => clearTimeout(timer)
  }, [best, text, lists])
  const outline = useMemo(() => {
    const list = lists.find(({ id }) => id === chosen)
    return list === undefined ? (best?.outline ?? null) : { list, sections: sectionsOf(text, list.sections) }
  }, [best, chosen, text, lists])
  return { outline, choose: setChosen }
}

function found(text: string, lists: readonly SectionList[]): Found {
  return { lists, outline: bestOutline(text, lists) }
}
