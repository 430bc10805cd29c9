/** How day, month and year follow each other in dates written with numbers only. */
export type DateOrder = 'day-month' | 'month-day'

/** What a date of two readings says of the order: nothing where both parts could be a month. */
export type DateEvidence = DateOrder | 'either' | 'none'

const clockPart = String.raw`(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?`
const iso = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clockPart}$`)
const local = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${clockPart}$`)
/** DICOM DA, DT (PS3.5 §6.2), the latter without a zone. */
const dicom = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(?:\.\d{1,6})?)?$/

/** What a cell says of the order of day and month in its column. `none`: it is no date of that kind. */
export function dateEvidence(cell: string): DateEvidence {
  const match = local.exec(cell.trim())
  if (match === null) return 'none'
  // Dates with points are written day first wherever they are written.
  if (match[2] === '.' || Number(match[1]) > 12) return 'day-month'
  if (Number(match[3]) > 12) return 'month-day'
  return match[1] === match[3] ? 'none' : 'either'
}

/**
 * A date as a fact holds it: ISO 8601, without a zone unless one is given, only the day where no time is. `ambiguous` where day and
 * month could change places and no order is given; undefined for what is no date (31 February, two-digit years).
 */
export function dateOf(cell: string, order: DateOrder | null): string | 'ambiguous' | undefined {
  const text = cell.trim()
  const first = iso.exec(text) ?? dicom.exec(text)
  if (first !== null) return assembled(first[1], first[2], first[3], first.slice(4))
  const match = local.exec(text)
  if (match === null) return undefined
  const [, one, mark, two, year] = match
  const monthFirst = mark !== '.' && (order === 'month-day' || (order === null && Number(two) > 12))
  if (order === null && dateEvidence(text) === 'either') return 'ambiguous'
  return monthFirst ? assembled(year, one, two, match.slice(5)) : assembled(year, two, one, match.slice(5))
}

function assembled(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  [hour, minute, second, zone]: readonly (string | undefined)[],
): string | undefined {
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const at = Date.parse(`${date}T00:00:00.000Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) return undefined
  if (hour === undefined) return date
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  const time = `${hour.padStart(2, '0')}:${minute}:${second ?? '00'}`
  const offset = zone === undefined || zone === 'Z' ? (zone ?? '') : zone.replace(/^(.\d{2}):?(\d{2})$/, '$1:$2')
  return `${date}T${time}${offset}`
}
