import type { RecordState } from '../log/record-state.ts'
import { isOwnWork, isPositive } from '../reading/own-work.ts'
import type { Annotation } from '../records/annotation.ts'
import type { Label } from '../records/label.ts'
import type { Project } from '../records/project.ts'

/** What the reader says is there, or probably is: marks and lines of the checklist, oldest first. */
export function ownPositives(state: RecordState, actor: string): readonly Annotation[] {
  return [...state.tables.annotation.values()]
    .filter((one) => isOwnWork(one, actor) && isPositive(one.assertion))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

export function labelNamed(project: Project, labelId: string): Label | undefined {
  return project.labelSet.labels.find(({ id }) => id === labelId)
}

/** What to call an annotation's label. */
export function labelName(project: Project, labelId: string): string {
  return labelNamed(project, labelId)?.name ?? 'A removed label'
}

/** "1 mark", "2 marks". */
export function marksText(count: number): string {
  return count === 1 ? '1 mark' : `${count} marks`
}
