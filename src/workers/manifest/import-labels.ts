import { setFields } from '../../domain/commands/set-fields.ts'
import type { Env } from '../../domain/env.ts'
import { plainLabel } from '../../domain/labels/plain-label.ts'
import type { Patch } from '../../domain/log/patch.ts'
import type { Label } from '../../domain/records/label.ts'
import type { Project } from '../../domain/records/project.ts'
import type { ManifestMark } from './marks.ts'

export interface ImportLabels {
  /** The label of a mark, by name. */
  find(name: string): Label | undefined
  readonly version: number
  /** The change of the label set; none where every mark has its label. */
  readonly patches: readonly Patch[]
}

/**
 * The labels that marks need: those of the project by name, whatever the case, new ones where it has none. What is new, and a kind of
 * mark that a label was not for, make one new version of the label set.
 */
export function importLabels(
  project: Project,
  marks: readonly ManifestMark[],
  newLabels: readonly { readonly name: string; readonly color: string }[],
  env: Env,
): ImportLabels {
  const key = (name: string) => name.trim().toLowerCase()
  const labels = new Map(project.labelSet.labels.map((label) => [key(label.name), label]))
  const used = new Set(marks.map(({ label }) => key(label)))
  for (const { name, color } of newLabels) {
    if (labels.has(key(name)) || !used.has(key(name))) continue
    labels.set(key(name), plainLabel(env.newId(), name.trim(), color))
  }
  for (const { label, target } of marks) {
    const present = labels.get(key(label))
    if (present === undefined || present.targets.length === 0 || present.targets.includes(target.kind)) continue
    labels.set(key(label), { ...present, targets: [...present.targets, target.kind] })
  }
  const find = (name: string) => labels.get(key(name))
  const changed = setFields('project', project, { '/labelSet/labels': [...labels.values()] })
  if (changed.length === 0) return { find, version: project.labelSet.version, patches: [] }
  const labelSet = { ...project.labelSet, version: project.labelSet.version + 1, labels: [...labels.values()] }
  return { find, version: labelSet.version, patches: setFields('project', project, { '/labelSet': labelSet }) }
}
