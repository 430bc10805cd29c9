/** A concept as it is written down. */
export interface StarterConcept {
  readonly code: string
  readonly preferred: string
  readonly synonyms: readonly string[]
  /** Codes; none for the root. */
  readonly parents: readonly string[]
}

const linePattern = /^((?: {2})*)(GS\d{6}) ([^=^;]+?)(?: = ([^=^]+?))?(?: \^ (GS\d{6}(?: GS\d{6})*))?$/

/**
 * Reads concept lines: `CODE Preferred term = Synonym; Synonym ^ CODE CODE`. A line two spaces deeper than the one above lies below it;
 * `^` names parents, or more parents, elsewhere. A code is never given another meaning and never used again: a new concept
 * takes the next free number of its file.
 *
 * @throws Error on a line of another form
 */
export function parseConcepts(text: string): StarterConcept[] {
  const concepts: StarterConcept[] = []
  const above: string[] = []
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [, indent, code, preferred, synonyms, parents] = linePattern.exec(line) ?? []
    const depth = (indent ?? '').length / 2
    if (code === undefined || preferred === undefined || depth > above.length) {
      throw new Error(`not a concept line: "${line}"`)
    }
    above.length = depth
    concepts.push({
      code,
      preferred,
      synonyms: synonyms?.split('; ') ?? [],
      parents: [...above.slice(-1), ...(parents?.split(' ') ?? [])],
    })
    above.push(code)
  }
  return concepts
}
