import type { BatchUndo } from '../../../persistence/undo-batch.ts'
import { countText } from '../../../ui/time-text.ts'

/** What taking back a change of many cases came to. */
export function undoneBatchText({ undone, skippedCases }: BatchUndo): string {
  const done = undone === 0 ? 'Nothing was left to undo.' : `Undid it in ${countText(undone, 'case')}.`
  if (skippedCases.length === 0) return done
  return `${done} ${countText(skippedCases.length, 'case')} left alone, having changed since.`
}
