import type { TextRange } from './text-range.ts'

/**
 * What selecting by sentence makes of a selection: whole sentences around it; where it is whole sentences already, one more. A caret
 * between two sentences takes the next, after the last one the last.
 * @param sentences in order
 * @returns undefined where there is no sentence
 */
export function widenToSentences(sentences: readonly TextRange[], { start, end }: TextRange): TextRange | undefined {
  const ahead = sentences.findIndex((sentence) => sentence.end > start)
  const first = sentences[ahead]
  if (first === undefined) return sentences.at(-1)
  const lastTouched = sentences.findLastIndex((sentence) => sentence.start < end)
  const last = Math.max(ahead, lastTouched)
  const whole = { start: first.start, end: sentences[last]?.end ?? first.end }
  const isWhole = start === whole.start && end === whole.end
  return isWhole ? { start: whole.start, end: sentences[last + 1]?.end ?? whole.end } : whole
}
