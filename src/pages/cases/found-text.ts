import type { FoundCases } from '../../persistence/case-list/case-lister.ts'
import { countText } from '../../ui/time-text.ts'

/** How many cases the list shows. */
export function foundText({ rows, total }: FoundCases, isWhole: boolean, isFiltered: boolean): string {
  if (!isWhole) return `${countText(total, 'case')} read so far…`
  return isFiltered ? `${rows.length.toLocaleString('en-GB')} of ${countText(total, 'case')}` : countText(total, 'case')
}
