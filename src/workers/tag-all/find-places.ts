import { stateOf } from '../../domain/log/record-state.ts'
import { blindingOf, hiddenFrom, withoutHidden } from '../../domain/reading/blinding.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Item } from '../../domain/records/case.ts'
import type { Review } from '../../domain/records/project.ts'
import { recordSchemas } from '../../domain/records/record.ts'
import { phraseFinder } from '../../domain/text/find-phrase.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import type { BatchProgress } from '../../persistence/undo-batch.ts'
import type { NoteTexts } from './note-texts.ts'
import { placesOfNote } from './places-of-note.ts'
import type { CasesInput } from './readable-cases.ts'
import { type FoundNote, mostPlaces, type Place, type PlacesFound, type TagQuery } from './tag-query.ts'

export interface FindInput extends CasesInput {
  readonly texts: NoteTexts
  /** False where another question has come meanwhile: answers `asked-anew`. */
  readonly isWanted: () => boolean
  readonly onProgress: (progress: BatchProgress) => void
}

interface Note {
  readonly summary: CaseSummary
  readonly itemId: string
}

const notesAtOnce = 250
/** Code units shown on either side of a place. */
const contextLength = 60

/**
 * Looks for a phrase in the notes of a project that the one at work may see and has not submitted. Nothing is changed. Fails with
 * `phrase-missing` and `asked-anew`.
 */
export async function findPlaces(input: FindInput, query: TagQuery): Promise<Result<PlacesFound>> {
  const { project, actor, texts, isWanted, onProgress } = input
  const finder = phraseFinder(query.phrase, query.options)
  if (finder === undefined) return fail('phrase-missing')
  const { notes: candidates, reviews, hidden } = await candidateNotes(input, query)
  const notes: FoundNote[] = []
  const places: Place[] = []
  const submitted = new Set<string>()
  let unreadable = 0
  let isCut = false
  for (let from = 0; from < candidates.length && !isCut; from += notesAtOnce) {
    const chunk = candidates.slice(from, from + notesAtOnce)
    const read = await texts.read(
      project.id,
      chunk.map(({ itemId }) => itemId),
    )
    if (!isWanted()) return fail('asked-anew')
    const hits: (Note & { readonly text: string })[] = []
    for (const [index, note] of chunk.entries()) {
      const text = read[index] ?? null
      if (text === null) unreadable++
      else if (finder.find(text).length > 0) {
        if (query.note === null && isSubmittedBy(note.summary, actor)) submitted.add(note.summary.caseId)
        else hits.push({ ...note, text })
      }
    }
    const marks = await visibleMarks(input, hits, reviews)
    for (const { summary, itemId, text } of hits) {
      const own = placesOfNote(text, marks.get(itemId) ?? [], query, finder, actor)
      if (own.length === 0) continue
      for (const { start, end, state } of own)
        places.push({ note: notes.length, state, start, end, ...context(text, start, end) })
      notes.push({ caseId: summary.caseId, caseName: summary.name, itemId })
    }
    isCut = places.length > mostPlaces
    onProgress({ done: Math.min(from + notesAtOnce, candidates.length), total: candidates.length })
  }
  const leftOut = { submitted: submitted.size, hidden, unreadable }
  return ok({ notes, places: places.slice(0, mostPlaces), isCut, searched: candidates.length, leftOut })
}

/** The notes to look through, in the order of cases, and how many cases hide theirs. */
async function candidateNotes({ db, project, actor, modalities }: FindInput, { note }: TagQuery) {
  const range = db.summaries.where(':id').between([project.id], [project.id, []])
  const one = note === null ? undefined : await db.summaries.get([project.id, note.caseId])
  const summaries = note === null ? await range.toArray() : [one ?? []].flat()
  const reviews =
    blindingOf(project).length === 0 ? new Map<string, Review>() : await ownReviews({ db, project }, actor)
  const isText = ({ modality }: CaseSummary['items'][number]) => modalities.get(modality)?.readText !== undefined
  let hidden = 0
  const notes: Note[] = []
  for (const summary of summaries) {
    const own = summary.items.filter((item) => isText(item) && (note === null || item.id === note.itemId))
    if (own.length === 0) continue
    if (hiddenFrom(project, reviews.get(summary.caseId)).has('report')) hidden++
    else notes.push(...own.map(({ id }) => ({ summary, itemId: id })))
  }
  return { notes, reviews, hidden }
}

async function ownReviews({ db, project }: Pick<FindInput, 'db' | 'project'>, actor: string) {
  const rows = await db.records('review').where('[projectId+id]').between([project.id], [project.id, []]).toArray()
  const own = rows.map(({ record }) => recordSchemas.review.parse(record)).filter((one) => one.annotatorId === actor)
  return new Map(own.map((review) => [review.caseId, review]))
}

function isSubmittedBy({ reviews }: CaseSummary, actor: string): boolean {
  return reviews.some(({ annotatorId, status }) => annotatorId === actor && status === 'submitted')
}

/** Marks of some notes that the one at work may see, by item id. Cases without annotations are not asked. */
async function visibleMarks(
  { db, project, actor }: FindInput,
  notes: readonly Note[],
  reviews: ReadonlyMap<string, Review>,
): Promise<ReadonlyMap<string, readonly Annotation[]>> {
  const marked = [...new Set(notes.flatMap(({ summary }) => (summary.annotationCount > 0 ? [summary.caseId] : [])))]
  if (marked.length === 0) return new Map()
  const table = db.records('annotation')
  const rows = await db.transaction('r', table, async () =>
    Promise.all(marked.map((caseId) => table.where('[projectId+scope]').equals([project.id, caseId]).toArray())),
  )
  const byItem = new Map<string, Annotation[]>()
  const items = new Set(notes.map(({ itemId }) => itemId))
  for (const [index, found] of rows.entries()) {
    const records = found.flatMap(({ record }) =>
      'itemId' in record && items.has(record.itemId ?? '') ? [recordSchemas.annotation.parse(record)] : [],
    )
    const state = stateOf(records.map((record) => ({ kind: 'annotation' as const, record })))
    const hidden = hiddenFrom(project, reviews.get(marked[index] ?? ''))
    const seen = withoutHidden(state, hidden, actor, noReport)
    for (const annotation of seen.tables.annotation.values()) {
      const itemId = annotation.itemId ?? ''
      const own = byItem.get(itemId) ?? []
      own.push(annotation)
      byItem.set(itemId, own)
    }
  }
  return byItem
}

/** Notes whose report is hidden are not looked through at all. */
function noReport(_: Item): boolean {
  return false
}

/** Half of a character at the edge of what is shown. */
const halves = /^[\udc00-\udfff]|[\ud800-\udbff]$/g

function context(text: string, start: number, end: number) {
  const plain = (from: number, to: number) => text.slice(from, to).replace(halves, '').replace(/\s+/gu, ' ')
  return {
    before: plain(Math.max(0, start - contextLength), start),
    quote: plain(start, end),
    after: plain(end, end + contextLength),
  }
}
