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
  const byLabel = new Map<string, Annotation[]>()
  for (const annotation of annotations.values()) {
    const those = byLabel.get(annotation.labelId)
    if (those === undefined) byLabel.set(annotation.labelId, [annotation])
    else those.push(annotation)
  }
  return project.labelSet.labels
    .filter(isOnChecklist)
    .map((label) => rowOf(label, byLabel.get(label.id) ?? [], annotatorId))
}

/** One line of the checklist. @param annotations those of the label */
function rowOf(label: Label, annotations: readonly Annotation[], annotatorId: string): ChecklistRow {
  const own = annotations.filter((one) => isOwnWork(one, annotatorId))
  const stated = own.filter(isOfCase).sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1))
  const marks = own.filter((one) => !isOfCase(one) && isPositive(one.assertion))
  const derived =
    marks.length === 0 ? null : marks.some(({ assertion }) => assertion === 'present') ? 'present' : 'likely'
  return {
    label,
    stated,
    marks,
    derived,
    value: stated.at(-1)?.assertion ?? derived,
    others: annotations.filter((one) => !own.includes(one) && one.target.kind === 'whole'),
  }
}
