import type { ManifestSpan } from '../../contracts/manifest.ts'
import { sideOfSpan } from '../../domain/sides/side-changes.ts'
import type { OffsetCounting } from '../../domain/text/offset-counting.ts'
import { quoteOf } from '../../domain/text/span.ts'
import { ProblemLog } from '../../interchange/manifest/problem-log.ts'
import {
  type CountingFit,
  type FoundCounting,
  findCounting,
  type NotePlaces,
  placesOfNote,
} from '../../interchange/spans/find-counting.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { decodeText, isTextEncoding } from '../../lib/text-encoding.ts'
import { bytesInRow } from '../../persistence/blobs.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import type { StagedDraft } from '../manifest/apply-manifest.ts'
import type { ManifestMark } from '../manifest/marks.ts'

/** What the tags of one source come to, for the preview. */
export interface TagSource {
  /** What they were read from, as the spans name it. */
  readonly source: string
  readonly notes: number
  readonly tags: number
  readonly quoted: number
  /** Tags that become marks; the others are told in the problems. */
  readonly placed: number
  readonly counting: OffsetCounting
  /** How the counting was found; `chosen` by the reader. */
  readonly basis: FoundCounting['basis'] | 'chosen'
  readonly fits: readonly CountingFit[]
  /** Some tags as they come in, no two alike, of notes in which the counting matters where there are such. */
  readonly samples: readonly { readonly label: string; readonly words: string }[]
}

export interface PlacedTags {
  /** The drafts, those of notes with marks for their tags. */
  readonly drafts: readonly StagedDraft[]
  readonly sources: readonly TagSource[]
  /** `tag-quote-differs`, `tag-outside`, `tag-not-a-note`, each with file and line; `tags-more` for what is beyond the first hundred of a kind. */
  readonly problems: readonly Problem[]
}

/** The tags of one source on one note. */
interface TaggedNote {
  readonly draft: number
  readonly text: string
  readonly spans: readonly ManifestSpan[]
  readonly places: NotePlaces
}

/** Texts read at a time. */
const textsAtOnce = 100

/**
 * Finds out how each source counts and makes marks of its tags. A tag that quotes words is placed on these words or not at all.
 * @param chosen a reader's word on how a source counts
 */
export async function placeTags(
  db: GlossaDatabase,
  drafts: readonly StagedDraft[],
  chosen: ReadonlyMap<string, OffsetCounting>,
): Promise<PlacedTags> {
  const problems = new ProblemLog()
  const bySource = await notesBySource(db, drafts, problems)
  const marks = new Map<number, ManifestMark[]>()
  const sources = [...bySource].map(([source, notes]): TagSource => {
    const found = findCounting(notes.map(({ places }) => places))
    const counting = chosen.get(source) ?? found.counting
    let placed = 0
    for (const note of notes) {
      const own = marksOfNote(note, counting, problems)
      placed += own.length
      marks.set(note.draft, [...(marks.get(note.draft) ?? []), ...own])
    }
    return {
      source,
      notes: notes.length,
      tags: sum(notes, ({ spans }) => spans.length),
      quoted: sum(notes, ({ spans }) => spans.filter(({ quote }) => quote !== null).length),
      placed,
      counting,
      basis: chosen.has(source) && found.basis !== 'same' ? 'chosen' : found.basis,
      fits: found.fits,
      samples: samplesOf(notes, counting),
    }
  })
  const more = Object.entries(problems.counts).flatMap(([code, count]) => {
    const left = count - problems.kept.filter((one) => one.code === code).length
    return left > 0 ? [problem('tags-more', { count: left, code })] : []
  })
  return {
    drafts: drafts.map((draft, index) => {
      const own = marks.get(index)
      return own === undefined ? draft : { ...draft, marks: [...draft.marks, ...own] }
    }),
    sources,
    problems: [...problems.kept, ...more],
  }
}

async function notesBySource(
  db: GlossaDatabase,
  drafts: readonly StagedDraft[],
  problems: ProblemLog,
): Promise<ReadonlyMap<string, readonly TaggedNote[]>> {
  const found = new Map<string, TaggedNote[]>()
  const tagged = drafts.flatMap((draft, index) => (draft.spans.length === 0 ? [] : [{ draft, index }]))
  for (let from = 0; from < tagged.length; from += textsAtOnce) {
    const some = tagged.slice(from, from + textsAtOnce)
    const rows = await db.blobs.bulkGet(some.map(({ draft }) => draft.parts[0]?.blob ?? ''))
    for (const [at, { draft, index }] of some.entries()) {
      const encoding = draft.facts.encoding?.value
      const bytes = bytesInRow(rows[at])
      if (bytes === undefined || !isTextEncoding(encoding)) {
        for (const { label, place } of draft.spans) problems.add(problem('tag-not-a-note', { label }, place))
        continue
      }
      const text = decodeText(bytes, encoding)
      for (const source of new Set(draft.spans.map((span) => span.source))) {
        const spans = draft.spans.filter((span) => span.source === source)
        const places = placesOfNote({ text, hasMark: hasMark(bytes) }, spans)
        const note = { draft: index, text, spans, places }
        const notes = found.get(source)
        if (notes === undefined) found.set(source, [note])
        else notes.push(note)
      }
    }
  }
  return found
}

/** Whether the bytes of a text begin with a byte order mark: of UTF-8, or of UTF-16 in either order. */
function hasMark([first, second, third]: Bytes): boolean {
  return (
    (first === 0xef && second === 0xbb && third === 0xbf) ||
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff)
  )
}

const shownLength = 60

function marksOfNote(
  { text, spans, places }: TaggedNote,
  counting: OffsetCounting,
  problems: ProblemLog,
): ManifestMark[] {
  const placed = places.under(counting)
  return spans.flatMap((span, index): ManifestMark[] => {
    const { label, quote, rater, place, ranges } = span
    const { target, fit } = placed[index] ?? { target: null, fit: 'none' }
    const [first] = ranges
    const about = { label, start: first?.start ?? 0, end: ranges.at(-1)?.end ?? 0 }
    if (target === null) {
      problems.add(problem('tag-outside', about, place))
      return []
    }
    if (quote !== null && fit === 'none') {
      const reads = target.fragments.map((one) => one.quote).join(' ')
      const shown = { quote: quote.slice(0, shownLength), reads: reads.slice(0, shownLength) }
      problems.add(problem('tag-quote-differs', { ...about, ...shown }, place))
      return []
    }
    return [{ label, assertion: 'present', rater, target, side: sideOfSpan(text, target) }]
  })
}

const mostSamples = 4

function samplesOf(notes: readonly TaggedNote[], counting: OffsetCounting): TagSource['samples'] {
  const isOpen = ({ places }: TaggedNote) => places.differing.length > 1
  const telling = notes.filter(isOpen)
  const samples: { label: string; words: string }[] = []
  for (const { spans, places } of telling.length > 0 ? telling : notes) {
    // The farther into a note, the farther ways of counting are apart.
    for (let index = spans.length - 1; index >= 0 && samples.length < mostSamples; index--) {
      const target = places.under(counting)[index]?.target
      const label = spans[index]?.label
      if (target == null || label === undefined) continue
      const words = quoteOf(target).slice(0, shownLength)
      if (!samples.some((one) => one.label === label && one.words === words)) samples.push({ label, words })
    }
    if (samples.length === mostSamples) break
  }
  return samples
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0)
}
