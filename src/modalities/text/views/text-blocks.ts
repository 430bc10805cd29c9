import { lineOf } from '../../../domain/text/lines.ts'

/** Lines drawn and skipped together. Text offsets [start, end). */
export interface TextBlock {
  readonly index: number
  /** 0-based number of its first line. */
  readonly firstLine: number
  readonly lineCount: number
  readonly start: number
  readonly end: number
  /** Lines on screen it will probably fill, for a scroll bar that is about right before the block was ever laid out. */
  readonly screenLines: number
}

const linesPerBlock = 100
/** Characters of a usual screen line. */
const screenLineLength = 95

/** Cuts a note into blocks of 100 lines. Together they hold every character exactly once. */
export function textBlocksOf(text: string, lineStarts: readonly number[]): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  for (let firstLine = 0; firstLine < lineStarts.length; firstLine += linesPerBlock) {
    const starts = lineStarts.slice(firstLine, firstLine + linesPerBlock + 1)
    const lineCount = Math.min(linesPerBlock, starts.length)
    let screenLines = 0
    for (let i = 0; i < lineCount; i++) {
      const length = (starts[i + 1] ?? text.length) - (starts[i] ?? 0)
      screenLines += Math.max(1, Math.ceil(length / screenLineLength))
    }
    const end = starts[linesPerBlock] ?? text.length
    blocks.push({ index: blocks.length, firstLine, lineCount, start: starts[0] ?? 0, end, screenLines })
  }
  return blocks
}

/** Indices of the blocks that a range touches: the first and the last. */
export function blocksTouched(
  lineStarts: readonly number[],
  start: number,
  end: number,
): readonly [first: number, last: number] {
  const blockOf = (offset: number) => Math.floor(lineOf(lineStarts, offset) / linesPerBlock)
  return [blockOf(start), blockOf(Math.max(start, end - 1))]
}
