import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react'
import { useCallback, useId, useRef } from 'react'
import type { Command } from '../../domain/commands/command.ts'
import type { Item } from '../../domain/records/case.ts'
import { contradicts } from '../../domain/sides/side-of-target.ts'
import { useFold } from '../../ui/use-fold.ts'
import styles from './FactsPanel.module.css'
import { factsSummary, fileLines, isPictured, stateableLines } from './fact-lines.ts'
import { StatedFact } from './StatedFact.tsx'

interface FactsPanelProps {
  /** What the facts are of. */
  readonly item: Item
  readonly onCommand: (command: Command) => void
}

/** What is known of how a picture was taken, where from, and what is not; a reader can state what its file lacks. Folds away. */
export function FactsPanel({ item, onCommand }: FactsPanelProps) {
  // Whoever looks at facts looks at them case after case.
  const [isOpen, setOpen] = useFold('facts', false)
  const bodyId = useId()
  const isJustOpened = useRef(false)
  // What was just unfolded at the foot of the column is brought into sight; not so in the next case, whose labels come first.
  const intoSight = useCallback((body: HTMLElement | null) => {
    if (body !== null && isJustOpened.current) body.scrollIntoView({ block: 'nearest' })
    isJustOpened.current = false
  }, [])
  const { facts } = item
  if (!isPictured(facts)) return null
  return (
    <section aria-label="Facts" className={styles.panel}>
      <h2 className={styles.heading}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => {
            isJustOpened.current = !isOpen
            setOpen(!isOpen)
          }}
        >
          Facts
          <span className={styles.summary}>{factsSummary(facts)}</span>
          <IconChevronRight size={14} className={styles.chevron} aria-hidden />
        </button>
      </h2>
      {isOpen && (
        <div id={bodyId} ref={intoSight} className={styles.body}>
          {contradicts(facts) && (
            <p className={styles.warning}>
              <IconAlertTriangle size={14} aria-hidden /> The view and the orientation of the header contradict one
              another.
            </p>
          )}
          {stateableLines.map((line) => (
            <StatedFact key={line.fact} item={item} line={line} onCommand={onCommand} />
          ))}
          <dl className={styles.list}>
            {fileLines(facts).map(({ name, text, source }) => (
              <div key={name} className={styles.line}>
                <dt className={styles.name}>{name}</dt>
                <dd className={styles.value} data-unknown={text === null || undefined}>
                  {text ?? 'Unknown'}
                  {source !== null && (
                    <span className={styles.source} title={source}>
                      {source}
                    </span>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </section>
  )
}
