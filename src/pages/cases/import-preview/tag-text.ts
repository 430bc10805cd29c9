import type { OffsetCounting } from '../../../domain/text/offset-counting.ts'
import { countText } from '../../../ui/time-text.ts'
import type { TagSource } from '../../../workers/spans/place-tags.ts'

const units = {
  'code-point': 'Characters (code points: Python, brat, doccano)',
  'utf-16': 'UTF-16 units (JavaScript, Java, UIMA)',
  'utf-8': 'Bytes of UTF-8 (C, Go, Rust)',
} as const

/** A way of counting in words. */
export function countingText({ unit, joinsBreaks, countsMark }: OffsetCounting): string {
  return `${units[unit]}${joinsBreaks ? ', CR LF as one' : ''}${countsMark ? ', the byte order mark too' : ''}`
}

/** How sure a counting is, and what to do. */
export function basisText({ basis, tags, quoted, placed }: TagSource): string {
  switch (basis) {
    case 'same':
      return quoted === tags
        ? 'Every tag stands on the words it quotes.'
        : 'In these notes every way of counting comes to the same.'
    case 'quotes':
      return 'Found by the words that the tags quote: all of them stand where the offsets point.'
    case 'edges':
      return 'The tags quote no words. Under this way of counting none of them cuts a word, under the others some do. Look at the words below before you import.'
    case 'open':
      return 'More than one way of counting fits, and they put tags in different places. The commonest is taken. Look at the words below: if they are wrong, choose another.'
    case 'mismatch':
      return `Under no way of counting do all tags fit. ${countText(placed, 'tag')} of ${tags.toLocaleString('en-GB')} ${placed === 1 ? 'does' : 'do'} under this one; the others are left out, each with its line below. Choose another, or correct the file.`
    case 'chosen':
      return placed === tags
        ? 'As you chose.'
        : `As you chose. ${countText(tags - placed, 'tag')} ${tags - placed === 1 ? 'does' : 'do'} not fit and ${tags - placed === 1 ? 'is' : 'are'} left out.`
  }
}

/** What tags were read from. */
export function sourceText({ source, notes }: TagSource): string {
  return source.startsWith('.') ? `${countText(notes, `${source} file`)}` : source
}
