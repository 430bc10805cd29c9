/** UTF-16 code units of the unmodified decoded text, [start, end). */
export interface TextRange {
  readonly start: number
  readonly end: number
}
