import { removeAnnotations, setTarget } from '../../domain/commands/annotation-commands.ts'
import { setFields } from '../../domain/commands/set-fields.ts'
import type { Env } from '../../domain/env.ts'
import type { Patch } from '../../domain/log/patch.ts'
import { quoteOf } from '../../domain/text/span.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { Batch } from '../../persistence/batches.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import type { ImportProgress } from '../import-report.ts'
import type { ChangedNote } from './changed-notes.ts'
import type { ChosenChange, SpanDecision } from './note-change.ts'
import { type AnchoredSpan, type ReviewedNote, reviewNote } from './review-note.ts'

export interface UpdateNotesInput {
  readonly db: GlossaDatabase
  readonly env: Env
  readonly projectId: string
  readonly changed: readonly ChangedNote[]
  readonly choices: readonly ChosenChange[]
  readonly onProgress: (progress: ImportProgress) => void
}

/**
 * Writes to a batch what brings notes up to date: each gets the new text, its spans go where it was decided. The old text stays stored,
 * as the log refers to it. Fails with `note-undecided` {case, quote} where a span that is not exact is one that nothing was decided of
 * (made since it was looked at): then the batch is to be given up.
 */
export async function updateNotes(batch: Batch, input: UpdateNotesInput): Promise<Result<void>> {
  const { db, env, projectId, changed, choices, onProgress } = input
  for (const [done, choice] of choices.entries()) {
    const note = changed[choice.note]
    if (note === undefined) return fail('import-files-gone')
    const reviewed = await reviewNote(db, projectId, note)
    if (!reviewed.ok) return reviewed
    const patches = notePatches(note, reviewed.value, choice, env)
    if (!patches.ok) return patches
    const appended = await batch.append([{ caseId: note.note.caseId, patches: patches.value }])
    if (!appended.ok) return appended
    onProgress({ phase: 'writing', done: done + 1, total: choices.length })
  }
  return ok()
}

function notePatches(
  { draft }: ChangedNote,
  reviewed: ReviewedNote,
  { spans: decisions }: ChosenChange,
  env: Env,
): Result<readonly Patch[]> {
  const { item, state, spans, caseName } = reviewed
  const encoding = draft.facts.encoding
  const patches: Patch[] = [
    ...setFields('item', item, {
      '/parts': draft.parts,
      ...(encoding === undefined ? {} : { '/facts/encoding': encoding }),
    }),
  ]
  for (const span of spans) {
    const decision: SpanDecision | undefined =
      decisions[span.annotation.id] ?? (span.state === 'exact' ? { to: 'place', place: 0 } : undefined)
    const command = decision === undefined ? undefined : commandOf(span, decision)
    if (command === undefined)
      return fail('note-undecided', { case: caseName, quote: span.annotation.target.fragments[0]?.quote ?? '' })
    const planned = command.plan(state, env)
    if (!planned.ok) return planned
    patches.push(...planned.value)
    const { annotation } = span
    if (decision?.to === 'whole' && annotation.comment === '') {
      const comment = `Was on “${quoteOf(annotation.target)}” before the text of the note changed.`
      patches.push(...setFields('annotation', annotation, { '/comment': comment }))
    }
  }
  return ok(patches)
}

function commandOf({ annotation, places }: AnchoredSpan, decision: SpanDecision) {
  if (decision.to === 'nowhere') return removeAnnotations([annotation.id])
  if (decision.to === 'whole') return setTarget(annotation.id, { kind: 'whole' })
  const place = places[decision.place]
  return place === undefined ? undefined : setTarget(annotation.id, place)
}
