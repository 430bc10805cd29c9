import type { RecordState } from '../../domain/log/record-state.ts'
import { stateOf } from '../../domain/log/record-state.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import { recordSchemas } from '../../domain/records/record.ts'
import type { TargetOf } from '../../domain/records/target.ts'
import { reAnchoring } from '../../domain/text/re-anchor.ts'
import { reAnchorSpan, type SpanAnchor } from '../../domain/text/re-anchor-span.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { decodeText, isTextEncoding } from '../../lib/text-encoding.ts'
import { blobReader } from '../../persistence/blobs.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import type { ChangedNote } from './changed-notes.ts'

/** A span of a note that changed. */
export interface AnchoredSpan extends SpanAnchor {
  readonly annotation: Annotation & { readonly target: TargetOf<'span'> }
}

/** A note that changed, both texts, and where its spans are now. */
export interface ReviewedNote {
  readonly state: RecordState
  readonly item: Item
  readonly caseName: string
  readonly oldText: string
  readonly newText: string
  /** In order of the old text. */
  readonly spans: readonly AnchoredSpan[]
}

/** Reads both versions of a note and finds its spans again. Fails with `item-missing`, `blob-missing`. */
export async function reviewNote(
  db: GlossaDatabase,
  projectId: string,
  { draft, note }: ChangedNote,
): Promise<Result<ReviewedNote>> {
  const inCase = (kind: 'annotation' | 'item') =>
    db.records(kind).where('[projectId+scope]').equals([projectId, note.caseId]).toArray()
  const [caseRow, items, annotations] = await Promise.all([
    db.records('case').get([projectId, note.caseId]),
    inCase('item'),
    inCase('annotation'),
  ])
  const found = items.find(({ id }) => id === note.itemId)
  if (caseRow === undefined || found === undefined) return fail('item-missing', { id: note.itemId })
  const one = recordSchemas.case.parse(caseRow.record)
  const item = recordSchemas.item.parse(found.record)
  const marks = annotations.map(({ record }) => recordSchemas.annotation.parse(record))
  const state = stateOf([
    { kind: 'case', record: one },
    ...items.map(({ record }) => ({ kind: 'item' as const, record: recordSchemas.item.parse(record) })),
    ...marks.map((record) => ({ kind: 'annotation' as const, record })),
  ])
  const blobs = blobReader(db)
  const oldBytes = await blobs.read(item.parts[0]?.blob ?? '')
  if (!oldBytes.ok) return oldBytes
  const newBytes = await blobs.read(draft.parts[0]?.blob ?? '')
  if (!newBytes.ok) return newBytes
  const [oldEncoding, newEncoding] = [item.facts.encoding?.value, draft.facts.encoding?.value]
  const oldText = decodeText(oldBytes.value, isTextEncoding(oldEncoding) ? oldEncoding : 'utf-8')
  const newText = decodeText(newBytes.value, isTextEncoding(newEncoding) ? newEncoding : 'utf-8')
  const anchor = reAnchoring(oldText, newText)
  const spans = marks
    .flatMap((annotation) => (annotation.itemId === item.id && hasSpan(annotation) ? [annotation] : []))
    .sort((a, b) => startOf(a) - startOf(b))
    .map((annotation) => ({ annotation, ...reAnchorSpan(annotation.target, newText, anchor) }))
  return ok({ state, item, caseName: one.name, oldText, newText, spans })
}

function hasSpan(annotation: Annotation): annotation is AnchoredSpan['annotation'] {
  return annotation.target.kind === 'span'
}

function startOf({ target }: AnchoredSpan['annotation']): number {
  return target.fragments[0]?.start ?? 0
}
