import type { TerminologyRow } from '../../contracts/terminology-source.ts'
import { fail, ok, type Problem, problem, type Result } from '../../lib/result.ts'
import { GrowingTexts, GrowingUint32 } from './growing-arrays.ts'
import type { Edition } from './index-data.ts'
import { foldedWords } from './words.ts'

/** Order of the kinds of description among equally good matches. */
const kindRanks = { preferred: 0, synonym: 1, 'fully-specified': 2 } as const

/** A terminology as its rows came: codes, words and terms are numbered in the order in which they were first met. */
export interface CollectedRows {
  readonly edition: Edition
  readonly codes: readonly string[]
  /** By concept; undefined where a code was mentioned but no concept row declared it. */
  readonly active: readonly (boolean | undefined)[]
  readonly words: readonly string[]
  readonly termConcepts: Uint32Array
  readonly termKinds: Uint32Array
  readonly termTexts: { readonly bytes: Uint8Array; readonly offsets: Uint32Array }
  /** Where the words of a term begin in `termWords`; one longer than there are terms. */
  readonly termWordOffsets: Uint32Array
  readonly termWords: Uint32Array
  /** Parent edges: child i has parent i. */
  readonly edgeChildren: Uint32Array
  readonly edgeParents: Uint32Array
  /** What the source could not read, and what refers to codes that no row declares. */
  readonly problems: readonly Problem[]
}

/** Gives each text the number of its first appearance. */
class Numbering {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()

  of(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.texts.length
      this.#numbers.set(text, number)
      this.texts.push(text)
    }
    return number
  }
}

/** What a source reads: rows, and what it could not read. */
export type Rows = AsyncIterable<TerminologyRow | Problem> | Iterable<TerminologyRow | Problem>

/** Reads rows to their end. Problem: `terminology-without-edition` where there is no edition row. */
export async function collectRows(rows: Rows): Promise<Result<CollectedRows>> {
  const codes = new Numbering()
  const words = new Numbering()
  const active: (boolean | undefined)[] = []
  const termConcepts = new GrowingUint32()
  const termKinds = new GrowingUint32()
  const termTexts = new GrowingTexts()
  const termWordOffsets = new GrowingUint32()
  const termWords = new GrowingUint32()
  const edgeChildren = new GrowingUint32()
  const edgeParents = new GrowingUint32()
  const problems: Problem[] = []
  let edition: Edition | undefined

  for await (const row of rows) {
    if (!('row' in row)) {
      problems.push(row)
      continue
    }
    switch (row.row) {
      case 'edition':
        edition ??= { system: row.system, version: row.version, title: row.title, language: row.language }
        break
      case 'concept':
        active[codes.of(row.code)] = row.active
        break
      case 'description':
        termConcepts.push(codes.of(row.code))
        termKinds.push(kindRanks[row.kind])
        termTexts.push(row.term)
        termWordOffsets.push(termWords.length)
        for (const word of foldedWords(row.term)) termWords.push(words.of(word))
        break
      case 'parent':
        edgeChildren.push(codes.of(row.code))
        edgeParents.push(codes.of(row.parent))
        break
      case 'member':
      case 'map':
        // Neither is searched for by its words.
        break
    }
  }
  if (edition === undefined) return fail('terminology-without-edition')
  termWordOffsets.push(termWords.length)
  const collected = {
    edition,
    codes: codes.texts,
    active,
    words: words.texts,
    termConcepts: termConcepts.toArray(),
    termKinds: termKinds.toArray(),
    termTexts: termTexts.view(),
    termWordOffsets: termWordOffsets.toArray(),
    termWords: termWords.toArray(),
    edgeChildren: edgeChildren.toArray(),
    edgeParents: edgeParents.toArray(),
  }
  return ok({ ...collected, problems: [...problems, ...undeclared(collected)] })
}

/** Counts the descriptions and parents that will be left out because a code of theirs was never declared. */
function undeclared(rows: Omit<CollectedRows, 'problems'>): Problem[] {
  const isUndeclared = (concept: number) => rows.active[concept] === undefined
  const problems: Problem[] = []
  const report = (code: string, count: number, concepts: (index: number) => readonly number[]) => {
    let lost = 0
    let example: string | undefined
    for (let i = 0; i < count; i++) {
      const concept = concepts(i).find(isUndeclared)
      if (concept === undefined) continue
      lost++
      example ??= rows.codes[concept]
    }
    if (lost > 0) problems.push(problem(code, { count: lost, example }))
  }
  const { termConcepts, edgeChildren, edgeParents } = rows
  report('descriptions-of-undeclared-concepts', termConcepts.length, (i) => [termConcepts[i] ?? 0])
  report('parents-of-undeclared-concepts', edgeChildren.length, (i) => [edgeChildren[i] ?? 0, edgeParents[i] ?? 0])
  return problems
}
