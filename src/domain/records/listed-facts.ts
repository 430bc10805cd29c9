import type { Json } from '../../lib/json.ts'

/** Acquisition facts that lists show and filter by, in the order they are offered. Times are apart: they have no small set of values. */
export const listedFacts = [
  'view',
  'modality',
  'bodyPart',
  'posture',
  'portable',
  'laterality',
  'presentationIntent',
  'manufacturer',
] as const
export type ListedFact = (typeof listedFacts)[number]

/** The fact that says when something was acquired: ISO 8601 without a zone, or a date alone. */
export const acquiredFact = 'acquiredAt'

/** A fact's value as lists compare it: `yes` and `no` for truths; undefined where it is no single value. */
export function factText(value: Json): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
