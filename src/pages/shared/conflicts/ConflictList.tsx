import { Button } from '@mantine/core'
import { removeAnnotations } from '../../../domain/commands/annotation-commands.ts'
import type { Command } from '../../../domain/commands/command.ts'
import { takeValue } from '../../../domain/commands/conflict-commands.ts'
import type { ConflictSide, ToldConflict } from '../../../domain/log/told-conflicts.ts'
import type { Project } from '../../../domain/records/project.ts'
import { timeText } from '../../../ui/time-text.ts'
import styles from './ConflictList.module.css'
import { type ConflictNames, conflictTitle, sideText } from './conflict-text.ts'

interface ConflictListProps {
  readonly label: string
  readonly told: readonly ToldConflict[]
  readonly names: ConflictNames
  readonly project: Project
  /** Takes the other side; null where it is not taken here. */
  readonly onTake: ((command: Command) => void) | null
}

/** Edits of one thing that did not know of each other: who, when, what each said, which one holds, and the way to take the other. */
export function ConflictList({ label, told, names, project, onTake }: ConflictListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {told.map((one) => {
        const title = conflictTitle(one, names)
        return (
          <li key={one.conflict.id} className={styles.conflict}>
            <span className={styles.title}>{title}</span>
            {one.sides.map((side, index) => {
              const command = onTake === null || side.holds ? null : takingOf(one, side, project)
              const text = sideText(side, one.conflict.path, names)
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the first edit and the second, always
                <div key={index} className={styles.side} data-holds={side.holds || undefined}>
                  <span className={styles.what}>
                    <span className={styles.value}>{text}</span>
                    <span className={styles.who}>
                      {names.annotator(side.by)}, {timeText(side.at)}
                    </span>
                  </span>
                  {side.holds && <span className={styles.holds}>Holds</span>}
                  {command !== null && (
                    <Button
                      size="compact-xs"
                      aria-label={`Take this instead: ${text}, ${title}`}
                      onClick={() => onTake?.(command)}
                    >
                      Take this
                    </Button>
                  )}
                </div>
              )
            })}
            {one.sides.every(({ holds }) => !holds) && <span className={styles.who}>Changed again since.</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** What makes a side hold; null where there is no way to. */
function takingOf(
  { conflict, recordKind, record }: ToldConflict,
  { did }: ConflictSide,
  project: Project,
): Command | null {
  if (record === undefined) return null
  if (did.kind === 'value' && conflict.path !== null)
    return takeValue(recordKind, record, conflict.path, did.value, project)
  return did.kind === 'removal' && recordKind === 'annotation' ? removeAnnotations([record.id]) : null
}
