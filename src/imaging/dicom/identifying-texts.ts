import type { DataSet, Element } from 'dicom-parser'
import type { Fact } from '../../domain/records/case.ts'
import { dictionary, type Keyword } from './dictionary.ts'

/** Elements of other groups than the patient's that tell who, where or by whom (PS3.15, table E.1-1). */
const telling = new Set(
  (
    'x00080050 x00080080 x00080081 x00080082 x00080090 x00080092 x00080094 x00080096 x00081010 x00081040 x00081048 x00081050 x00081060 ' +
    'x00081070 x00081080 x00181000 x00181030 x00200010 x00201070 x00321032 x00321033 x00380010 x00380300 x00380400 x00400006 x00400241 ' +
    'x00401001 x00402016 x00402017 x00402010'
  ).split(' '),
)

/** Patient's sex, age, size, weight, and whether identity was removed: what many patients have in common. */
const common = new Set(['x00100040', 'x00101010', 'x00101020', 'x00101030', 'x00120062', 'x00120063'])

/** Shorter texts are found by chance. */
const shortestText = 3

/**
 * What of a header tells whose picture it is: every text of the patient's group, names of physicians and institutions, accession and
 * admission numbers, and each name's parts. For keeping them out of what is stored; never stored itself.
 */
export function identifyingTexts(dataSet: DataSet): string[] {
  const found = new Set<string>()
  for (const [tag, element] of Object.entries(dataSet.elements)) {
    if (common.has(tag) || !(tag.startsWith('x0010') || telling.has(tag))) continue
    for (const text of textsIn(dataSet, element)) {
      for (const part of [text, ...text.split(/[\s^=,]+/)]) if (part.length >= shortestText) found.add(part)
    }
  }
  return [...found]
}

function textsIn(dataSet: DataSet, element: Element): string[] {
  if (element.items !== undefined || element.length > 1024) return []
  const text = dataSet.string(element.tag) ?? ''
  return text.split('\\').map((part) => part.trim())
}

/** Tells whether a text holds one of the identifiers: short ones as words of their own only. Capital letters do not matter. */
export function identifierFinder(identifiers: readonly string[]): (text: string) => boolean {
  const lower = identifiers.map((text) => text.toLowerCase())
  return (given) => {
    const text = given.toLowerCase()
    const words = new Set(text.split(/[^\p{L}\p{N}]+/u))
    return lower.some((identifier) => (identifier.length < 5 ? words.has(identifier) : text.includes(identifier)))
  }
}

const codeString = /^[A-Za-z0-9_ ]{0,16}$/

/**
 * Facts without those that hold one of the texts, and without code strings that are none (PS3.5 §6.2: a name written into a field of
 * another kind).
 */
export function withoutIdentifiers(
  facts: Readonly<Record<string, Fact>>,
  identifiers: readonly string[],
): Record<string, Fact> {
  const holdsOne = identifierFinder(identifiers)
  return Object.fromEntries(
    Object.entries(facts).filter(([, { value, tag }]) => {
      const texts = [value].flat().filter((part) => typeof part === 'string')
      if (isKeyword(tag) && dictionary[tag][1] === 'CS' && !texts.every((text) => codeString.test(text))) return false
      return !texts.some(holdsOne)
    }),
  )
}

function isKeyword(tag: string | undefined): tag is Keyword {
  return tag !== undefined && tag in dictionary
}
