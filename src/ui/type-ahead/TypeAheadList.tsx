import { Fragment, useEffect, useRef } from 'react'
import styles from './TypeAhead.module.css'
import type { TypeAheadOption } from './type-ahead-option.ts'

interface TypeAheadListProps {
  readonly id: string
  readonly label: string
  readonly options: readonly TypeAheadOption<unknown>[]
  /** Index of the option that Enter takes. */
  readonly active: number
  readonly nothingFound: string
  readonly onPick: (index: number) => void
}

/** The options below the field. The focus stays in the field, which names the active one. */
export function TypeAheadList({ id, label, options, active, nothingFound, onPick }: TypeAheadListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelectorAll('[role=option]')[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (options.length === 0) return <div className={styles.nothing}>{nothingFound}</div>
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className={styles.options}>
      {options.map(({ key, text, hint, detail, group }, index) => (
        <Fragment key={key}>
          {group !== undefined && group !== options[index - 1]?.group && (
            <div role="presentation" className={styles.group}>
              {group}
            </div>
          )}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant) */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are pressed in the field */}
          <div
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.option}
            // The field would lose the focus, and close the list, before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(index)}
          >
            <span className={styles.text}>{text}</span>
            <span className={styles.dim}>{hint}</span>
            {detail !== null && <span className={styles.detail}>{detail}</span>}
          </div>
        </Fragment>
      ))}
    </div>
  )
}
