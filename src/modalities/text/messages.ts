import { encodingName } from '../../lib/encoding-names.ts'
import type { Problem } from '../../lib/result.ts'

const megabytes = (bytes: unknown) => `${(Number(bytes) / (1024 * 1024)).toFixed(0)} MB`

const messages: Readonly<Record<string, (params: Problem['params']) => string>> = {
  'file-empty': () => 'The file is empty: there is nothing to import.',
  'file-too-large': ({ sizeBytes, limitBytes }) =>
    `The text is ${megabytes(sizeBytes)} long; a note may have at most ${megabytes(limitBytes)}. Split it into single notes first.`,
  'file-unreadable': () =>
    'The browser could not read the file. It may have been moved or changed since it was chosen.',
  'note-not-text': () =>
    'The file is named as a text but holds other bytes: it is no plain text in any encoding that is read. Save it as plain text in UTF-8.',
  'note-under-other-name': () =>
    'In spite of its name the file holds plain text, no picture. It was imported as a note.',
  'note-undecodable': ({ count, encoding }) =>
    `${Number(count) === 1 ? 'One character has' : `${Number(count).toLocaleString('en-GB')} characters have`} no meaning in ${encodingName(String(encoding))}: another encoding fits better, or the file is damaged. Look at how it reads.`,
  'open-cancelled': () => 'Opening was cancelled.',
  'pattern-slow': () => 'This expression takes too long on this note. Make it simpler',
  'pattern-invalid': () => 'Not a complete regular expression',
  'label-not-for-target': ({ label }) => `${String(label)} is not a label for text.`,
}

/** Plain English for a Problem of this folder; undefined for others. */
export function textMessage({ code, params }: Problem): string | undefined {
  return messages[code]?.(params)
}

const longestQuote = 80

/** A quote in one line, cut in the middle where it is long. */
function said(quote: string): string {
  const line = quote.replace(/\s+/gu, ' ')
  if (line.length <= longestQuote) return `'${line}'`
  const chars = [...line]
  return `'${chars.slice(0, 50).join('')} … ${chars.slice(-20).join('')}'`
}

const saidAll = (quotes: readonly string[]) =>
  quotes.length === 1 ? said(quotes[0] ?? '') : `${quotes.length} tagged passages`

/** What screen readers are told. */
export const announcements = {
  tagged: (quote: string, label: string, side: string) =>
    `Tagged ${said(quote)} as ${label}${side === 'unknown' ? '' : `, ${side}`}`,
  retagged: (quotes: readonly string[], label: string) => `Changed ${saidAll(quotes)} to ${label}`,
  removed: (quotes: readonly string[]) => `Removed the tag of ${saidAll(quotes)}`,
  reshaped: (quote: string, label: string) => `${label} is now on ${said(quote)}`,
  picked: (quote: string, label: string) => `${label}: ${said(quote)}`,
  at: (quote: string, label: string, index: number, count: number) => `${label}: ${said(quote)}, ${index} of ${count}`,
  selected: (quote: string) => `Selected ${said(quote)}`,
  movingEnd: 'The text of the tag is selected. Shift with arrows moves its end, Shift with Enter keeps it.',
  movingStart: 'Shift with arrows moves its start.',
  moved: (quote: string) => `Tag is now on ${said(quote)}`,
  atEdge: 'This end can go no farther',
  fragmentAdded: (quote: string, label: string) => `${label} is now on ${said(quote)}`,
  fragmentNeedsSpan: 'Select one tag first, then the text to add to it',
  fragmentNeedsText: 'Select the text to add to the tag',
  split: (first: string, second: string) => `Split into ${said(first)} and ${said(second)}`,
  nothingToSplit: 'The caret is not inside of a tag',
  merged: (quote: string, label: string) => `${label} is now on ${said(quote)}`,
  mergeNeedsTwo: 'No further tag of this label to merge with',
  mergeNeedsOneLabel: 'Tags of two labels are not merged: give them one label first',
  noneHere: 'There is no tag at the caret',
  listed: (count: number) => (count === 1 ? 'One tag is here' : `${count} tags are here`),
  noNext: 'No further tag',
  noPrevious: 'No tag before',
  untagged: (quote: string, index: number, count: number) =>
    `Sentence without a tag, ${index} of ${count}: ${said(quote)}`,
  noUntagged: (by: 1 | -1, count: number) => {
    if (count === 0) return 'Every sentence has a tag'
    const rest = count === 1 ? 'one is' : `${count} are`
    return by === 1 ? `No further sentence without a tag: ${rest} before here` : 'No sentence without a tag before here'
  },
  section: (title: string, index: number, count: number) => `${title}, section ${index} of ${count}`,
  noSection: (by: 1 | -1, count: number) =>
    count === 0 ? 'No headings were found in this note' : by === 1 ? 'No further section' : 'No section before here',
  noLabel: 'The project has no label for text',
  onlyWhiteSpace: 'Nothing but white space is selected',
}
