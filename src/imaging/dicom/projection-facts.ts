import type { DataSet } from 'dicom-parser'
import type { Keyword } from './dictionary.ts'
import { itemsOf, textOf } from './element-values.ts'

/** What a header says of how a projection was taken, with the element that says so. */
interface Said<T> {
  readonly value: T
  readonly tag: Keyword
}

export type Posture = 'erect' | 'semi-erect' | 'supine' | 'prone' | 'decubitus'

/**
 * View, posture and whether the machine was brought to the patient, as far as the header says. Nothing is concluded: an AP film need not be
 * portable, and a film is not erect because nobody says otherwise. Free texts, which may name a patient, are searched for words and not
 * kept.
 */
export function projectionFacts(dataSet: DataSet): {
  readonly view?: Said<string>
  readonly posture?: Said<Posture>
  readonly portable?: Said<true>
} {
  const view = readView(dataSet)
  const posture = readPosture(dataSet)
  const portable = readPortable(dataSet)
  return {
    ...(view === undefined ? {} : { view }),
    ...(posture === undefined ? {} : { posture }),
    ...(portable === undefined ? {} : { portable }),
  }
}

/** A value of CS, where it is one (PS3.5, table 6.2-1): a longer or freer text might tell anything. */
export function codeString(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Za-z0-9_ ]{1,16}$/.test(text) ? text : undefined
}

/** Views of PS3.16 CID 4010 and CID 4014 by SNOMED CT code, in the terms of ViewPosition (PS3.3 C.8.1.1) where it has one. */
const viewCodes: Readonly<Record<string, string>> = {
  '272479007': 'PA',
  '399348003': 'AP',
  '399173006': 'LL',
  '399198007': 'RL',
  '399067008': 'LATERAL',
  '399356000': 'RAO',
  '399135007': 'LAO',
  '399038007': 'RPO',
  '399006002': 'LPO',
  '399162004': 'CC',
  '399368009': 'MLO',
  '399260004': 'ML',
  '399352003': 'LM',
}

/** The same by meaning, for codes of other schemes. */
const viewMeanings: Readonly<Record<string, string>> = {
  posteroanterior: 'PA',
  anteroposterior: 'AP',
  leftlateral: 'LL',
  rightlateral: 'RL',
  lateral: 'LATERAL',
  craniocaudal: 'CC',
  mediolateraloblique: 'MLO',
  mediolateral: 'ML',
  lateromedial: 'LM',
}

function readView(dataSet: DataSet): Said<string> | undefined {
  const position = codeString(textOf(dataSet, 'ViewPosition'))
  if (position !== undefined) return { value: position, tag: 'ViewPosition' }
  const [code] = itemsOf(dataSet, 'ViewCodeSequence')
  if (code === undefined) return undefined
  const meaning = textOf(code, 'CodeMeaning')
    ?.toLowerCase()
    .replace(/[^a-z]/g, '')
  const value = viewCodes[textOf(code, 'CodeValue') ?? ''] ?? viewMeanings[meaning ?? '']
  return value === undefined ? undefined : { value, tag: 'ViewCodeSequence' }
}

/** Postures of PS3.16 CID 19 and CID 20 by code, for items without a meaning. */
const postureCodes: Readonly<Record<string, Posture>> = {
  C86043: 'erect',
  '10904000': 'erect',
  '33586001': 'erect',
  '102539006': 'semi-erect',
  '40199007': 'supine',
  '1240000': 'prone',
  '32185000': 'decubitus',
  '102535000': 'decubitus',
  '102536004': 'decubitus',
}

const postureWords: readonly (readonly [Posture, RegExp])[] = [
  ['semi-erect', /\bsemi (?:erect|upright)\b/],
  ['decubitus', /\b(?:decubitus|decub)\b/],
  ['erect', /\b(?:erect|upright|standing|sitting|seated)\b/],
  ['supine', /(?<!semi )\bsupine\b/],
  ['prone', /(?<!semi )\bprone\b/],
]

function postureIn(text: string | undefined): Posture | undefined {
  const words = wordsOf(text)
  return postureWords.find(([, pattern]) => pattern.test(words))?.[0]
}

function readPosture(dataSet: DataSet): Said<Posture> | undefined {
  const [orientation] = itemsOf(dataSet, 'PatientOrientationCodeSequence')
  const [view] = itemsOf(dataSet, 'ViewCodeSequence')
  const coded = [
    ['PatientOrientationModifierCodeSequence', orientation],
    ['ViewModifierCodeSequence', view],
  ] as const
  for (const [tag, holder] of coded) {
    const value = holder === undefined ? undefined : codedPosture(itemsOf(holder, tag))
    if (value !== undefined) return { value, tag }
  }
  const whole = codedPosture(orientation === undefined ? [] : [orientation])
  if (whole !== undefined) return { value: whole, tag: 'PatientOrientationCodeSequence' }
  const lying = /^(?:HF|FF|LF|RF|AF|PF)(S|P|DL|DR)$/.exec(textOf(dataSet, 'PatientPosition') ?? '')?.[1]
  if (lying !== undefined) {
    return { value: lying === 'S' ? 'supine' : lying === 'P' ? 'prone' : 'decubitus', tag: 'PatientPosition' }
  }
  if (/^[LR]LD$/.test(textOf(dataSet, 'ViewPosition') ?? '')) return { value: 'decubitus', tag: 'ViewPosition' }
  const said = postureIn(textOf(dataSet, 'AcquisitionDeviceProcessingDescription'))
  return said === undefined ? undefined : { value: said, tag: 'AcquisitionDeviceProcessingDescription' }
}

function codedPosture(items: readonly DataSet[]): Posture | undefined {
  for (const item of items) {
    const value = postureIn(textOf(item, 'CodeMeaning')) ?? postureCodes[textOf(item, 'CodeValue') ?? '']
    if (value !== undefined) return value
  }
  return undefined
}

const radiography: ReadonlySet<string> = new Set(['CR', 'DX', 'DR', 'RG'])
const placesOfPortable = [
  'StudyDescription',
  'SeriesDescription',
  'ProtocolName',
  'StationName',
] as const satisfies readonly Keyword[]

function readPortable(dataSet: DataSet): Said<true> | undefined {
  if (!radiography.has(textOf(dataSet, 'Modality') ?? '')) return undefined
  const tag = placesOfPortable.find((keyword) => {
    const words = wordsOf(textOf(dataSet, keyword))
    // A "chest port" is a device under the skin; "port chest" is a film taken at the bedside.
    return /(?<!\b(?:non|not) )\b(?:portable|bedside|mobile)\b|\bport (?:chest|cxr|abd|abdomen|pelvis)\b/.test(words)
  })
  return tag === undefined ? undefined : { value: true, tag }
}

/** Lower-case words with single blanks between. */
function wordsOf(text: string | undefined): string {
  return (text ?? '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
}
