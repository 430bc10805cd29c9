import type { RecordKind } from '../../domain/records/record.ts'

export const mergedKinds = [
  'annotator',
  'patient',
  'case',
  'item',
  'finding',
  'annotation',
  'relation',
  'review',
] as const
export type MergedKind = (typeof mergedKinds)[number] & RecordKind

/**
 * What becomes of an incoming record: it comes in; it is here already as it is; something of it is taken into the record that is
 * here; the record that is here says more and stays; it was removed here and stays removed.
 */
export const mergeFates = ['added', 'same', 'changed', 'kept', 'removed'] as const
export type MergeFate = (typeof mergeFates)[number]

export interface MergeConflict {
  readonly kind: MergedKind
  readonly caseName: string
  /** JSON Pointer of the field that both sides edited. */
  readonly path: string
  /** Whether the other side's edit is the later one, and is taken. */
  readonly isTaken: boolean
}

/** What a merge does, for the person who decides on it. */
export interface MergePreview {
  readonly fates: Readonly<Record<MergedKind, Readonly<Record<MergeFate, number>>>>
  /** The first hundred. */
  readonly conflicts: readonly MergeConflict[]
  readonly conflictCount: number
  readonly labelsAdded: readonly string[]
  readonly labelsJoined: readonly string[]
  readonly labelsKept: readonly string[]
  /** Names of people who are new here. */
  readonly people: readonly string[]
  /** Cases under another id that are here by their pictures or texts. */
  readonly recognisedCases: number
  /** Cases that share pictures with several cases here, and come in as cases of their own. */
  readonly ambiguousCases: number
  /** Items that come in and whose file is not in this browser. */
  readonly itemsWithoutFile: number
  readonly isSameProject: boolean
  readonly isGuidelineOther: boolean
  /** Whether anything would be written. */
  readonly hasChanges: boolean
}

const toldConflicts = 100

function noFates(): Record<MergeFate, number> {
  return { added: 0, same: 0, changed: 0, kept: 0, removed: 0 }
}

/** Counts while a merge is planned. */
export class MergeTally {
  readonly #fates: Record<MergedKind, Record<MergeFate, number>> = {
    annotator: noFates(),
    patient: noFates(),
    case: noFates(),
    item: noFates(),
    finding: noFates(),
    annotation: noFates(),
    relation: noFates(),
    review: noFates(),
  }
  readonly #conflicts: MergeConflict[] = []
  #conflictCount = 0
  readonly people: string[] = []
  labels: Pick<MergePreview, 'labelsAdded' | 'labelsJoined' | 'labelsKept'> = {
    labelsAdded: [],
    labelsJoined: [],
    labelsKept: [],
  }
  recognisedCases = 0
  ambiguousCases = 0
  itemsWithoutFile = 0
  isSameProject = false
  isGuidelineOther = false
  hasChanges = false

  count(kind: MergedKind, fate: MergeFate): void {
    this.#fates[kind][fate] += 1
  }

  conflict(conflict: MergeConflict): void {
    this.#conflictCount += 1
    if (this.#conflicts.length < toldConflicts) this.#conflicts.push(conflict)
  }

  preview(): MergePreview {
    const { people, recognisedCases, ambiguousCases, itemsWithoutFile, isSameProject, isGuidelineOther } = this
    return {
      fates: this.#fates,
      conflicts: this.#conflicts,
      conflictCount: this.#conflictCount,
      ...this.labels,
      people,
      recognisedCases,
      ambiguousCases,
      itemsWithoutFile,
      isSameProject,
      isGuidelineOther,
      hasChanges: this.hasChanges,
    }
  }
}
