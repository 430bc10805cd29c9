import { z } from 'zod'

/** The edition of a code system that an index was built from. */
export const editionSchema = z.object({
  system: z.string().min(1),
  version: z.string(),
  title: z.string(),
  language: z.string(),
})
export type Edition = Readonly<z.infer<typeof editionSchema>>

/**
 * The arrays of an index and their element types, in the order in which they lie in a file. Adding, removing or changing one is a
 * new file version (`pack.ts`). Concepts are numbered by code, words by their text, terms by rank: preferred before synonym before
 * fully specified, shorter first, then alphabetically, and last the terms of inactive concepts, which are not searched. A term's
 * number is therefore its rank among terms that match equally well.
 */
export const sections = {
  /** JSON of `editionSchema`, UTF-8. */
  edition: Uint8Array,
  codeUnits: Uint16Array,
  codeOffsets: Uint32Array,
  /** Per concept: 1 active, 0 inactive. */
  active: Uint8Array,
  /** Per concept: the term to show, or `noTerm`. */
  displays: Uint32Array,
  /** Terms of a concept. */
  conceptTermOffsets: Uint32Array,
  conceptTerms: Uint32Array,
  parentOffsets: Uint32Array,
  parents: Uint32Array,
  childOffsets: Uint32Array,
  children: Uint32Array,
  /** Texts of the terms, UTF-8, as distributed. */
  termBytes: Uint8Array,
  termOffsets: Uint32Array,
  /** Per term: its concept. */
  termConcepts: Uint32Array,
  /** Words of a term in order. */
  termWordOffsets: Uint32Array,
  termWords: Uint32Array,
  /** Where preferred terms, synonyms, fully specified names and unsearched terms begin. */
  rankStarts: Uint32Array,
  wordUnits: Uint16Array,
  wordOffsets: Uint32Array,
  /** Terms that have a word, ascending, once each: the lists of words with one prefix lie side by side. */
  postingOffsets: Uint32Array,
  postings: Uint32Array,
  /** Terms that begin with a word. */
  firstOffsets: Uint32Array,
  firstTerms: Uint32Array,
  /** One number: a prefix with more postings than this has a bitmap. */
  heavyAbove: Uint32Array,
  /** Pairs low, high: the word ranges that have a bitmap. */
  heavyRanges: Uint32Array,
  /** The bitmaps, one after the other: bit t is set when term t has a word of the range. */
  heavyBits: Uint32Array,
} as const

export type SectionName = keyof typeof sections
export type IndexData = { readonly [Name in SectionName]: InstanceType<(typeof sections)[Name]> }

/** Says in `displays` that a concept has no term. */
export const noTerm = 0xffffffff
