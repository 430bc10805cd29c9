import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TerminologyRow } from '../../contracts/terminology-source.ts'
import { unwrap } from '../../lib/result.ts'
import { buildIndex } from './build-index.ts'
import type { ConceptIndex } from './concept-index.ts'
import { foldedWords } from './words.ts'

interface TestConcept {
  readonly code: string
  readonly active: boolean
  readonly terms: readonly { readonly term: string; readonly kind: 'preferred' | 'synonym' | 'fully-specified' }[]
  readonly parents: readonly string[]
}

function* rowsOf(concepts: readonly TestConcept[]): Generator<TerminologyRow> {
  yield { row: 'edition', system: 'urn:test', version: '1', title: 'Test', language: 'en' }
  for (const { code, active, terms, parents } of concepts) {
    yield { row: 'concept', code, active }
    for (const { term, kind } of terms) yield { row: 'description', code, term, kind }
    for (const parent of parents) yield { row: 'parent', code, parent }
  }
}

/** Whether each typed word can begin a term's word of its own: by trying every way. */
function canClaim(typed: readonly string[], words: readonly string[]): boolean {
  const [first, ...rest] = typed
  if (first === undefined) return true
  return words.some((word, i) => word.startsWith(first) && canClaim(rest, words.toSpliced(i, 1)))
}

const kindOrder = { preferred: 0, synonym: 1, 'fully-specified': 2 }

/** What `search` promises, by plain scan. */
function scan(concepts: readonly TestConcept[], query: string, within?: readonly string[]): string[] {
  const typed = foldedWords(query)
  if (typed.length === 0) return []
  const byCode = new Map(concepts.map((concept) => [concept.code, concept]))
  const isWithin = (code: string, seen = new Set<string>()): boolean => {
    if (within === undefined || within.includes(code)) return true
    if (seen.has(code)) return false
    seen.add(code)
    return byCode.get(code)?.parents.some((parent) => byCode.has(parent) && isWithin(parent, seen)) ?? false
  }
  const matches = concepts
    .filter(({ code, active }) => active && isWithin(code))
    .flatMap(({ code, terms }) => terms.map(({ term, kind }) => ({ code, kind, words: foldedWords(term) })))
    .filter(({ words }) => canClaim(typed, words))
    .map(({ code, kind, words }) => {
      const text = words.join(' ')
      const grade = text === typed.join(' ') ? 0 : words[0]?.startsWith(typed[0] ?? '') ? 1 : 2
      return { code, text, key: [grade, kindOrder[kind], text.length] }
    })
  matches.sort((a, b) => {
    for (const [i, value] of a.key.entries()) if (value !== b.key[i]) return value - (b.key[i] ?? 0)
    return a.text < b.text ? -1 : a.text > b.text ? 1 : a.code < b.code ? -1 : 1
  })
  return [...new Set(matches.map(({ code }) => code))]
}

const letters = fc.constantFrom('a', 'a', 'b', 'é', "'")
const wordArbitrary = fc.string({ unit: letters, minLength: 1, maxLength: 4 })
const termArbitrary = fc.array(wordArbitrary, { maxLength: 4 }).map((words) => words.join(' '))
const kindArbitrary = fc.constantFrom('preferred', 'synonym', 'fully-specified')
const conceptsArbitrary = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 60, size: 'max' }).chain((numbers) => {
  const codes = numbers.map((number) => `c${number}`)
  return fc.tuple(
    ...codes.map((code) =>
      fc.record<TestConcept>({
        code: fc.constant(code),
        active: fc.constantFrom(true, true, true, false),
        terms: fc.array(fc.record({ term: termArbitrary, kind: kindArbitrary }), { maxLength: 4, size: 'max' }),
        parents: fc.array(fc.constantFrom(...codes), { maxLength: 2 }),
      }),
    ),
  )
})

/** A query made of one term: which term, then for each word to type its place and how much of it. */
const querySeedArbitrary = fc.tuple(
  fc.nat(),
  fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 3 }),
)
function queryFrom(concepts: readonly TestConcept[], [which, picks]: [number, [number, number][]]): string {
  const terms = concepts.flatMap((concept) => concept.terms)
  const words = foldedWords(terms[which % Math.max(1, terms.length)]?.term ?? 'a')
  return picks.map(([place, length]) => words[place % words.length]?.slice(0, length) ?? '').join(' ')
}

const withinArbitrary = fc.option(
  fc.array(
    fc.nat({ max: 60 }).map((number) => `c${number}`),
    { maxLength: 3 },
  ),
  {
    nil: undefined,
  },
)

async function built(concepts: readonly TestConcept[], heavyAbove?: number): Promise<ConceptIndex> {
  return unwrap(await buildIndex(rowsOf(concepts), heavyAbove === undefined ? {} : { heavyAbove })).index
}

describe('search', () => {
  it('finds what a plain scan finds, in the same order, for any limit, whichever prefixes have a bitmap', async () => {
    await fc.assert(
      fc.asyncProperty(
        conceptsArbitrary,
        fc.array(querySeedArbitrary, { minLength: 1, maxLength: 10, size: 'max' }),
        withinArbitrary,
        fc.constantFrom(0, 1, 3, 10, 4096),
        fc.integer({ min: 1, max: 30 }),
        async (concepts, seeds, within, heavyAbove, limit) => {
          const index = await built(concepts, heavyAbove)
          for (const query of seeds.map((seed) => queryFrom(concepts, seed))) {
            const expected = scan(concepts, query, within)
            const options = within === undefined ? {} : { within }
            expect(index.search(query, { limit: 1000, ...options }).map((hit) => hit.code)).toEqual(expected)
            expect(index.search(query, { limit, ...options }).map((hit) => hit.code)).toEqual(expected.slice(0, limit))
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})

const preferred = (code: string, term: string, synonyms: readonly string[] = [], parents: readonly string[] = []) => ({
  code,
  active: true,
  terms: [
    { term, kind: 'preferred' as const },
    ...synonyms.map((synonym) => ({ term: synonym, kind: 'synonym' as const })),
  ],
  parents,
})

const chest = [
  preferred('1', 'Finding'),
  preferred('2', 'Pleural effusion', ['Fluid on the lung', 'Effusion'], ['1']),
  preferred('3', 'Pericardial effusion', ['Fluid round the heart'], ['1']),
  preferred('4', 'Loculated pleural effusion', [], ['2']),
  preferred('5', 'Effusion', [], ['1']),
  preferred('6', 'Ménière’s disease', ['α-thing'], ['1']),
]

describe('a small index', () => {
  it('shows the preferred term and the term that matched, with what was typed', async () => {
    const index = await built(chest)
    expect(index.search('eff ple', { limit: 2 })).toEqual([
      {
        code: '2',
        display: 'Pleural effusion',
        matchedTerm: 'Pleural effusion',
        ranges: [
          { start: 0, end: 3 },
          { start: 8, end: 11 },
        ],
      },
      expect.objectContaining({ code: '4' }),
    ])
    const [fluid] = index.search('lung flu', { limit: 5 })
    expect(fluid).toMatchObject({ code: '2', display: 'Pleural effusion', matchedTerm: 'Fluid on the lung' })
    const [meniere] = index.search("meniere's", { limit: 5 })
    expect(meniere?.ranges.map(({ start, end }) => meniere.matchedTerm.slice(start, end))).toEqual(['Ménière’s'])
    expect(index.search('alpha', { limit: 5 }).map((hit) => hit.code)).toEqual(['6'])
  })

  it('puts the exact term first, a preferred one before a synonym', async () => {
    const index = await built(chest)
    expect(index.search('EFFUSION', { limit: 9 }).map((hit) => hit.code)).toEqual(['5', '2', '3', '4'])
  })

  it('finds nothing for nothing', async () => {
    const index = await built(chest)
    for (const query of ['', ' ', '?', 'effusion x', 'effusion effusion'])
      expect(index.search(query, { limit: 9 })).toEqual([])
    expect(index.search('effusion', { limit: 0 })).toEqual([])
    expect((await built([])).search('effusion', { limit: 9 })).toEqual([])
  })

  it('keeps to what lies within', async () => {
    const index = await built(chest)
    const within = (...codes: string[]) => index.search('effusion', { limit: 9, within: codes }).map((hit) => hit.code)
    expect(within('2')).toEqual(['2', '4'])
    expect(within('3', '4')).toEqual(['3', '4'])
    expect(within('nowhere')).toEqual([])
    expect(within()).toEqual([])
  })

  it('knows its concepts and their hierarchy', async () => {
    const index = await built([...chest, { ...preferred('7', 'Old'), active: false }])
    expect(index.get('2')).toEqual({
      code: '2',
      display: 'Pleural effusion',
      active: true,
      synonyms: ['Effusion', 'Fluid on the lung'],
    })
    expect(index.get('7')).toMatchObject({ active: false, display: 'Old' })
    expect(index.search('old', { limit: 9 })).toEqual([])
    expect(index.get('70')).toBeUndefined()
    expect(index.coding('4')).toEqual({
      system: 'urn:test',
      version: '1',
      code: '4',
      display: 'Loculated pleural effusion',
    })
    expect(index.parents('4')).toEqual(['2'])
    expect(index.children('1')).toEqual(['2', '3', '5', '6'])
    expect(index.ancestors('4')).toEqual(['2', '1'])
    expect([index.isA('4', '1'), index.isA('4', '4'), index.isA('1', '4'), index.isA('4', 'x')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('shows the fully specified name, then a synonym, then the code where there is no preferred term', async () => {
    const index = await built([
      {
        code: '1',
        active: true,
        terms: [
          { term: 'Syn', kind: 'synonym' },
          { term: 'Full name', kind: 'fully-specified' },
        ],
        parents: [],
      },
      { code: '2', active: true, terms: [{ term: 'Syn', kind: 'synonym' }], parents: [] },
      { code: '3', active: true, terms: [], parents: [] },
    ])
    expect(['1', '2', '3'].map((code) => index.get(code)?.display)).toEqual(['Full name', 'Syn', '3'])
  })

  it('finds every concept by a letter that begins every word', async () => {
    const index = await built([preferred('1', 'Artery'), preferred('2', 'Aortic arch'), preferred('3', 'Atrium')], 0)
    expect(index.search('a', { limit: 9 }).map((hit) => hit.code)).toEqual(['1', '3', '2'])
    expect(index.search('a a', { limit: 9 }).map((hit) => hit.code)).toEqual(['2'])
  })

  it('ends where the hierarchy runs in a circle', async () => {
    const index = await built([preferred('1', 'A', [], ['2']), preferred('2', 'B', [], ['1'])])
    expect(index.ancestors('1')).toEqual(['2'])
    expect(index.search('b', { limit: 9, within: ['1'] })).toHaveLength(1)
  })
})

describe('building', () => {
  it('counts what names concepts that no row declares, and hands on what the source could not read', async () => {
    const rows = [
      { row: 'description', code: '9', term: 'Nobody', kind: 'preferred' },
      { row: 'edition', system: 'urn:test', version: '1', title: 'Test', language: 'en' },
      { code: 'bad-row', params: {} },
      { row: 'parent', code: '1', parent: '8' },
      { row: 'concept', code: '1', active: true },
    ] as const
    const { index, problems } = unwrap(await buildIndex(rows))
    expect(index.conceptCount).toBe(1)
    expect(index.search('nobody', { limit: 9 })).toEqual([])
    expect(index.parents('1')).toEqual([])
    expect(problems).toEqual([
      { code: 'bad-row', params: {} },
      { code: 'descriptions-of-undeclared-concepts', params: { count: 1, example: '9' } },
      { code: 'parents-of-undeclared-concepts', params: { count: 1, example: '8' } },
    ])
  })

  it('refuses rows without an edition', async () => {
    expect(await buildIndex([])).toMatchObject({ ok: false, error: { code: 'terminology-without-edition' } })
  })
})
