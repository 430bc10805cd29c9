import { type RefObject, useEffect, useRef } from 'react'
import { useSession } from '../../session/session-context.ts'
import styles from './LinkLines.module.css'
import { followLinkLines } from './link-lines.ts'

/**
 * Lines between the panes that join what is selected or hovered with the other evidence of its finding. For the eye alone: the
 * inspector lists the same in words.
 */
export function LinkLines({ area }: { readonly area: RefObject<HTMLElement | null> }) {
  const session = useSession()
  const svg = useRef<SVGSVGElement>(null)
  useEffect(() => {
    if (svg.current === null || area.current === null) return
    return followLinkLines(svg.current, area.current, session)
  }, [area, session])
  return <svg ref={svg} className={styles.lines} aria-hidden focusable="false" data-link-lines />
}
