import type { LabelDifference, LabelPart } from '../../domain/labels/label-set-diff.ts'
import type { Label } from '../../domain/records/label.ts'
import { targetKindText } from '../../panels/annotations/annotation-text.ts'

function targetsText({ targets }: Label): string {
  return targets.length === 0 ? 'anything' : targets.map((kind) => targetKindText[kind].toLowerCase()).join(', ')
}

function partText(part: LabelPart, before: Label, after: Label): string {
  switch (part) {
    case 'name':
      return `renamed from “${before.name}”`
    case 'color':
      return `recoloured from ${before.color} to ${after.color}`
    case 'hotkey':
      return `key ${before.hotkey?.toUpperCase() ?? 'none'} → ${after.hotkey?.toUpperCase() ?? 'none'}`
    case 'targets':
      return `goes on ${targetsText(before)} → ${targetsText(after)}`
    case 'coding':
      return `code ${before.coding?.display ?? 'none'} → ${after.coding?.display ?? 'none'}`
    case 'conceptConstraint':
      return 'other codes allowed'
    case 'attributes':
      return attributesText(before, after)
    case 'keypoints':
      return `points ${before.keypoints?.join(', ') ?? 'numbered'} → ${after.keypoints?.join(', ') ?? 'numbered'}`
    case 'paired':
      return after.paired ? 'has sides' : 'has no sides any more'
  }
}

function attributesText(before: Label, after: Label): string {
  const names = (label: Label, others: Label) =>
    label.attributes.flatMap(({ id, name }) => (others.attributes.some((other) => other.id === id) ? [] : [name]))
  const added = names(after, before)
  const removed = names(before, after)
  const parts = [
    ...(added.length === 0 ? [] : [`attributes added: ${added.join(', ')}`]),
    ...(removed.length === 0 ? [] : [`attributes removed: ${removed.join(', ')}`]),
  ]
  return parts.length === 0 ? 'attributes changed' : parts.join(', ')
}

/** A difference between two label sets, in words. */
export function differenceText(difference: LabelDifference): string {
  switch (difference.kind) {
    case 'added':
      return `${difference.label.name} added`
    case 'removed':
      return `${difference.label.name} removed`
    case 'changed': {
      const { label, before, parts } = difference
      return `${label.name}: ${parts.map((part) => partText(part, before, label)).join('; ')}`
    }
    case 'reordered':
      return 'Order changed'
  }
}
