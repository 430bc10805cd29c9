import type { SectionList } from './section-presets.ts'
import { type Section, sectionsOf } from './sections.ts'

/** The sections of a note as one list of known headings finds them. */
export interface Outline {
  readonly list: SectionList
  readonly sections: readonly Section[]
}

/**
 * The outline by the list that knows most of the note's headings; of equals the one whose names are more different, then the first.
 * @throws RangeError without a list
 */
export function bestOutline(text: string, lists: readonly SectionList[]): Outline {
  const outlines = lists.map((list) => ({ list, sections: sectionsOf(text, list.sections) }))
  const [first, ...others] = outlines
  if (first === undefined) throw new RangeError('an outline of no list')
  return others.reduce<Outline>((best, next) => (isBetter(next, best) ? next : best), first)
}

function isBetter(one: Outline, other: Outline): boolean {
  const difference = known(one).length - known(other).length
  return difference === 0 ? new Set(known(one)).size > new Set(known(other)).size : difference > 0
}

function known({ sections }: Outline): readonly string[] {
  return sections.flatMap(({ name }) => (name === null ? [] : [name]))
}
