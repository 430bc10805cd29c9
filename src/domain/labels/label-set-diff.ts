import { jsonEquals } from '../../lib/json.ts'
import type { Label, LabelSet } from '../records/label.ts'

/** One thing that is different between two label sets. */
export type LabelDifference =
  | { readonly kind: 'added' | 'removed'; readonly label: Label }
  | { readonly kind: 'changed'; readonly label: Label; readonly parts: readonly LabelPart[]; readonly before: Label }
  | { readonly kind: 'reordered' }

export type LabelPart = Exclude<keyof Label, 'id' | 'mergedFrom'>

const parts: readonly LabelPart[] = [
  'name',
  'color',
  'hotkey',
  'targets',
  'coding',
  'conceptConstraint',
  'attributes',
  'keypoints',
  'paired',
]

/** What is different between two label sets: labels are told apart by id, so a renamed one is the same. */
export function diffLabelSets(before: LabelSet, after: LabelSet): LabelDifference[] {
  const was = new Map(before.labels.map((label) => [label.id, label]))
  const is = new Map(after.labels.map((label) => [label.id, label]))
  const differences: LabelDifference[] = []
  for (const label of after.labels) {
    const old = was.get(label.id)
    if (old === undefined) differences.push({ kind: 'added', label })
    else {
      const changed = parts.filter((part) => !jsonEquals(old[part], label[part]))
      if (changed.length > 0) differences.push({ kind: 'changed', label, parts: changed, before: old })
    }
  }
  for (const label of before.labels) if (!is.has(label.id)) differences.push({ kind: 'removed', label })
  const kept = (labels: readonly Label[], others: ReadonlyMap<string, Label>) =>
    labels.flatMap(({ id }) => (others.has(id) ? [id] : []))
  if (!jsonEquals(kept(before.labels, is), kept(after.labels, was))) differences.push({ kind: 'reordered' })
  return differences
}
