import type { Fact, Facts } from '../records/case.ts'

/** What a projection shows of left and right. `frontal`: PA or AP, it is not said which. */
export type ViewKind = 'PA' | 'AP' | 'frontal' | 'lateral' | 'oblique' | 'decubitus' | 'breast' | 'other'

/** Words of view names, the deciding ones first: an "AP oblique" is oblique, a "left lateral decubitus" is taken lying on the side. */
const words: readonly (readonly [kind: ViewKind, words: readonly string[]])[] = [
  ['breast', ['CC', 'MLO', 'LMO', 'ML', 'LM', 'XCCL', 'XCCM', 'FB', 'SIO', 'ISO']],
  ['decubitus', ['LLD', 'RLD', 'DECUBITUS', 'DECUB']],
  ['oblique', ['OBLIQUE', 'OBL', 'RLO', 'LLO', 'RAO', 'LAO', 'RPO', 'LPO']],
  ['lateral', ['LATERAL', 'LAT', 'LL', 'RL', 'LLAT', 'RLAT']],
  ['PA', ['PA', 'POSTEROANTERIOR']],
  ['AP', ['AP', 'ANTEROPOSTERIOR']],
  ['frontal', ['FRONTAL']],
]

/** The kind of a view by its name, as headers (DICOM PS3.3 C.8.1.1), manifests and readers write it; null where there is none. */
export function viewKindOf(facts: Facts): ViewKind | null {
  const text = textFact(facts.view)
  if (text === null) return null
  const joined = text.toUpperCase().replace(/(POSTERO|ANTERO)[^A-Z]+(?=ANTERIOR|POSTERIOR)/g, '$1')
  const found = joined.split(/[^A-Z]+/)
  return words.find(([, names]) => names.some((name) => found.includes(name)))?.[0] ?? 'other'
}

/** The text of a fact; null where it is absent, empty or of another kind. */
export function textFact(fact: Fact | undefined): string | null {
  return typeof fact?.value === 'string' && fact.value.trim() !== '' ? fact.value.trim() : null
}
