import { type RefObject, useEffect, useState } from 'react'
import { type Section, sectionAt } from '../../../domain/text/sections.ts'
import type { TextBlock } from '../views/text-blocks.ts'
import type { TextSurface } from '../views/text-surface.ts'

/** Below the top edge, in CSS pixels: a heading that was jumped to counts as read. */
const readingLinePx = 60

/** The section that is at the top of the view; undefined before the first. */
export function useCurrentSection(
  scroller: RefObject<HTMLElement | null>,
  surface: RefObject<TextSurface | null>,
  blocks: readonly TextBlock[],
  sections: readonly Section[],
): Section | undefined {
  const [current, setCurrent] = useState<Section>()
  useEffect(() => {
    const element = scroller.current
    if (element === null || sections.length === 0) return
    const look = () => {
      if (surface.current === null) return
      const { top } = element.getBoundingClientRect()
      setCurrent(sectionAt(sections, offsetAt(surface.current.root, blocks, top + readingLinePx)))
    }
    let frame = requestAnimationFrame(look)
    const onScroll = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      cancelAnimationFrame(frame)
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, surface, blocks, sections])
  return current
}

/** Text offset at the end of the line that is at a height. @param y viewport pixels */
function offsetAt(root: HTMLElement, blocks: readonly TextBlock[], y: number): number {
  const blockIndex = lastAbove(root.children, y)
  const block = blocks[blockIndex]
  const element = root.children[blockIndex]
  if (block === undefined || element === undefined) return 0
  const line = lastAbove(element.children, y)
  const next = block.lines[line + 1]
  return next === undefined ? block.end - 1 : next.start - 1
}

/** Index of the last element that begins at or above a height; the first where none does. */
function lastAbove(elements: HTMLCollection, y: number): number {
  let low = 0
  let high = elements.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((elements[middle]?.getBoundingClientRect().top ?? 0) <= y) low = middle
    else high = middle
  }
  return low
}
