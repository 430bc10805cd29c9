import { addAnnotation } from '../../domain/commands/annotation-commands.ts'
import type { Env } from '../../domain/env.ts'
import type { Patch } from '../../domain/log/patch.ts'
import type { RecordState } from '../../domain/log/record-state.ts'
import type { Label } from '../../domain/records/label.ts'
import { unknownSide } from '../../domain/sides/side.ts'
import { sideOfSpan } from '../../domain/sides/side-changes.ts'
import { type PhraseFinder, phraseFinder } from '../../domain/text/find-phrase.ts'
import { makeSpan } from '../../domain/text/span.ts'
import type { TextRange } from '../../domain/text/text-range.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { BatchStep } from '../../persistence/batches.ts'
import { readBlobs } from '../../persistence/blobs.ts'
import type { BatchProgress } from '../../persistence/undo-batch.ts'
import { inBatch } from '../bulk-edits.ts'
import { placesOfNote } from './places-of-note.ts'
import { type CasesInput, type ReadableCase, readCases } from './readable-cases.ts'
import type { ChosenNote, TagQuery, TagReport } from './tag-query.ts'

export interface ApplyInput extends CasesInput {
  readonly env: Env
  readonly onProgress: (progress: BatchProgress) => void
}

/**
 * Tags the chosen places, or removes their tags, as one batch. Every case is looked at again just before: what is submitted, hidden,
 * gone or tagged since is left alone. Reviews are not begun by it: nobody has read these cases. Fails with `label-missing`, and as
 * `addAnnotation` does.
 */
export async function applyPlaces(
  input: ApplyInput,
  query: TagQuery,
  chosen: readonly ChosenNote[],
): Promise<Result<TagReport>> {
  const { db, env, project, onProgress } = input
  const label = project.labelSet.labels.find(({ id }) => id === query.labelId)
  const finder = phraseFinder(query.phrase, query.options)
  if (label === undefined || finder === undefined) return fail('label-missing')
  const byCase = new Map<string, ChosenNote[]>()
  for (const note of chosen) byCase.set(note.caseId, [...(byCase.get(note.caseId) ?? []), note])
  let places = 0
  let refused: Result<never> | undefined
  const command = query.mode === 'tag' ? 'annotation.tag-all' : 'annotation.untag-all'
  const bulk = { db, env, projectId: project.id, caseIds: [...byCase.keys()], onProgress }
  const done = await inBatch(bulk, command, async (caseIds) => {
    const cases = await readCases(input, caseIds)
    const blobs = await readBlobs(
      db,
      cases.flatMap(({ caseId, state }) => partsOf(state, byCase.get(caseId) ?? [])),
    )
    if (!blobs.ok) refused ??= blobs
    const steps: BatchStep[] = []
    for (const one of cases) {
      if (one.isHidden || (one.isSubmitted && query.note === null)) continue
      const patches: Patch[] = []
      for (const note of byCase.get(one.caseId) ?? []) {
        if (!blobs.ok) break
        const planned = planNote({ ...input, query, label, finder, blobs: blobs.value }, one, note)
        if (planned.ok) patches.push(...planned.value)
        else refused ??= planned
      }
      places += patches.length
      if (patches.length > 0) steps.push({ caseId: one.caseId, patches })
    }
    return { steps, leftAlone: caseIds.length - steps.length }
  })
  if (!done.ok) return done
  const { batchId, changed, leftAlone } = done.value
  if (batchId === null && refused !== undefined) return refused
  return ok({ batchId, places, cases: changed, leftAlone })
}

interface NoteInput extends ApplyInput {
  readonly query: TagQuery
  readonly label: Label
  readonly finder: PhraseFinder
  /** The stored bytes of the notes. */
  readonly blobs: ReadonlyMap<string, Result<Bytes>>
}

function partsOf({ tables }: RecordState, notes: readonly ChosenNote[]): string[] {
  return notes.flatMap(({ itemId }) => tables.item.get(itemId)?.parts[0]?.blob ?? [])
}

/** The changes of one note; what is not there any more as it was chosen is passed over. */
function planNote(input: NoteInput, { state }: ReadableCase, note: ChosenNote): Result<readonly Patch[]> {
  const { env, project, modalities, query, label, finder, blobs } = input
  const item = state.tables.item.get(note.itemId)
  const readText = modalities.get(item?.modality ?? '')?.readText
  if (item === undefined || readText === undefined) return ok([])
  const sha256 = item.parts[0]?.blob ?? ''
  const bytes = blobs.get(sha256) ?? fail('blob-missing', { sha256 })
  if (!bytes.ok) return bytes
  const text = readText(item, bytes.value)
  const wanted = new Set(note.ranges.map(nameOf))
  const marks = [...state.tables.annotation.values()].filter(({ itemId }) => itemId === item.id)
  const patches: Patch[] = []
  for (const place of placesOfNote(text, marks, query, finder, env.actor)) {
    if (place.state !== 'free' || !wanted.has(nameOf(place))) continue
    if (place.annotation !== undefined) {
      patches.push({ op: 'remove', kind: 'annotation', record: place.annotation })
      continue
    }
    const target = makeSpan(text, [place])
    const side = label.paired ? sideOfSpan(text, target) : unknownSide('no-words')
    const planned = addAnnotation({ project, label, itemId: item.id, target, side }).plan(state, env)
    if (!planned.ok) return planned
    patches.push(...planned.value)
  }
  return ok(patches)
}

function nameOf({ start, end }: TextRange): string {
  return `${start}-${end}`
}
