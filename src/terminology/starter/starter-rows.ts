import type { TerminologyRow } from '../../contracts/terminology-source.ts'
import { anatomy } from './concepts/anatomy.ts'
import { chestFindings } from './concepts/chest-findings.ts'
import { devices } from './concepts/devices.ts'
import { drugs } from './concepts/drugs.ts'
import { generalDisorders } from './concepts/general-disorders.ts'
import { heartAndLungDisorders } from './concepts/heart-and-lung-disorders.ts'
import { observables } from './concepts/observables.ts'
import { procedures } from './concepts/procedures.ts'
import { qualifiers } from './concepts/qualifiers.ts'
import { situations } from './concepts/situations.ts'
import { symptoms } from './concepts/symptoms.ts'
import { topLevels } from './concepts/top-levels.ts'
import { parseConcepts, type StarterConcept } from './parse-concepts.ts'

const topics = [
  topLevels,
  anatomy,
  chestFindings,
  devices,
  heartAndLungDisorders,
  generalDisorders,
  symptoms,
  drugs,
  procedures,
  observables,
  qualifiers,
  situations,
]

/** Every concept of the starter terminology; the root comes first. */
export function starterConcepts(): StarterConcept[] {
  return topics.flatMap(parseConcepts)
}

/** The starter terminology, written for this project: code system `urn:glossa:starter`, edition first. */
export function* starterRows(): Generator<TerminologyRow> {
  yield {
    row: 'edition',
    system: 'urn:glossa:starter',
    version: '1',
    title: 'Glossa starter terminology',
    language: 'en',
  }
  for (const { code, preferred, synonyms, parents } of starterConcepts()) {
    yield { row: 'concept', code, active: true }
    yield { row: 'description', code, term: preferred, kind: 'preferred' }
    for (const term of synonyms) yield { row: 'description', code, term, kind: 'synonym' }
    for (const parent of parents) yield { row: 'parent', code, parent }
  }
}
