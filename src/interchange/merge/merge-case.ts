import { setFields } from '../../domain/commands/set-fields.ts'
import { pointerTo } from '../../domain/log/field-path.ts'
import { type Patch, wholeRecord } from '../../domain/log/patch.ts'
import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import type { AnyRecord, RecordTypes } from '../../domain/records/record.ts'
import { isPlainObject, jsonEquals, ownMember } from '../../lib/json.ts'
import type { MergeBase, PastState } from './merge-base.ts'
import { mergeRecord } from './merge-record.ts'
import type { MergedKind, MergeTally } from './merge-tally.ts'
import { movedBundle } from './moved-bundle.ts'
import { type CasePlace, placeOf } from './recognise-case.ts'

type CaseKind = 'item' | 'finding' | 'annotation' | 'relation' | 'review'

export interface CaseMergeContext {
  readonly base: MergeBase
  readonly tally: MergeTally
  readonly labelIdOf: (labelId: string) => string
  /** Ids of cases here that incoming ones were recognised as. */
  readonly recognised: Set<string>
  /** Ids of findings that this merge has dealt with: one may stand with several cases. */
  readonly findings: Set<string>
}

export interface CaseStep {
  readonly caseId: string
  readonly patches: readonly Patch[]
  /** Whether the case is new here. */
  readonly isNew: boolean
}

/** The patches that bring what a case holds into the project. */
export async function mergeCase(incoming: CaseBundle, context: CaseMergeContext): Promise<CaseStep> {
  const { base, tally, recognised } = context
  const place = await placeOf(incoming, base, recognised)
  if (place.isRecognised) tally.recognisedCases += 1
  if (place.isAmbiguous) tally.ambiguousCases += 1
  if (place.present !== undefined) recognised.add(place.present.case.id)
  const bundle = movedBundle(incoming, place, base.project.id, context.labelIdOf)
  const merge = new CaseMerge(context, bundle, place)
  return { caseId: bundle.case.id, patches: await merge.patches(), isNew: place.present === undefined }
}

class CaseMerge {
  readonly #context: CaseMergeContext
  readonly #bundle: CaseBundle
  readonly #place: CasePlace
  /** Items that are here under another id. */
  readonly #alike: ReadonlySet<string>
  /** The case was removed here and comes in again, with all that was in it. */
  #isRevived = false

  constructor(context: CaseMergeContext, bundle: CaseBundle, place: CasePlace) {
    this.#context = context
    this.#bundle = bundle
    this.#place = place
    this.#alike = new Set(place.itemIds.values())
  }

  async patches(): Promise<Patch[]> {
    const { items, annotations, relations, reviews } = this.#bundle
    const { present } = this.#place
    const { findings: dealtWith } = this.#context
    if (present === undefined && !(await this.#comesIn())) return []
    const findings = this.#bundle.findings.filter(({ id }) => !dealtWith.has(id))
    for (const { id } of findings) dealtWith.add(id)
    const inside = [
      ...(await this.#list('item', items, present?.items)),
      ...(await this.#list('finding', findings, present?.findings)),
      ...(await this.#list('annotation', annotations, present?.annotations)),
      ...(await this.#list('relation', relations, present?.relations)),
      ...(await this.#list('review', reviews, present?.reviews)),
    ]
    return [...(await this.#case(inside)), ...inside]
  }

  /**
   * Whether a case that is not here comes in. One that was removed here comes in again where the other side has worked on it since;
   * otherwise it stays removed with all that was in it.
   */
  async #comesIn(): Promise<boolean> {
    const { base, tally } = this.#context
    const { case: own, annotations, relations, reviews, items } = this.#bundle
    if (!(await base.removed([own.id])).has(own.id)) return true
    const work = [...annotations, ...relations, ...reviews].map(({ id }) => id)
    const known = await base.removed(work)
    this.#isRevived = comesBack(own, await base.history('case', own.id, own.id)) || work.some((id) => !known.has(id))
    if (this.#isRevived) return true
    tally.count('case', 'removed')
    for (const _ of items) tally.count('item', 'removed')
    for (const _ of annotations) tally.count('annotation', 'removed')
    for (const _ of relations) tally.count('relation', 'removed')
    for (const _ of reviews) tally.count('review', 'removed')
    return false
  }

  /** The case record, and the items that come in at the end of its list. */
  async #case(inside: readonly Patch[]): Promise<readonly Patch[]> {
    const incoming = this.#bundle.case
    const { present } = this.#place
    if (present === undefined) {
      this.#context.tally.count('case', 'added')
      return [wholeRecord('add', 'case', incoming)]
    }
    const fresh = new Set(
      inside.flatMap((patch) => (patch.op === 'add' && patch.kind === 'item' ? [patch.record.id] : [])),
    )
    const listed = new Set(present.case.items)
    const items = [...listed, ...incoming.items.filter((id) => fresh.has(id) && !listed.has(id))]
    return this.#merged('case', present.case, incoming, { '/items': items })
  }

  async #list<K extends CaseKind>(
    kind: K,
    incoming: readonly RecordTypes[K][],
    known: readonly RecordTypes[K][] = [],
  ): Promise<Patch[]> {
    const { base, tally } = this.#context
    const here = new Map<string, AnyRecord>(known.map((record) => [record.id, record]))
    const unknown = incoming.flatMap(({ id }) => (here.has(id) ? [] : [id]))
    for (const record of await base.records(kind, unknown)) here.set(record.id, record)
    const removed = await base.removed(unknown)
    const patches: Patch[] = []
    for (const record of incoming) {
      const present = here.get(record.id)
      if (present !== undefined) {
        patches.push(...(await this.#merged(kind, present, record)))
      } else if (
        !this.#isRevived &&
        removed.has(record.id) &&
        !comesBack(record, await base.history(kind, record.id, this.#bundle.case.id))
      ) {
        tally.count(kind, 'removed')
      } else {
        tally.count(kind, 'added')
        patches.push(wholeRecord('add', kind, record))
        if ('parts' in record && !(await this.#hasFiles(record))) tally.itemsWithoutFile += 1
      }
    }
    return patches
  }

  async #hasFiles({ parts }: RecordTypes['item']): Promise<boolean> {
    for (const { blob } of parts) if (!(await this.#context.base.hasBlob(blob))) return false
    return true
  }

  async #merged(
    kind: MergedKind,
    present: AnyRecord,
    incoming: AnyRecord,
    also: Readonly<Record<string, unknown>> = {},
  ): Promise<readonly Patch[]> {
    const { base, tally } = this.#context
    // Most records of a merge are here as they are: their history need not be read.
    if (kind === 'case' ? this.#place.isRecognised : this.#alike.has(present.id)) {
      return this.#completed(kind, present, incoming, also)
    }
    const past = jsonEquals(present, incoming) ? [] : await base.history(kind, present.id, this.#bundle.case.id)
    const { taken, conflicts, isBehind } = mergeRecord(present, incoming, past)
    const caseName = this.#bundle.case.name
    for (const conflict of conflicts) tally.conflict({ kind, caseName, ...conflict })
    const patches = setFields(kind, present, { ...taken, ...also })
    const isKept = isBehind || conflicts.some(({ isTaken }) => !isTaken)
    tally.count(kind, patches.length > 0 ? 'changed' : isKept ? 'kept' : 'same')
    return patches
  }

  /** A case or item that is here under another id is another record: only facts that are wanting here are taken from it. */
  #completed(
    kind: MergedKind,
    present: AnyRecord,
    incoming: AnyRecord,
    also: Readonly<Record<string, unknown>>,
  ): readonly Patch[] {
    const values = { ...wanting('facts', present, incoming), ...wanting('metadata', present, incoming), ...also }
    const patches = setFields(kind, present, values)
    this.#context.tally.count(kind, patches.length > 0 ? 'changed' : 'same')
    return patches
  }
}

/** Values of a map of the other record for which the present one has none, by JSON Pointer. */
function wanting(member: 'facts' | 'metadata', present: AnyRecord, incoming: AnyRecord): Record<string, unknown> {
  const [ours, theirs] = [ownMember({ ...present }, member), ownMember({ ...incoming }, member)]
  if (!isPlainObject(theirs)) return {}
  return Object.fromEntries(
    Object.entries(theirs).flatMap(([key, value]) =>
      isPlainObject(ours) && Object.hasOwn(ours, key) ? [] : [[pointerTo(member, key), value]],
    ),
  )
}

/**
 * Whether a record that was removed here comes in again: it was brought in by an import that was taken back as a whole, or the other
 * side has edited it since (an edit beats a removal, as in the log).
 */
function comesBack(incoming: AnyRecord, past: readonly PastState[]): boolean {
  const [first, last] = [past[0], past.at(-1)]
  if (
    last?.record === undefined &&
    last?.origin === 'undo' &&
    (first?.origin === 'import' || first?.origin === 'merge')
  ) {
    return true
  }
  const before = past.findLast(({ record }) => record !== undefined)?.record
  if (before === undefined) return false
  return Object.keys(mergeRecord(before, incoming, past).taken).length > 0
}
