import { beforeAll, describe, expect, it } from 'vitest'
import type { SourceFile } from '../../contracts/source-file.ts'
import { unwrap } from '../../lib/result.ts'
import { buildIndex } from '../index/build-index.ts'
import type { ConceptIndex } from '../index/concept-index.ts'
import { parseConcepts } from './parse-concepts.ts'
import { starterConcepts, starterRows } from './starter-rows.ts'
import { starterSource } from './starter-source.ts'

const concepts = starterConcepts()
const byCode = new Map(concepts.map((concept) => [concept.code, concept]))

function codeOf(preferred: string): string {
  const found = concepts.find((concept) => concept.preferred === preferred)
  if (found === undefined) throw new Error(`no concept "${preferred}"`)
  return found.code
}

function ancestorsOf(code: string, seen = new Set<string>()): Set<string> {
  for (const parent of byCode.get(code)?.parents ?? []) {
    if (!seen.has(parent)) ancestorsOf(parent, seen.add(parent))
  }
  return seen
}

describe('the starter terminology', () => {
  it('has some hundred concepts, each code and each preferred term once', () => {
    expect(concepts.length).toBeGreaterThanOrEqual(350)
    expect(byCode.size).toBe(concepts.length)
    const preferred = concepts.map((concept) => concept.preferred.toLowerCase())
    expect(preferred.filter((term, i) => preferred.indexOf(term) !== i)).toEqual([])
  })

  it('hangs together: one root, above everything, and no circle', () => {
    const roots = concepts.filter((concept) => concept.parents.length === 0)
    expect(roots.map((concept) => concept.preferred)).toEqual(['Glossa starter concept'])
    const root = roots[0]?.code ?? ''
    for (const { code, parents } of concepts) {
      expect(parents.filter((parent) => !byCode.has(parent))).toEqual([])
      expect(new Set(parents).size).toBe(parents.length)
      const ancestors = ancestorsOf(code)
      expect(ancestors.has(code), code).toBe(false)
      if (code !== root) expect(ancestors.has(root), code).toBe(true)
    }
  })

  it('names no parent that another parent already lies below', () => {
    const redundant = concepts.filter(({ parents }) =>
      parents.some((parent) => parents.some((other) => ancestorsOf(other).has(parent))),
    )
    expect(redundant.map((concept) => concept.preferred)).toEqual([])
  })

  it('gives no text to two concepts and none twice to one', () => {
    const owners = new Map<string, string>()
    for (const { preferred, synonyms } of concepts) {
      for (const term of [preferred, ...synonyms]) {
        expect(term).toBe(term.trim())
        expect(owners.get(term.toLowerCase()), term).toBeUndefined()
        owners.set(term.toLowerCase(), preferred)
      }
    }
  })

  it('knows every chest finding, device and disorder by another name too', () => {
    const topics = ['Chest imaging finding', 'Device', 'Device finding', 'Disorder', 'Symptom'].map(codeOf)
    const bare = concepts.filter(
      ({ code, synonyms }) => synonyms.length === 0 && topics.some((topic) => ancestorsOf(code).has(topic)),
    )
    expect(bare.map((concept) => concept.preferred)).toEqual([])
  })

  it('offers American spellings of British terms', () => {
    const american: [RegExp, string][] = [
      [/oedema/, 'edema'],
      [/haem/, 'hem'],
      [/pnoea/, 'pnea'],
      [/aemia/, 'emia'],
      [/oesoph/, 'esoph'],
      [/tumour/, 'tumor'],
      [/goitre/, 'goiter'],
      [/artefact/, 'artifact'],
      [/diarrhoea/, 'diarrhea'],
    ]
    const missing = concepts.filter(({ preferred, synonyms }) => {
      const spelling = american.find(([british]) => british.test(preferred.toLowerCase()))
      return spelling !== undefined && !synonyms.some((synonym) => plain(synonym).includes(spelling[1]))
    })
    expect(missing.map((concept) => concept.preferred)).toEqual([])
  })

  it('keeps the codes of labels that were given out', () => {
    expect(['Pleural effusion', 'Pneumothorax', 'Pneumonia', 'Lung', 'Left'].map(codeOf)).toEqual([
      'GS120088',
      'GS120098',
      'GS140003',
      'GS110010',
      'GS190002',
    ])
  })
})

/** Lower case, without the British spellings, so that only an American one is left to be found. */
function plain(term: string): string {
  return term.toLowerCase().replaceAll(/oedema|haem|pnoea|aemia|oesoph|tumour|goitre|artefact|diarrhoea/g, '')
}

describe('concept lines', () => {
  it('give code, terms and parents', () => {
    expect(
      parseConcepts('GS000001 Root\n  GS000002 A-b/c = x; y z ^ GS000003\n    GS000004 C ^ GS000005 GS000006\n'),
    ).toEqual([
      { code: 'GS000001', preferred: 'Root', synonyms: [], parents: [] },
      { code: 'GS000002', preferred: 'A-b/c', synonyms: ['x', 'y z'], parents: ['GS000001', 'GS000003'] },
      { code: 'GS000004', preferred: 'C', synonyms: [], parents: ['GS000002', 'GS000005', 'GS000006'] },
    ])
  })

  it.each([
    'GS1 Short code',
    ' GS000001 Odd indent',
    '  GS000001 Nothing above',
    'GS000001 Term =',
    'GS000001 Term ^ X',
  ])('are refused: %j', (line) => {
    expect(() => parseConcepts(line)).toThrow('not a concept line')
  })
})

describe('the starter source', () => {
  const files: SourceFile[] = []

  it('is built in, and streams its rows, the edition first', async () => {
    expect(await starterSource.recognise(files)).toBe(0)
    const rows: unknown[] = []
    for await (const row of starterSource.read(files, new AbortController().signal)) rows.push(row)
    expect(rows[0]).toMatchObject({ row: 'edition', system: 'urn:glossa:starter', version: '1' })
    expect(rows).toEqual([...starterRows()])
  })

  it('ends when aborted', async () => {
    const controller = new AbortController()
    let count = 0
    for await (const _ of starterSource.read(files, controller.signal)) if (++count === 3) controller.abort()
    expect(count).toBe(3)
  })
})

describe('finding a starter concept', () => {
  let index: ConceptIndex
  beforeAll(async () => {
    const built = unwrap(await buildIndex(starterRows()))
    expect(built.problems).toEqual([])
    index = built.index
  })

  it.each([
    ['ptx', 'Pneumothorax'],
    ['eff pleu', 'Pleural effusion'],
    ['fluid lung', 'Pleural effusion'],
    ['edema pulm', 'Pulmonary oedema'],
    ['ggo', 'Ground-glass opacity'],
    ['ground glass', 'Ground-glass opacity'],
    ['hiatal', 'Hiatus hernia'],
    ['big heart', 'Cardiomegaly'],
    ['heart attack', 'Myocardial infarction'],
    ['htn', 'Hypertension'],
    ['t2dm', 'Type 2 diabetes mellitus'],
    ['crohns', "Crohn's disease"],
    ['rul', 'Right upper lobe'],
    ['collarbone', 'Clavicle'],
    ['picc', 'Peripherally inserted central catheter'],
    ['ng tube', 'Nasogastric tube'],
    ['pacemak', 'Cardiac pacemaker'],
    ['sob', 'Dyspnoea'],
    ['spo2', 'Oxygen saturation'],
    ['alpha fet', 'α-fetoprotein'],
    ['beta bl', 'Beta blocker'],
    ['cxr', 'Chest X-ray'],
    ['normal chest', 'Normal chest'],
  ])('%s: %s', (query, preferred) => {
    expect(index.search(query, { limit: 5 }).map((hit) => hit.display)).toContain(preferred)
  })

  // Names of findings in the public chest radiograph collections (CheXpert, ChestX-ray14, VinDr-CXR).
  it.each([
    'No Finding',
    'Enlarged Cardiomediastinum',
    'Cardiomegaly',
    'Lung Lesion',
    'Lung Opacity',
    'Edema',
    'Consolidation',
    'Pneumonia',
    'Atelectasis',
    'Pneumothorax',
    'Pleural Effusion',
    'Fracture',
    'Support Devices',
    'Infiltration',
    'Mass',
    'Nodule',
    'Emphysema',
    'Fibrosis',
    'Pleural Thickening',
    'Hernia',
    'Aortic enlargement',
    'Calcification',
    'Clavicle fracture',
    'Enlarged PA',
    'ILD',
    'Lung cavity',
    'Lung cyst',
    'Mediastinal shift',
    'Pulmonary fibrosis',
    'Rib fracture',
    'COPD',
    'Lung tumor',
    'Tuberculosis',
  ])('has something for the usual label "%s"', (label) => {
    expect(index.search(label, { limit: 5 })).not.toEqual([])
  })

  it('keeps to part of the hierarchy', () => {
    const [hit] = index.search('lung', { limit: 1, within: [codeOf('Body structure')] })
    expect(hit?.display).toBe('Lung')
    expect(index.isA(codeOf('Rib fracture'), codeOf('Disorder'))).toBe(true)
    expect(index.isA(codeOf('Pneumonia'), codeOf('Chest imaging finding'))).toBe(true)
  })

  it('gives the coding that a record keeps', () => {
    expect(index.coding(codeOf('Pneumothorax'))).toEqual({
      system: 'urn:glossa:starter',
      version: '1',
      code: codeOf('Pneumothorax'),
      display: 'Pneumothorax',
    })
  })
})
