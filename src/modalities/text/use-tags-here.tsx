import { Menu } from '@mantine/core'
import { type ReactNode, type RefObject, useCallback, useState } from 'react'
import { quoteOf } from '../../domain/text/span.ts'
import { useProject, useSession } from '../../session/session-context.ts'
import styles from './TagsHere.module.css'
import type { SpanLayout } from './views/span-layout.ts'
import type { TextSurface } from './views/text-surface.ts'

interface Listed {
  readonly ids: readonly string[]
  /** Inside of the page of text, CSS pixels. */
  readonly left: number
  readonly top: number
}

/** A list of tags that lie on one place, to choose one of: by the pointer, or by arrows and Enter. */
export function useTagsHere(
  scroller: RefObject<HTMLElement | null>,
  surface: RefObject<TextSurface | null>,
  layout: SpanLayout,
): { readonly menu: ReactNode; list(ids: readonly string[], offset: number): void } {
  const { viewStore } = useSession()
  const { labels } = useProject().labelSet
  const [listed, setListed] = useState<Listed | null>(null)
  const list = useCallback(
    (ids: readonly string[], offset: number) => {
      const rect = surface.current?.caretRect(offset)
      const page = surface.current?.root.parentElement?.getBoundingClientRect()
      if (rect !== undefined && page !== undefined)
        setListed({ ids, left: rect.left - page.left, top: rect.bottom - page.top })
    },
    [surface],
  )

  function close(): void {
    setListed(null)
    viewStore.hover(null)
    scroller.current?.focus({ preventScroll: true })
  }

  const menu =
    listed === null ? null : (
      <Menu opened onChange={(isOpen) => !isOpen && close()} position="bottom-start" returnFocus={false} width={320}>
        <Menu.Target>
          <button
            type="button"
            tabIndex={-1}
            className={styles.place}
            style={{ left: listed.left, top: listed.top }}
            aria-label="Tags here"
          />
        </Menu.Target>
        <Menu.Dropdown className={styles.list ?? ''}>
          {listed.ids.flatMap((id) => {
            const annotation = layout.annotations.get(id)
            if (annotation?.target.kind !== 'span') return []
            const label = labels.find((one) => one.id === annotation.labelId)
            return (
              <Menu.Item
                key={id}
                leftSection={<span className={styles.swatch} style={{ background: label?.color }} aria-hidden />}
                onFocus={() => viewStore.hover(id)}
                onMouseEnter={() => viewStore.hover(id)}
                onClick={() => {
                  close()
                  viewStore.select([id])
                }}
              >
                <span className={styles.name}>{label?.name ?? 'Removed label'}</span> {quoteOf(annotation.target)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
    )
  return { menu, list }
}
