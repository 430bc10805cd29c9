import {
  type CountedText,
  countingAmong,
  differingCountings,
  type OffsetCounting,
  offsetCountings,
} from '../../domain/text/offset-counting.ts'
import type { ForeignSpan } from './foreign-span.ts'
import { type PlacedSpan, placeSpans } from './place-spans.ts'

/** The tags of one note, placed under every way of counting that can differ in it. */
export interface NotePlaces {
  /** The ways of counting that can differ in this note. */
  readonly differing: readonly OffsetCounting[]
  /** Under any way of counting: those that are the same in this note share one list. */
  under(counting: OffsetCounting): readonly PlacedSpan[]
  readonly quoted: readonly boolean[]
}

export function placesOfNote(note: CountedText, spans: readonly ForeignSpan[]): NotePlaces {
  const differing = differingCountings(note)
  const made = new Map(differing.map((counting) => [keyOf(counting), placeSpans(note, spans, counting)] as const))
  return {
    differing,
    under: (counting) => made.get(keyOf(countingAmong(differing, counting))) ?? [],
    quoted: spans.map(({ quote }) => quote !== null),
  }
}

function keyOf({ unit, joinsBreaks, countsMark }: OffsetCounting): string {
  return `${unit} ${joinsBreaks} ${countsMark}`
}

/** How the ways of counting fit the tags of one source. */
export interface CountingFit {
  readonly counting: OffsetCounting
  /** Tags whose quotes stand where their offsets point, those without a quote whose ends are those of words. */
  readonly fits: number
  readonly exact: number
}

export interface FoundCounting {
  readonly counting: OffsetCounting
  /**
   * `same`: in these notes every way of counting comes to the same; `quotes`: the one under which every quote stands at its place;
   * `edges`: without quotes, the one under which no tag cuts a word; `open`: several fit and differ, the commonest is taken; `mismatch`: none
   * fits all tags, the best is taken.
   */
  readonly basis: 'same' | 'quotes' | 'edges' | 'open' | 'mismatch'
  readonly fits: readonly CountingFit[]
}

/**
 * Finds how the program that wrote tags has counted: checks all of them under each way of counting, and takes the one where all quotes
 * match. One program counts in one way, so that all notes of a source decide together.
 */
export function findCounting(notes: readonly NotePlaces[]): FoundCounting {
  const open = notes.filter(({ differing }) => differing.length > 1)
  const fits = countingsOf(notes).map((counting): CountingFit => {
    const placed = notes.flatMap((note) => note.under(counting))
    return {
      counting,
      fits: placed.filter(({ fit }) => fit !== 'none').length,
      exact: placed.filter(({ fit }) => fit === 'exact').length,
    }
  })
  const total = notes.reduce((sum, { quoted }) => sum + quoted.length, 0)
  const [first] = fits
  if (first === undefined) throw new RangeError('no way of counting')
  const best = fits.reduce((a, b) => (b.fits > a.fits || (b.fits === a.fits && b.exact > a.exact) ? b : a), first)
  const found = (basis: FoundCounting['basis']): FoundCounting => ({ counting: best.counting, basis, fits })
  if (best.fits < total) {
    // Tags without a quote may cut words on purpose: they are no proof against the counting, as long as the quotes stand.
    const isRefuted = notes.some((note) =>
      note
        .under(best.counting)
        .some(({ target, fit }, index) => (note.quoted[index] === true ? fit === 'none' : target === null)),
    )
    if (isRefuted) return found('mismatch')
  }
  if (open.length === 0) return found('same')
  const equals = fits.filter((one) => one.fits === best.fits && one.exact === best.exact)
  const differs = equals.some((one) => !areSame(open, one.counting, best.counting))
  if (differs) return found('open')
  const hasProof = open.some(({ quoted }) => quoted.includes(true))
  return found(hasProof ? 'quotes' : 'edges')
}

/** The ways of counting that differ in these notes together, the commonest first: one note may tell the unit, another the line breaks. */
function countingsOf(notes: readonly NotePlaces[]): readonly OffsetCounting[] {
  const differing = notes.flatMap((note) => note.differing)
  const units = new Set(differing.map(({ unit }) => unit))
  const [joins, marks] = [differing.some((one) => one.joinsBreaks), differing.some((one) => one.countsMark)]
  return offsetCountings.filter(
    ({ unit, joinsBreaks, countsMark }, index) =>
      index === 0 || (units.has(unit) && (joins || !joinsBreaks) && (marks || !countsMark)),
  )
}

/** Whether two ways of counting put every tag of these notes in the same place. */
function areSame(notes: readonly NotePlaces[], a: OffsetCounting, b: OffsetCounting): boolean {
  return notes.every((note) => {
    const [one, other] = [note.under(a), note.under(b)]
    return one === other || one.every(({ target }, index) => isSamePlace(target, other[index]?.target ?? null))
  })
}

function isSamePlace(a: PlacedSpan['target'], b: PlacedSpan['target']): boolean {
  if (a === null || b === null) return a === b
  return (
    a.fragments.length === b.fragments.length &&
    a.fragments.every(({ start, end }, index) => b.fragments[index]?.start === start && b.fragments[index]?.end === end)
  )
}
