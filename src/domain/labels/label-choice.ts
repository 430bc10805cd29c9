import { labelAllows } from '../commands/annotation-commands.ts'
import type { Label } from '../records/label.ts'
import type { TargetKind } from '../records/target.ts'

/** The label a new mark gets: the active one where it may be put on this kind of target, else the first that may; undefined where none may. */
export function labelForTarget(labels: readonly Label[], activeId: string | null, kind: TargetKind): Label | undefined {
  const active = labels.find(({ id }) => id === activeId)
  if (active !== undefined && labelAllows(active, kind)) return active
  return labels.find((label) => labelAllows(label, kind))
}
