import {
  type CaseGroup,
  type Groupable,
  type GroupingRule,
  groupCases,
  patientOfCase,
  patientsIn,
  stemKeysOf,
} from '../../../workers/group-cases.ts'
import type { ChosenCase } from '../../../workers/import-preview.ts'

/** A case to be. */
export interface PreviewCase extends CaseGroup {
  /** Stable while the case lasts. */
  readonly key: string
}

/** How the files of an import are put together: by a rule, then by hand. Immutable. */
export interface Grouping {
  readonly rule: GroupingRule
  readonly cases: readonly PreviewCase[]
  /** Items that are not to be imported; they keep their place. */
  readonly excluded: ReadonlySet<number>
  /** The grouping before the last change by hand; null where nothing was changed since the rule was chosen. */
  readonly before: Grouping | null
}

export function groupedBy(
  items: readonly Groupable[],
  rule: GroupingRule,
  excluded: ReadonlySet<number> = new Set(),
): Grouping {
  const cases = groupCases(items, rule).map((group) => ({ ...group, key: `${rule}:${group.items[0] ?? -1}` }))
  return { rule, cases, excluded, before: null }
}

/** Puts cases together, in the place of the first of them. Less than two: nothing changes. */
export function mergeCases(grouping: Grouping, keys: ReadonlySet<string>): Grouping {
  const merged = grouping.cases.filter(({ key }) => keys.has(key))
  const [first] = merged
  if (first === undefined || merged.length < 2) return grouping
  const items = merged.flatMap((one) => one.items)
  return changed(
    grouping,
    grouping.cases.flatMap((one) => (one.key === first.key ? [{ ...one, items }] : keys.has(one.key) ? [] : [one])),
  )
}

/** Takes items out of their cases: those of one case become a case of their own behind it. A case is never split into itself and nothing. */
export function splitOut(grouping: Grouping, items: ReadonlySet<number>): Grouping {
  let isChanged = false
  const cases = grouping.cases.flatMap((one): PreviewCase[] => {
    const out = one.items.filter((item) => items.has(item))
    if (out.length === 0 || out.length === one.items.length) return [one]
    isChanged = true
    const rest = one.items.filter((item) => !items.has(item))
    return [
      { ...one, items: rest },
      { key: freeKey(grouping, out[0] ?? -1), items: out },
    ]
  })
  return isChanged ? changed(grouping, cases) : grouping
}

/** Moves items to the end of a case; a case that is left empty is gone. */
export function moveItems(grouping: Grouping, items: ReadonlySet<number>, toKey: string): Grouping {
  const target = grouping.cases.find(({ key }) => key === toKey)
  const moved = grouping.cases.flatMap((one) => (one.key === toKey ? [] : one.items.filter((item) => items.has(item))))
  if (target === undefined || moved.length === 0) return grouping
  const gone = new Set(moved)
  const cases = grouping.cases.map((one) =>
    one.key === toKey
      ? { ...one, items: [...one.items, ...moved] }
      : { ...one, items: one.items.filter((item) => !gone.has(item)) },
  )
  return changed(
    grouping,
    cases.filter((one) => one.items.length > 0),
  )
}

/** Leaves items out, or, where all of them are left out already, takes them in again. */
export function toggleExcluded(grouping: Grouping, items: ReadonlySet<number>): Grouping {
  if (items.size === 0) return grouping
  const excluded = new Set(grouping.excluded)
  const isBack = [...items].every((item) => excluded.has(item))
  for (const item of items) {
    if (isBack) excluded.delete(item)
    else excluded.add(item)
  }
  return { ...changed(grouping, grouping.cases), excluded }
}

/** What is to be imported of it. */
export function chosenCases(items: readonly Groupable[], { cases, excluded }: Grouping): ChosenCase[] {
  // Names are asked only of files that name no patient.
  const stemKeys = items.every(({ patient }) => patient !== null) ? [] : stemKeysOf(items)
  return cases.flatMap((one): ChosenCase[] => {
    const group = { items: takenIn(one, excluded) }
    return group.items.length === 0 ? [] : [{ ...group, patient: patientOfCase(items, stemKeys, group) }]
  })
}

/** Whether a case puts several patients together. */
export function mixesPatients(items: readonly Groupable[], { excluded }: Grouping, one: PreviewCase): boolean {
  return one.items.length > 1 && patientsIn(items, { items: takenIn(one, excluded) }) > 1
}

function takenIn({ items }: PreviewCase, excluded: ReadonlySet<number>): readonly number[] {
  return excluded.size === 0 ? items : items.filter((item) => !excluded.has(item))
}

function changed(before: Grouping, cases: readonly PreviewCase[]): Grouping {
  return { ...before, cases, before }
}

function freeKey({ cases }: Grouping, item: number): string {
  const taken = new Set(cases.map(({ key }) => key))
  for (let number = 0; ; number++) {
    const key = `hand:${item}:${number}`
    if (!taken.has(key)) return key
  }
}
