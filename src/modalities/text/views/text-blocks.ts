import { graphemeBoundary } from '../../../domain/text/snapping.ts'

/** A line as it is drawn: a line of the text, or a piece of one that is very long. */
interface DrawnLine {
  readonly start: number
  /** 0-based number of the line in the text. */
  readonly number: number
  /** Whether it goes on with the line before it. */
  readonly isContinued: boolean
}

/** Lines drawn and skipped together. Text offsets [start, end). */
export interface TextBlock {
  readonly index: number
  readonly lines: readonly DrawnLine[]
  readonly start: number
  readonly end: number
  /** Lines on screen it will probably fill, for a scroll bar that is about right before the block was ever laid out. */
  readonly screenLines: number
}

const linesPerBlock = 100
/** Characters of a usual screen line. */
const screenLineLength = 95
/** Browsers lay out a line as a whole at every change in it; files without line breaks exist. */
const longestLine = 5000
/** Code units that a grapheme cluster of real text may have. */
const longestCluster = 64

/** Cuts a note into blocks of 100 lines. Together they hold every character exactly once. */
export function textBlocksOf(text: string, lineStarts: readonly number[]): readonly TextBlock[] {
  const lines = drawnLines(text, lineStarts)
  const blocks: TextBlock[] = []
  for (let first = 0; first < lines.length; first += linesPerBlock) {
    const own = lines.slice(first, first + linesPerBlock)
    const start = own[0]?.start ?? 0
    const end = lines[first + linesPerBlock]?.start ?? text.length
    const screenLines = own.reduce((sum, line, index) => {
      const length = (own[index + 1]?.start ?? end) - line.start
      return sum + Math.max(1, Math.ceil(length / screenLineLength))
    }, 0)
    blocks.push({ index: blocks.length, lines: own, start, end, screenLines })
  }
  return blocks
}

function drawnLines(text: string, lineStarts: readonly number[]): readonly DrawnLine[] {
  const lines: DrawnLine[] = []
  for (const [number, lineStart] of lineStarts.entries()) {
    const end = lineStarts[number + 1] ?? text.length
    lines.push({ start: lineStart, number, isContinued: false })
    for (let start = lineStart; end - start > longestLine; ) {
      start = breakBefore(text, start + longestLine)
      lines.push({ start, number, isContinued: true })
    }
  }
  return lines
}

/** After the last blank of the stretch before an offset, or at the offset where there is none. Looks no farther: the line may be huge. */
function breakBefore(text: string, offset: number): number {
  const from = offset - longestLine / 2
  const stretch = text.slice(from, offset + longestCluster)
  const blank = stretch.lastIndexOf(' ', offset - from - 1)
  return from + (blank === -1 ? graphemeBoundary(stretch, offset - from, 'before') : blank + 1)
}

/** Indices of the blocks that a range touches. */
export function blocksTouched(blocks: readonly TextBlock[], start: number, end: number): readonly number[] {
  const first = blockAt(blocks, start)
  if (end <= (blocks[first]?.end ?? 0)) return [first]
  const last = blockAt(blocks, end - 1)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** Index of the block that holds an offset. */
export function blockAt(blocks: readonly TextBlock[], offset: number): number {
  let low = 0
  let high = blocks.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle
    else high = middle
  }
  return low
}
