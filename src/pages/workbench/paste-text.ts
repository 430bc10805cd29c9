import type { PastePlan } from '../../domain/labels/mark-copies.ts'
import { countText } from '../../ui/time-text.ts'

/** What pasting did, and what it left out and why. */
export function pasteText(
  { fitting, outside, beyondEdge, wrongKind, withoutLabel }: PastePlan,
  itemName: string,
): string {
  const parts = [fitting.length === 0 ? 'Nothing was pasted.' : `${countText(fitting.length, 'mark')} pasted.`]
  if (beyondEdge > 0) parts.push(`${countText(beyondEdge, 'of them reaches', 'of them reach')} beyond the picture.`)
  if (outside > 0) parts.push(`${countText(outside, 'lies', 'lie')} outside of this picture and stayed out.`)
  if (wrongKind > 0) parts.push(`${countText(wrongKind, 'cannot go', 'cannot go')} on ${itemName}.`)
  if (withoutLabel.length > 0)
    parts.push(`This project has no label for ${withoutLabel.map((name) => `“${name}”`).join(', ')} on such a mark.`)
  return parts.join(' ')
}
