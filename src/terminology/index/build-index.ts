import { ok, type Problem, type Result } from '../../lib/result.ts'
import { arrangeSections } from './arrange-sections.ts'
import { collectRows, type Rows } from './collect-rows.ts'
import { ConceptIndex } from './concept-index.ts'

export interface BuildOptions {
  /**
   * Prefixes with more postings than this get a bitmap. By default one for each 32 terms, where the bitmap is no larger than the
   * list it stands for. It changes speed and size, never an answer.
   */
  readonly heavyAbove?: number
}

export interface BuiltIndex {
  readonly index: ConceptIndex
  /** What the source could not read, and how many rows were left out because they name undeclared concepts. */
  readonly problems: readonly Problem[]
}

/**
 * Builds the search index of one terminology from the rows of a source, in any order. Members of reference sets and maps are not
 * indexed. Problem: `terminology-without-edition`.
 */
export async function buildIndex(rows: Rows, options: BuildOptions = {}): Promise<Result<BuiltIndex>> {
  const collected = await collectRows(rows)
  if (!collected.ok) return collected
  const index = new ConceptIndex(arrangeSections(collected.value, options.heavyAbove))
  return ok({ index, problems: collected.value.problems })
}
