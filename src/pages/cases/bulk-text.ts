import type { BulkChange } from '../../persistence/bulk-changes.ts'
import type { BatchUndo } from '../../persistence/undo-batch.ts'
import { countText } from '../../ui/time-text.ts'
import type { BulkReport } from '../../workers/bulk-edits.ts'

/** What a change of many cases came to. */
export function doneText(what: 'split' | 'defer', { changed, leftAlone }: BulkReport): string {
  const done =
    changed === 0
      ? 'Nothing had to be changed.'
      : what === 'split'
        ? `${countText(changed, 'patient')} changed split.`
        : `${countText(changed, 'case')} deferred.`
  if (leftAlone === 0) return done
  const why = what === 'split' ? 'gone' : 'submitted by you, or gone'
  return `${done} ${countText(leftAlone, 'case')} left alone: ${why}.`
}

/** What taking back such a change came to. */
export function undoneText({ undone, skippedCases }: BatchUndo): string {
  const done = undone === 0 ? 'Nothing was left to undo.' : `Undid ${countText(undone, 'change')}.`
  if (skippedCases.length === 0) return done
  return `${done} ${countText(skippedCases.length, 'case')} left alone, having changed since.`
}

/** A past change of many cases, in words. */
export function bulkChangeText({ command, value, entries }: BulkChange): string {
  if (command === 'review.defer') return `Deferred ${countText(entries, 'case')}: ${value ?? ''}`
  if (command === 'note.update') return `Brought ${countText(entries, 'note')} up to date`
  if (command === 'annotation.tag-all') return `Tagged “${value ?? ''}” in ${countText(entries, 'case')}`
  if (command === 'annotation.untag-all') return `Untagged “${value ?? ''}” in ${countText(entries, 'case')}`
  return value === null
    ? `Took ${countText(entries, 'patient')} out of their split`
    : `Put ${countText(entries, 'patient')} into ${value}`
}
