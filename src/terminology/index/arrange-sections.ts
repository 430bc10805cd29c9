import type { CollectedRows } from './collect-rows.ts'
import { group } from './grouped.ts'
import { heavyPrefixes } from './heavy-prefixes.ts'
import { type IndexData, noTerm } from './index-data.ts'
import { rankTerms } from './rank-terms.ts'
import { layOut } from './sorted-strings.ts'

/** Below so many postings a bitmap saves nothing that could be measured. */
const smallestHeavy = 4096

/** The place of each text in code unit order. */
function ranksOf(texts: readonly string[], sorted: readonly string[]): Uint32Array {
  const rankByText = new Map(sorted.map((text, rank) => [text, rank]))
  return Uint32Array.from(texts, (text) => rankByText.get(text) ?? 0)
}

/**
 * Lays collected rows out as the arrays of an index.
 * @param heavyAbove see `BuildOptions`
 */
export function arrangeSections(rows: CollectedRows, heavyAbove: number | undefined): IndexData {
  const sortedCodes = rows.codes.filter((_, concept) => rows.active[concept] !== undefined).sort()
  const codes = layOut(sortedCodes)
  const codeRanks = ranksOf(rows.codes, sortedCodes)
  const conceptRanks = Int32Array.from(codeRanks, (rank, concept) => (rows.active[concept] === undefined ? -1 : rank))
  const active = new Uint8Array(sortedCodes.length)
  for (const [concept, rank] of conceptRanks.entries()) if (rank !== -1) active[rank] = rows.active[concept] ? 1 : 0

  const sortedWords = rows.words.toSorted()
  const words = layOut(sortedWords)
  const wordRanks = ranksOf(rows.words, sortedWords)
  const { order, starts } = rankTerms(rows, conceptRanks, wordRanks)
  const terms = termSections(rows, order, conceptRanks, wordRanks)
  const searched = starts[3] ?? 0
  const inverted = invert(terms.termWordOffsets, terms.termWords, searched, sortedWords.length)
  const above = heavyAbove ?? Math.max(smallestHeavy, searched >>> 5)
  const heavy = heavyPrefixes(words, inverted.postings.offsets, inverted.postings.values, searched, above)
  const conceptTerms = group(sortedCodes.length, (emit) => {
    for (const [term, concept] of terms.termConcepts.entries()) emit(concept, term)
  })
  const { parents, children } = hierarchy(rows, conceptRanks, sortedCodes.length)
  return {
    edition: new TextEncoder().encode(JSON.stringify(rows.edition)),
    codeUnits: codes.units,
    codeOffsets: codes.offsets,
    active,
    displays: displayTerms(rows, order, conceptTerms.offsets, conceptTerms.values),
    conceptTermOffsets: conceptTerms.offsets,
    conceptTerms: conceptTerms.values,
    parentOffsets: parents.offsets,
    parents: parents.values,
    childOffsets: children.offsets,
    children: children.values,
    ...terms,
    rankStarts: starts,
    wordUnits: words.units,
    wordOffsets: words.offsets,
    postingOffsets: inverted.postings.offsets,
    postings: inverted.postings.values,
    firstOffsets: inverted.firsts.offsets,
    firstTerms: inverted.firsts.values,
    heavyAbove: Uint32Array.of(above),
    heavyRanges: heavy.ranges,
    heavyBits: heavy.bits,
  }
}

function termSections(rows: CollectedRows, order: Uint32Array, conceptRanks: Int32Array, wordRanks: Uint32Array) {
  const { bytes, offsets } = rows.termTexts
  const termConcepts = new Uint32Array(order.length)
  const termOffsets = new Uint32Array(order.length + 1)
  const termWordOffsets = new Uint32Array(order.length + 1)
  const termBytes = new Uint8Array(sumOf(order, offsets))
  const termWords = new Uint32Array(sumOf(order, rows.termWordOffsets))
  let byteAt = 0
  let wordAt = 0
  for (const [term, collected] of order.entries()) {
    termConcepts[term] = conceptRanks[rows.termConcepts[collected] ?? 0] ?? 0
    const text = bytes.subarray(offsets[collected], offsets[collected + 1])
    termBytes.set(text, byteAt)
    byteAt += text.length
    termOffsets[term + 1] = byteAt
    const end = rows.termWordOffsets[collected + 1] ?? 0
    for (let i = rows.termWordOffsets[collected] ?? 0; i < end; i++) {
      termWords[wordAt++] = wordRanks[rows.termWords[i] ?? 0] ?? 0
    }
    termWordOffsets[term + 1] = wordAt
  }
  return { termConcepts, termOffsets, termBytes, termWordOffsets, termWords }
}

/** How long the lists of the terms in `order` are together. */
function sumOf(order: Uint32Array, offsets: Uint32Array): number {
  let sum = 0
  for (const term of order) sum += (offsets[term + 1] ?? 0) - (offsets[term] ?? 0)
  return sum
}

/** For each word the searched terms that have it, and those that begin with it. */
function invert(offsets: Uint32Array, termWords: Uint32Array, searched: number, wordCount: number) {
  const postings = group(wordCount, (emit) => {
    for (let term = 0; term < searched; term++) {
      const start = offsets[term] ?? 0
      const end = offsets[term + 1] ?? 0
      for (let i = start; i < end; i++) {
        const word = termWords[i] ?? 0
        let earlier = start
        while (earlier < i && termWords[earlier] !== word) earlier++
        if (earlier === i) emit(word, term)
      }
    }
  })
  const firsts = group(wordCount, (emit) => {
    for (let term = 0; term < searched; term++) {
      const start = offsets[term] ?? 0
      if (start < (offsets[term + 1] ?? 0)) emit(termWords[start] ?? 0, term)
    }
  })
  return { postings, firsts }
}

/** The first preferred term as it was distributed; without one the first fully specified name, then the first synonym. */
function displayTerms(
  rows: CollectedRows,
  order: Uint32Array,
  offsets: Uint32Array,
  values: Uint32Array,
): Uint32Array<ArrayBuffer> {
  const choice = [0, 2, 1]
  return Uint32Array.from({ length: offsets.length - 1 }, (_, concept) => {
    const place = (term: number): number => {
      const collected = order[term] ?? 0
      return (choice[rows.termKinds[collected] ?? 0] ?? 0) * order.length + collected
    }
    let best = noTerm
    for (const term of values.subarray(offsets[concept], offsets[concept + 1])) {
      if (best === noTerm || place(term) < place(best)) best = term
    }
    return best
  })
}

function hierarchy(rows: CollectedRows, conceptRanks: Int32Array, conceptCount: number) {
  const edges = new Set<number>()
  for (const [i, collected] of rows.edgeChildren.entries()) {
    const child = conceptRanks[collected] ?? -1
    const parent = conceptRanks[rows.edgeParents[i] ?? 0] ?? -1
    if (child !== -1 && parent !== -1) edges.add(child * conceptCount + parent)
  }
  const parents = group(conceptCount, (emit) => {
    for (const edge of edges) emit(Math.floor(edge / conceptCount), edge % conceptCount)
  })
  const children = group(conceptCount, (emit) => {
    for (const edge of edges) emit(edge % conceptCount, Math.floor(edge / conceptCount))
  })
  return { parents, children }
}
