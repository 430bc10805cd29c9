import type { Json } from '../../lib/json.ts'

/** Facts that a reader can state or correct, and the values they take; `date` is a day, `yyyy-mm-dd`. */
export const stateableFacts = {
  view: ['PA', 'AP', 'LL', 'RL', 'LATERAL', 'LLD', 'RLD', 'LLO', 'RLO', 'CC', 'MLO', 'ML', 'LM'],
  posture: ['erect', 'semi-erect', 'supine', 'prone', 'decubitus'],
  portable: [true, false],
  laterality: ['L', 'R', 'B', 'U'],
  bodyPart: [
    ...['CHEST', 'ABDOMEN', 'PELVIS', 'HEAD', 'NECK', 'SPINE', 'BREAST', 'SHOULDER', 'CLAVICLE', 'ARM', 'ELBOW'],
    ...['FOREARM', 'WRIST', 'HAND', 'HIP', 'THIGH', 'KNEE', 'LEG', 'ANKLE', 'FOOT'],
  ],
  acquiredAt: 'date',
} as const

export type StateableFact = keyof typeof stateableFacts

/** Whether a fact may be given a value by a reader. */
export function isStateable(name: StateableFact, value: Json): boolean {
  const allowed = stateableFacts[name]
  if (allowed === 'date') return typeof value === 'string' && isDay(value)
  return allowed.some((candidate) => candidate === value)
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00.000Z`) : Number.NaN
  // 31 February parses as a day of March in some engines.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
