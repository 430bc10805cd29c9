import type { Item } from '../../domain/records/case.ts'
import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import type { MergeBase, PresentItem } from './merge-base.ts'

/** Where an incoming case belongs. */
export interface CasePlace {
  /** The case that is here; undefined where it comes in as a new one. */
  readonly present: CaseBundle | undefined
  /** Ids that incoming items have here: they are made of the same files. */
  readonly itemIds: ReadonlyMap<string, string>
  /** Known by its files, under another id. */
  readonly isRecognised: boolean
  /** Several cases here have files of it. */
  readonly isAmbiguous: boolean
}

/**
 * Finds the case that an incoming one is: of the same id, else the one case here that has most of its files (SHA-256 of pictures and
 * texts). Where two have as many, or another incoming case was found to be it, it is none of them.
 * @param taken ids of cases here that another incoming case was recognised as
 */
export async function placeOf(bundle: CaseBundle, base: MergeBase, taken: ReadonlySet<string>): Promise<CasePlace> {
  const sameId = await base.case(bundle.case.id)
  if (sameId !== undefined) {
    const candidates = sameId.items.map(presentItem)
    const itemIds = matched(bundle.items, candidates, new Set(sameId.items.map(({ id }) => id)))
    return { present: sameId, itemIds, isRecognised: false, isAmbiguous: false }
  }
  const nowhere = { present: undefined, itemIds: new Map<string, string>(), isRecognised: false }
  const byCase = new Map<string, PresentItem[]>()
  for (const item of bundle.items) {
    for (const found of await base.itemsWithBlob(item.parts[0]?.blob ?? '')) {
      byCase.set(found.caseId, [...(byCase.get(found.caseId) ?? []), found])
    }
  }
  const ranked = [...byCase]
    .map(([caseId, items]) => ({ caseId, itemIds: matched(bundle.items, items, new Set()) }))
    .filter(({ itemIds }) => itemIds.size > 0)
    .sort((a, b) => b.itemIds.size - a.itemIds.size)
  const [best, second] = ranked
  if (best === undefined) return { ...nowhere, isAmbiguous: false }
  if (best.itemIds.size === second?.itemIds.size || taken.has(best.caseId)) return { ...nowhere, isAmbiguous: true }
  const present = await base.case(best.caseId)
  return present === undefined
    ? { ...nowhere, isAmbiguous: false }
    : { present, itemIds: best.itemIds, isRecognised: true, isAmbiguous: false }
}

function presentItem({ id, caseId, parts }: Item): PresentItem {
  return { itemId: id, caseId, blobs: parts.map(({ blob }) => blob) }
}

/** Each present item is given once. @param ids of items that are known by id, and need no search */
function matched(
  items: readonly Item[],
  candidates: readonly PresentItem[],
  ids: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const known = new Set(items.flatMap(({ id }) => (ids.has(id) ? [id] : [])))
  const open = new Map(
    candidates
      .filter(({ itemId }) => !known.has(itemId))
      .map((candidate) => [candidate.itemId, candidate.blobs.join()]),
  )
  const found = new Map<string, string>()
  for (const { id, parts } of items) {
    if (known.has(id)) continue
    const blobs = parts.map(({ blob }) => blob).join()
    const match = [...open].find(([, others]) => others === blobs)?.[0]
    if (match === undefined) continue
    open.delete(match)
    found.set(id, match)
  }
  return found
}
