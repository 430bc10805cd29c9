import { type ReactNode, type RefObject, useLayoutEffect, useState } from 'react'
import { sectionListsOf } from '../../../domain/text/section-presets.ts'
import type { Section } from '../../../domain/text/sections.ts'
import { useProject } from '../../../session/session-context.ts'
import type { TextBlock } from '../views/text-blocks.ts'
import type { TextSurface } from '../views/text-surface.ts'
import { OutlinePanel } from './OutlinePanel.tsx'
import { useCurrentSection } from './use-current-section.ts'
import { useOutline } from './use-outline.ts'

/** From this width on there is room for the outline beside the text. CSS pixels. */
const roomyPx = 760
/** Fewer are in view anyway. */
const fewestSections = 3
/** Kept above a heading that was jumped to, in CSS pixels. */
const marginPx = 16

const noSections: readonly Section[] = []

interface OutlinePlace {
  readonly body: RefObject<HTMLElement | null>
  readonly scroller: RefObject<HTMLElement | null>
  readonly surface: RefObject<TextSurface | null>
  readonly blocks: readonly TextBlock[]
}

export interface OutlineSwitch {
  readonly isOpen: boolean
  readonly count: number
  toggle(): void
}

/** The outline beside a note, or over it where there is little room: open by itself where there is room, and something to it. */
export function useOutlinePanel(
  text: string,
  { body, scroller, surface, blocks }: OutlinePlace,
): { readonly panel: ReactNode; readonly control: OutlineSwitch; readonly sections: readonly Section[] } {
  const lists = sectionListsOf(useProject())
  const { outline, choose } = useOutline(text, lists)
  const sections = outline?.sections ?? noSections
  const isRoomy = useRoom(body)
  const [wanted, setWanted] = useState<boolean | null>(null)
  const isOpen = outline !== null && (wanted ?? (isRoomy && sections.length >= fewestSections))
  const current = useCurrentSection(scroller, surface, blocks, isOpen ? sections : noSections)

  function go({ heading }: Section): void {
    const bring = () => {
      const element = scroller.current
      const rect = surface.current?.caretRect(heading.start)
      if (element === null || rect === undefined) return
      element.scrollTop += rect.top - element.getBoundingClientRect().top - marginPx
    }
    scroller.current?.focus({ preventScroll: true })
    surface.current?.select({ anchor: heading.start, focus: heading.start })
    bring()
    // Blocks that come into view on the way take their true height only when drawn: look again then.
    requestAnimationFrame(() => requestAnimationFrame(bring))
    if (!isRoomy) setWanted(false)
  }
  function close(): void {
    if (!isRoomy) setWanted(false)
    scroller.current?.focus({ preventScroll: true })
  }

  const panel = isOpen ? (
    <OutlinePanel
      outline={outline}
      lists={lists}
      current={current}
      isOver={!isRoomy}
      onGo={go}
      onChoose={choose}
      onClose={close}
    />
  ) : null
  return { panel, control: { isOpen, count: sections.length, toggle: () => setWanted(!isOpen) }, sections }
}

function useRoom(body: RefObject<HTMLElement | null>): boolean {
  const [isRoomy, setRoomy] = useState(false)
  // Measured before the first paint: an outline that came after it would push the text aside.
  useLayoutEffect(() => {
    const element = body.current
    if (element === null) return
    const measure = () => setRoomy(element.clientWidth >= roomyPx)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [body])
  return isRoomy
}
