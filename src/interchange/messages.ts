import type { LossRow } from './losses.ts'
import type { LeftOutReason } from './selection.ts'

const nouns: Readonly<Record<string, string>> = {
  'left-out-case': 'case',
  'left-out-annotation': 'annotation',
  'left-out-relation': 'relation',
  'left-out-finding': 'finding',
  'left-out-review': 'reading',
}

/** Plain English for why something stays out. */
export const leftOutReasonText: Readonly<Record<LeftOutReason, string>> = {
  unsubmitted: 'not submitted',
  deferred: 'set aside for later',
  status: 'of another status',
  outcome: 'of another outcome',
  annotator: 'by another annotator',
  label: 'of another label',
  split: 'of another split',
  dangling: 'to an annotation that was removed',
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

/** Plain English for a row of a loss report that every format may have; undefined for those of a format's own. */
export function leftOutMessage({
  loss,
  reason,
  count,
}: Pick<LossRow, 'loss' | 'reason' | 'count'>): string | undefined {
  if (loss === 'finding-gone')
    return `${plural(count, 'mark')} without the finding: it was removed in one tab while another added to it`
  const noun = nouns[loss]
  if (noun === undefined) return undefined
  const why = Object.entries(leftOutReasonText).find(([key]) => key === reason)?.[1]
  return `${plural(count, noun)} ${why ?? 'left out'}`
}
