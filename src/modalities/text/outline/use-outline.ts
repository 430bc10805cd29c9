import { useEffect, useMemo, useState } from 'react'
import { bestOutline, type Outline } from '../../../domain/text/outline.ts'
import { sectionPresets } from '../../../domain/text/section-presets.ts'
import { sectionsOf } from '../../../domain/text/sections.ts'

/** Longer notes are shown first and gone through for headings after. Code units. */
const longestAtOnce = 50_000

/** The outline of a note, by the list that fits best until another is chosen; null until it is known. */
export function useOutline(text: string) {
  const [best, setBest] = useState<Outline | null>(() => (text.length > longestAtOnce ? null : found(text)))
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    if (best !== null) return
    const timer = setTimeout(() => setBest(found(text)), 50)
    return () => clearTimeout(timer)
  }, [best, text])
  const outline = useMemo(() => {
    const preset = sectionPresets.find(({ id }) => id === chosen)
    return preset === undefined ? best : { preset, sections: sectionsOf(text, preset.sections) }
  }, [best, chosen, text])
  return { outline, choose: setChosen }
}

function found(text: string): Outline {
  return bestOutline(text, sectionPresets)
}
