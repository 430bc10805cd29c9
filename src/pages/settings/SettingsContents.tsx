import { type RefObject, useEffect, useState } from 'react'
import styles from './SettingsPage.module.css'

interface Heading {
  readonly id: string
  readonly text: string
}

interface SettingsContentsProps {
  /** What holds the sections; each has its heading of level 2 with an id. */
  readonly sections: RefObject<HTMLElement | null>
}

/** The sections of the settings beside them: where you are, and the way to the others. Made from the headings themselves. */
export function SettingsContents({ sections }: SettingsContentsProps) {
  const [headings, setHeadings] = useState<readonly Heading[]>([])
  const [currentId, setCurrent] = useState<string | null>(null)

  useEffect(() => {
    const host = sections.current
    if (host === null) return
    const found = () => [...host.querySelectorAll('h2[id]')]
    const read = () => setHeadings(found().map(({ id, textContent }) => ({ id, text: textContent.trim() })))
    const scroller = host.closest('main')
    const onScroll = () => {
      if (scroller === null) return
      const { top, bottom } = scroller.getBoundingClientRect()
      const isAtEnd = scroller.scrollTop > 0 && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2
      const passed = found().filter((each) => each.getBoundingClientRect().top < (isAtEnd ? bottom : top + 96))
      setCurrent((passed.at(-1) ?? found()[0])?.id ?? null)
    }
    read()
    onScroll()
    // Sections come late, or with what is loaded.
    const observer = new MutationObserver(read)
    observer.observe(host, { childList: true })
    scroller?.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      scroller?.removeEventListener('scroll', onScroll)
    }
  }, [sections])

  return (
    <nav aria-label="Sections of the settings" className={styles.contentsHost}>
      <ul className={styles.contents}>
        {headings.map(({ id, text }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.contentsLink}
              aria-current={id === currentId ? 'location' : undefined}
              onClick={() => goTo(id)}
            >
              {text}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The address is the app's: a link to a place in the page would leave it. Focus goes along, for the keyboard and for screen readers. */
function goTo(id: string): void {
  const heading = document.getElementById(id)
  if (heading === null) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  heading.scrollIntoView({ block: 'start' })
}
