import type { Fact, Item } from '../../domain/records/case.ts'
import { isBlank, isExactView, portableOf, postureOf, sideOf, viewOf } from './acquisition-values.ts'
import { type DateOrder, dateOf } from './dates.ts'

/** A cell of a role that gives an acquisition fact; what it gives, by the fact's name. */
export type FactReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'fact'; readonly name: string; readonly value: string | boolean }
  | { readonly kind: 'misunderstood' }
  | { readonly kind: 'ambiguous' }

const readers = {
  view: ['view', viewOf],
  laterality: ['laterality', sideOf],
  posture: ['posture', postureOf],
  portable: ['portable', portableOf],
  manufacturer: ['manufacturer', (cell: string): string | undefined => cell.trim()],
} as const
export type FactRole = keyof typeof readers

export function isFactRole(role: string): role is FactRole {
  return Object.hasOwn(readers, role)
}

/** @param role `view`, `laterality`, `posture`, `portable` or `manufacturer` */
export function factOf(role: FactRole, cell: string): FactReading {
  if (isBlank(cell)) return { kind: 'none' }
  const [name, read] = readers[role]
  const value = read(cell)
  if (value !== undefined) return { kind: 'fact', name, value }
  // A description that does not speak of the device says nothing of it.
  return role === 'portable' && /\s/.test(cell.trim()) ? { kind: 'none' } : { kind: 'misunderstood' }
}

export function dateFact(cell: string, order: DateOrder | null): FactReading {
  if (isBlank(cell)) return { kind: 'none' }
  const value = dateOf(cell, order)
  if (value === 'ambiguous') return { kind: 'ambiguous' }
  return value === undefined ? { kind: 'misunderstood' } : { kind: 'fact', name: 'acquiredAt', value }
}

export function manifestFact(value: string | boolean): Fact {
  return { value, origin: 'manifest' }
}

/** Lays facts over others: those below stay, but for a view that is said more exactly. */
export function mergedFacts(below: Item['facts'], above: Item['facts']): Item['facts'] {
  if (isEmpty(above)) return below
  if (isEmpty(below)) return above
  const view = below.view?.value
  const finer = above.view?.value
  const isFiner = typeof view === 'string' && typeof finer === 'string' && !isExactView(view) && isExactView(finer)
  const merged = { ...above, ...below }
  return isFiner && above.view !== undefined ? { ...merged, view: above.view } : merged
}

function isEmpty(facts: Item['facts']): boolean {
  for (const _ in facts) return false
  return true
}
