import type { TerminologyRow } from '../../src/contracts/terminology-source.ts'

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
}

/** The words that large clinical terminologies repeat most, most frequent first. */
const frequentWords =
  `of disorder structure procedure left right product containing with and to due finding in by milligram oral entire
tablet using fracture acute body on disease site primary infection for chronic malignant neoplasm injury region artery
lower upper joint limb congenital bone guided observable entity syndrome observation carcinoma skin excision`.split(
    /\s+/,
  )

const beginnings =
  `a ab ad ana anti ar aur bi bra bron cal car cardi ce cer chol chon co col cor cra cu cy der dia dis dys en endo epi ery
ex fi gas ge glo glu hae he hemi hep hyper hypo i il in inter is ka ke la lap leu li lym ma me meta mi mo mu my na ne neph
neu o oc or os pa pan par pe peri pha phle pi pleu pne po poly pro pseu pul py ra re ret rhi sa sar scle se si spi ste sub
su syn ta te tho thy ti tra tri tu u ul va ve vi xa`.split(/\s+/)
const middles =
  `ba be bi bo ca ci co cu da de di do fa fe fi ga ge go la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re
ri ro ru sa se si so ta te ti to tro tu va ve vi xi za`.split(/\s+/)
const endings =
  `l n r s a al an ar ase cele cyte ectomy emia ene gen gram graphy ia ic id in ine itis ium logy lysis m mab megaly
nol oid oma ose osis ostomy ous pathy penia plasia plasty pril rrhage scopy stenosis tin tomy um us zole`.split(/\s+/)

export interface Vocabulary {
  readonly concepts: number
  /** The three terms of concept `index`, 0-based: preferred, synonym, fully specified. The same at every call. */
  terms(index: number): readonly [string, string, string]
}

/**
 * A vocabulary with the shape of a national edition of a large clinical terminology: 120,000 words whose frequencies follow Zipf's
 * law, terms of three to eight words, three terms a concept. Nothing in it means anything.
 */
export function syntheticVocabulary(concepts: number, seed: number): Vocabulary {
  const random = seededRandom(seed)
  const pick = (parts: readonly string[]) => parts[Math.floor(random() * parts.length)] ?? ''
  const words = new Set(frequentWords)
  while (words.size < 120_000) {
    const syllables = Array.from({ length: Math.floor(random() * 4) }, () => pick(middles))
    words.add(`${pick(beginnings)}${syllables.join('')}${pick(endings)}`)
  }
  const byFrequency = [...words]
  return {
    concepts,
    terms(index) {
      const own = seededRandom(seed ^ Math.imul(index + 1, 0x9e3779b1))
      // Rank r is drawn with a probability near 1 / r.
      const word = () => byFrequency[Math.floor(byFrequency.length ** own()) - 1] ?? ''
      const preferred = Array.from({ length: 2 + Math.floor(own() * 6) }, word)
      const synonym = [...preferred.slice(1), word()]
      const capital = (list: readonly string[]) => {
        const text = list.join(' ')
        return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
      }
      const tag = frequentWords[Math.floor(own() * 6) + 1] ?? ''
      return [capital(preferred), capital(synonym), `${capital(preferred)} (${tag})`]
    },
  }
}

/** The code of concept `index`. */
export function syntheticCode(index: number): string {
  return String(100_000_000 + index * 7)
}

/** The vocabulary as a source would read it: one root, one or two parents for each other concept. */
export function* syntheticRows(vocabulary: Vocabulary): Generator<TerminologyRow> {
  yield { row: 'edition', system: 'urn:example:synthetic', version: '1', title: 'Synthetic', language: 'en' }
  const random = seededRandom(vocabulary.concepts)
  for (let index = 0; index < vocabulary.concepts; index++) {
    const code = syntheticCode(index)
    yield { row: 'concept', code, active: true }
    const [preferred, synonym, full] = vocabulary.terms(index)
    yield { row: 'description', code, term: preferred, kind: 'preferred' }
    yield { row: 'description', code, term: synonym, kind: 'synonym' }
    yield { row: 'description', code, term: full, kind: 'fully-specified' }
    for (let parents = index === 0 ? 0 : random() < 0.4 ? 2 : 1; parents > 0; parents--) {
      yield { row: 'parent', code, parent: syntheticCode(Math.floor(random() * index)) }
    }
  }
}

/**
 * Everything that stands in the search box while somebody types words of a term: `p`, `pl`, ..., `pleural e`, ...; words are
 * typed in any order, and some only in part.
 */
export function typedKeystrokes(vocabulary: Vocabulary, searches: number, seed: number): string[] {
  const random = seededRandom(seed)
  const typed: string[] = []
  for (let search = 0; search < searches; search++) {
    const terms = vocabulary.terms(Math.floor(random() * vocabulary.concepts))
    const words = (terms[Math.floor(random() * 3)] ?? '').toLowerCase().match(/[a-z]+/g) ?? []
    let before = ''
    for (let left = 1 + Math.floor(random() * 4); left > 0 && words.length > 0; left--) {
      const [word = ''] = words.splice(Math.floor(random() ** 2 * words.length), 1)
      const length = random() < 0.5 ? word.length : Math.min(word.length, 3 + Math.floor(random() * 3))
      for (let end = 1; end <= length; end++) typed.push(before + word.slice(0, end))
      before = `${before}${word.slice(0, length)} `
    }
  }
  return typed
}
