import { labelAllows } from '../commands/annotation-commands.ts'
import type { Annotation, Assertion } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import type { Project } from '../records/project.ts'
import { isOfCase, isOwnWork, isPositive } from './own-work.ts'

/**
 * What one reader says of one label in a case. Said of the case as a whole it is an annotation with target `whole` and no item; said by
 * drawing it is derived from the marks and stored nowhere else. Neither: not assessed.
 */
export interface ChecklistRow {
  readonly label: Label
  /** The reader's assertions about the case as a whole, last changed last: one, unless two tabs or machines assessed at once. */
  readonly stated: readonly Annotation[]
  /** The reader's marks of this label that say it is there. */
  readonly marks: readonly Annotation[]
  /** What the marks say together; null where there are none. */
  readonly derived: 'present' | 'likely' | null
  /** What is stated, else what the marks say; null: not assessed. */
  readonly value: Assertion | null
  /** What others, imports or models say of the case or of an item as a whole. */
  readonly others: readonly Annotation[]
}

/** Whether a label can be said of a case or an item without drawing. */
export function isOnChecklist(label: Label): boolean {
  return labelAllows(label, 'whole')
}

/** The labels that can be said of a case as a whole, in the order of the label set, with what a reader says of each. @param annotations of one case */
export function checklistRows(
  annotations: ReadonlyMap<string, Annotation>,
  project: Pick<Project, 'labelSet'>,
  annotatorId: string,
): readonly ChecklistRow[] {
  const lines = new Map<string, Line>()
  for (const label of project.labelSet.labels) {
    if (isOnChecklist(label)) lines.set(label.id, { label, stated: [], marks: [], others: [] })
  }
  for (const annotation of annotations.values()) {
    const line = lines.get(annotation.labelId)
    if (line === undefined) continue
    const isWhole = annotation.target.kind === 'whole'
    if (!isOwnWork(annotation, annotatorId)) {
      if (isWhole) line.others.push(annotation)
    } else if (isOfCase(annotation)) line.stated.push(annotation)
    else if (isPositive(annotation.assertion)) line.marks.push(annotation)
  }
  return [...lines.values()].map(rowOf)
}

interface Line {
  readonly label: Label
  readonly stated: Annotation[]
  readonly marks: Annotation[]
  readonly others: Annotation[]
}

function rowOf(line: Line): ChecklistRow {
  const stated = line.stated.sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))
  const isSure = line.marks.some(({ assertion }) => assertion === 'present')
  const derived = line.marks.length === 0 ? null : isSure ? 'present' : 'likely'
  return { ...line, stated, derived, value: stated.at(-1)?.assertion ?? derived }
}
