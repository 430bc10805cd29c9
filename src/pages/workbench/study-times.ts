import type { Item } from '../../domain/records/case.ts'
import type { PatientCase } from '../../session/patient-session.ts'

/** When something was taken; null where nobody said. ISO 8601. */
function acquiredAt({ source, facts }: Item): string | null {
  if (source.acquiredAt !== null) return source.acquiredAt
  const stated = facts.acquiredAt?.value
  return typeof stated === 'string' && !Number.isNaN(Date.parse(stated)) ? stated : null
}

/** When a case was taken: the earliest time that one of its items tells. ISO 8601, or null. */
export function takenAt({ items }: Pick<PatientCase, 'items'>): string | null {
  const times = items.flatMap((item) => acquiredAt(item) ?? [])
  return times.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null
}

const dayMs = 86_400_000
const monthDays = 30.44
const yearDays = 365.25

/** How far one study lies from another, in round words: "8 months before", "3 days after", "same day". Both ISO 8601. */
export function distanceText(of: string, from: string): string {
  const days = (Date.parse(of) - Date.parse(from)) / dayMs
  const whole = Math.round(Math.abs(days))
  if (whole < 1) return 'same day'
  return `${spanText(whole)} ${days < 0 ? 'before' : 'after'}`
}

function spanText(days: number): string {
  if (days < 14) return counted(days, 'day')
  if (days < 60) return counted(Math.round(days / 7), 'week')
  if (days < 2 * yearDays) return counted(Math.round(days / monthDays), 'month')
  return counted(Math.round(days / yearDays), 'year')
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** How another case of the patient stands to the open one. */
export interface StudyRelation {
  readonly isPrior: boolean
  /** "8 months before"; null where one of the two has no date. */
  readonly distance: string | null
}

export function studyRelation(other: PatientCase, open: PatientCase | undefined): StudyRelation {
  const [of, from] = [takenAt(other), open === undefined ? null : takenAt(open)]
  if (of === null || from === null) return { isPrior: false, distance: null }
  return { isPrior: Date.parse(of) < Date.parse(from), distance: distanceText(of, from) }
}
