import { type Problem, problem } from '../../lib/result.ts'
import type { ForeignSpan } from './foreign-span.ts'

/** A tag of a file of brat, with its line (from 1). */
export interface BratSpan extends ForeignSpan {
  readonly line: number
}

export interface BratFile {
  readonly spans: readonly BratSpan[]
  /** Events, relations, attributes, normalisations and notes: not read. */
  readonly others: number
  /** `brat-line` for lines that look like a tag and cannot be read. */
  readonly problems: readonly Problem[]
}

const textBound = /^T\d+\t(?<label>\S+) (?<ranges>\d+ \d+(?:;\d+ \d+)*)(?:\t(?<quote>.*))?$/u

/** The tags of a standoff file of brat. Source: https://brat.nlplab.org/standoff.html @param path for messages */
export function readBrat(text: string, path: string): BratFile {
  const spans: BratSpan[] = []
  const problems: Problem[] = []
  let others = 0
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue
    if (!line.startsWith('T')) {
      others += 1
      continue
    }
    const found = textBound.exec(line)?.groups
    if (found?.label === undefined || found.ranges === undefined) {
      problems.push(problem('brat-line', {}, { file: path, line: index + 1 }))
      continue
    }
    const ranges = found.ranges.split(';').map((range) => {
      const [start = 0, end = 0] = range.split(' ').map(Number)
      return { start, end }
    })
    spans.push({ label: found.label, ranges, quote: found.quote ?? null, line: index + 1 })
  }
  return { spans, others, problems }
}
