import { countText } from '../../../ui/time-text.ts'
import type { PlaceState, PlacesFound, TagQuery, TagReport } from '../../../workers/tag-all/tag-query.ts'

/** What was found, in one line. */
export function foundText({ places, notes, isCut }: PlacesFound, { mode }: TagQuery): string {
  if (places.length === 0) return mode === 'tag' ? 'No such place.' : 'No tag of this label on just these words.'
  const where = `${countText(places.length, mode === 'tag' ? 'place' : 'tag')} in ${countText(notes.length, 'note')}`
  const rest = places.filter(({ state }) => state !== 'free').length
  const what = mode === 'tag' ? 'tagged already' : 'not to be removed'
  const other = rest === 0 ? '' : `, ${rest.toLocaleString('en-GB')} ${what}`
  return `${where}${other}.${isCut ? ' There are more: do these first.' : ''}`
}

/** What was not looked at, or is left alone, and what becomes of cases that nobody has read; empty where that is nothing. */
export function leftOutText(
  { places, leftOut: { submitted, hidden, unreadable } }: PlacesFound,
  { mode, note }: TagQuery,
): string {
  const parts = [
    mode === 'tag' && note === null && places.length > 0
      ? 'Cases keep their status: those you have not begun stay new'
      : '',
    submitted > 0 ? `${countText(submitted, 'case')} with these words left out: submitted by you` : '',
    hidden > 0 ? `${countText(hidden, 'case')} not looked through: the report is hidden until you submit` : '',
    unreadable > 0 ? `${countText(unreadable, 'note')} cannot be read: the file is not in this browser` : '',
  ]
  return parts
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ')
}

/** Why a place is not offered. */
export const stateText: Readonly<Record<Exclude<PlaceState, 'free'>, string>> = {
  tagged: 'tagged',
  others: 'by another reader',
  joined: 'part of a finding',
}

/** What came of it. */
export function reportText({ mode }: TagQuery, label: string, { places, cases, leftAlone }: TagReport): string {
  const done =
    places === 0
      ? 'Nothing had to be changed.'
      : mode === 'tag'
        ? `Tagged ${countText(places, 'place')} as ${label} in ${countText(cases, 'case')}.`
        : `Removed ${countText(places, 'tag')} of ${label} in ${countText(cases, 'case')}.`
  return leftAlone === 0 ? done : `${done} ${countText(leftAlone, 'case')} left alone: changed since.`
}
