import type { Assertion } from '../../domain/records/annotation.ts'

/** One choice of a line of the checklist; null: not assessed. */
export interface ChecklistChoice {
  readonly assertion: Assertion | null
  readonly text: string
  /** The letter on the button. */
  readonly sign: string
  /** Keys that choose it, as `KeyboardEvent.key` names them, letters in upper case. */
  readonly keys: readonly string[]
}

export const checklistChoices: readonly ChecklistChoice[] = [
  { assertion: 'present', text: 'Present', sign: 'P', keys: ['1', 'P'] },
  { assertion: 'likely', text: 'Likely', sign: 'L', keys: ['2', 'L'] },
  { assertion: 'unlikely', text: 'Unlikely', sign: 'U', keys: ['3', 'U'] },
  { assertion: 'absent', text: 'Absent', sign: 'A', keys: ['4', 'A'] },
  { assertion: 'not-assessable', text: 'Not assessable', sign: 'X', keys: ['5', 'X'] },
  { assertion: null, text: 'Not assessed', sign: '–', keys: ['0', 'Backspace', 'Delete'] },
]

export const restAbsentKey = 'R'

/** What a key asks of the checklist. */
export type ChecklistAction =
  | { readonly kind: 'assess'; readonly assertion: Assertion | null }
  | { readonly kind: 'rest-absent' | 'leave' }
  /** To another line; `first` and `last` are the ends of the list. */
  | { readonly kind: 'line'; readonly to: 1 | -1 | 'first' | 'last' }
  /** To another choice of the line, without choosing it. */
  | { readonly kind: 'choice'; readonly by: 1 | -1 }

const moves: Readonly<Record<string, ChecklistAction>> = {
  ArrowDown: { kind: 'line', to: 1 },
  ArrowUp: { kind: 'line', to: -1 },
  Home: { kind: 'line', to: 'first' },
  End: { kind: 'line', to: 'last' },
  ArrowRight: { kind: 'choice', by: 1 },
  ArrowLeft: { kind: 'choice', by: -1 },
  Escape: { kind: 'leave' },
}

type Keys = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** The action of a key pressed in the checklist; null: none of ours, others may have it. */
export function checklistAction({ key, shiftKey, ctrlKey, altKey, metaKey }: Keys): ChecklistAction | null {
  if (ctrlKey || altKey || metaKey || shiftKey) return null
  const name = key.length === 1 ? key.toUpperCase() : key
  if (name === restAbsentKey) return { kind: 'rest-absent' }
  const choice = checklistChoices.find(({ keys }) => keys.includes(name))
  return choice === undefined ? (moves[name] ?? null) : { kind: 'assess', assertion: choice.assertion }
}
