/** Something that a type-ahead field offers. */
export interface TypeAheadOption<T> {
  readonly value: T
  /** Unique among the options. */
  readonly key: string
  readonly text: string
  /** Beside the text: a code. */
  readonly hint: string
  /** Below it, where there is more to say. */
  readonly detail: string | null
  /** Heading above the first option of several that follow each other. */
  readonly group?: string
}
