import { type Problem, problem } from '../../lib/result.ts'
import type { SectionList, SectionName } from './section-presets.ts'
import { headingKey } from './sections.ts'

/** The lists with one of them replaced. */
export function replaceList(lists: readonly SectionList[], next: SectionList): SectionList[] {
  return lists.map((list) => (list.id === next.id ? next : list))
}

/** Adds a kind of note without sections, under a name of its own. */
export function addList(lists: readonly SectionList[], id: string): SectionList[] {
  const taken = new Set(lists.map(({ label }) => headingKey(label)))
  let label = 'New kind of note'
  for (let n = 2; taken.has(headingKey(label)); n++) label = `New kind of note ${n}`
  return [...lists, { id, label, sections: [] }]
}

/** Adds a section at the end, found under its own name. */
export function addSection(list: SectionList, id: string, name: string): SectionList {
  return { ...list, sections: [...list.sections, { id, name: name.trim(), headings: [name.trim()] }] }
}

export function replaceSection(list: SectionList, id: string, change: Partial<SectionName>): SectionList {
  return { ...list, sections: list.sections.map((one) => (one.id === id ? { ...one, ...change } : one)) }
}

export function withoutSection(list: SectionList, id: string): SectionList {
  return { ...list, sections: list.sections.filter((one) => one.id !== id) }
}

/** Moves a section by so many places, as far as the list reaches. */
export function moveSection(list: SectionList, id: string, by: number): SectionList {
  const from = list.sections.findIndex((one) => one.id === id)
  const moved = list.sections[from]
  if (moved === undefined) return list
  const to = Math.max(0, Math.min(list.sections.length - 1, from + by))
  return { ...list, sections: list.sections.toSpliced(from, 1).toSpliced(to, 0, moved) }
}

/** The headings of a text with semicolons or line breaks between them; without their colons, each once. */
export function headingsOf(text: string): string[] {
  const parts = text.split(/[;\r\n]+/u).map((part) => part.trim().replace(/\s*:$/u, ''))
  return [...new Map(parts.filter((part) => part !== '').map((part) => [headingKey(part), part])).values()]
}

/**
 * Why lists cannot be used: `section-lists-missing`; a kind of note or a section without a name or with that of another
 * (`section-list-name-missing`, `section-list-name-twice`, `section-name-missing`, `section-name-twice`); a heading without letters or
 * digits (`section-heading-empty`), or one of two sections of a list (`section-heading-twice`): the outline could not tell which.
 */
export function sectionListsProblem(lists: readonly SectionList[]): Problem | undefined {
  if (lists.length === 0) return problem('section-lists-missing')
  const names = new Set<string>()
  for (const { label, sections } of lists) {
    if (headingKey(label) === '') return problem('section-list-name-missing')
    if (names.has(headingKey(label))) return problem('section-list-name-twice', { name: label })
    names.add(headingKey(label))
    const fault = sectionsProblem(sections)
    if (fault !== undefined) return fault
  }
  return undefined
}

function sectionsProblem(sections: readonly SectionName[]): Problem | undefined {
  const names = new Set<string>()
  const owners = new Map<string, Pick<SectionName, 'id' | 'name'>>()
  for (const { id, name, headings } of sections) {
    if (headingKey(name) === '') return problem('section-name-missing')
    if (names.has(headingKey(name))) return problem('section-name-twice', { name })
    names.add(headingKey(name))
    for (const heading of headings) {
      const key = headingKey(heading)
      const owner = owners.get(key)
      if (key === '') return problem('section-heading-empty', { heading })
      if (owner !== undefined && owner.id !== id) return problem('section-heading-twice', { heading, name: owner.name })
      owners.set(key, { id, name })
    }
  }
  return undefined
}
