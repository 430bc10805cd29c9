import type { TextRange } from './text-range.ts'

/** A word of a text that names a side of the patient. */
export interface SideWord extends TextRange {
  readonly side: 'left' | 'right' | 'bilateral'
}

const one = String.raw`(?:left|right|lt\.?|rt\.?|L|R)`
const sided = '(?:[- ]sided)?'

/** Both sides named one after the other: "left and right", "R > L", "right greater than left". */
const bothNamed = new RegExp(
  String.raw`(?<![\p{L}\d])(${one})${sided}\s*(?:,?\s*(?:and|or|as well as)\s|[&/+]|[<>]=?|\s(?:greater|more|less|larger|smaller|worse)\sthan\s)\s*(?:(?:the|on|in)\s)*(${one})(?![\p{L}\d])`,
  'giu',
)

/** What has a side in its name and tells nothing of the patient's side, or denies it, or only compares with it. */
const notSides: readonly RegExp[] = [
  // Chambers and vessels of the heart. The heart's borders are places.
  /\b(?:left|right|lt\.?|rt\.?)[ -](?:sided[ -])?(?:heart(?!\s+border)|ventric\w*|atri\w*|bundle|coronary|circumflex|anterior\s+descending|dominan\w*|axis)\b/giu,
  /\bleft\s+main\s+(?:stem|coronary|disease|artery)\b/giu,
  // How the patient lay, and how the beam went.
  /\b(?:left|right)\s+(?:(?:lateral|anterior|posterior)\s+)*(?:decubitus|oblique|projection|view|film)s?\b/giu,
  /\b(?:left|right)\s+lateral\s+(?:chest|radiograph|position|image)s?\b/giu,
  // Which way, not where.
  /\b(?:shift|deviat|displac|rotat|push|pull|point|turn)\w*\s+(?:\w+\s+)?(?:to|towards?)\s+(?:the\s+)?(?:left|right)\b/giu,
  /\b(?:left|right)\s+shift\b/giu,
  // Denied or compared with.
  /\b(?:not|never|rather\s+than|instead\s+of)\s+(?:(?:on|in|at|the)\s+)*(?:left|right|lt\.?|rt\.?)(?:[- ]sided)?(?![\p{L}])/giu,
  /\bthan\s+(?:(?:on|in|at|that|of|the)\s+)*(?:left|right|lt\.?|rt\.?)(?![\p{L}])/giu,
  // Other meanings of the words.
  /\bright[ -](?:away|now|after|before|angles?|angled|handed)\b/giu,
  /\ball\s+right\b/giu,
  /\bleft[ -](?:handed|in\s+situ|in\s+place|in\s+position|untreated|unchanged|alone|behind|over|open|against|without|AMA|the|hospital|home)\b/giu,
  // Lumbar, litres, "rule out".
  /\bL[ -](?:spine|sacral)\b/gu,
  /(?<=\d\s?)L\b/gu,
  /\bR\/O\b/gu,
]

const sideWords: readonly (readonly [side: SideWord['side'], pattern: RegExp])[] = [
  ['bilateral', /(?<![\p{L}\d])(?:bilateral(?:ly)?|bilat\.?|bibasal|bibasilar|biapical|bipulmonary)(?![\p{L}\d])/giu],
  ['bilateral', /\bboth\b(?!\s+(?:views?|films?|studies|exam\w*|frontal|PA|AP|lateral)\b)/giu],
  ['left', /(?<![\p{L}\d])(?:left|lt\.?)(?![\p{L}\d])/giu],
  ['right', /(?<![\p{L}\d])(?:right|rt\.?)(?![\p{L}\d])/giu],
  ['left', /(?<![\p{L}\d'’])(?:L|LUL|LLL)(?![\p{L}\d'’])/gu],
  ['right', /(?<![\p{L}\d'’])(?:R|RUL|RML|RLL)(?![\p{L}\d'’])/gu],
]

/**
 * The words of a text that name a side, in its order; English as radiologists write it. The side of a heart chamber, of a position, of a
 * comparison ("than the left") or of a denial ("not left") is none.
 */
export function findSideWords(text: string): readonly SideWord[] {
  const found: SideWord[] = []
  let left = text
  const blank = ({ start, end }: TextRange) => {
    left = left.slice(0, start) + '_'.repeat(end - start) + left.slice(end)
  }
  for (const match of text.matchAll(bothNamed)) {
    const [whole, first = '', second = ''] = match
    if (sideOf(first) === sideOf(second)) continue
    const word = { side: 'bilateral' as const, start: match.index, end: match.index + whole.length }
    found.push(word)
    blank(word)
  }
  for (const pattern of notSides) {
    for (const match of left.matchAll(pattern)) blank({ start: match.index, end: match.index + match[0].length })
  }
  for (const [side, pattern] of sideWords) {
    for (const match of left.matchAll(pattern)) {
      const word = { side, start: match.index, end: match.index + match[0].length }
      found.push(word)
      blank(word)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function sideOf(word: string): 'left' | 'right' {
  return /^l/i.test(word) ? 'left' : 'right'
}
