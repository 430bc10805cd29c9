import { type FindOptions, findInText } from '../../../domain/text/find-in-text.ts'

/** What the page asks; it is answered with the serial and the result. */
export interface PatternAsked {
  readonly serial: number
  /** Null: the same as before. */
  readonly text: string | null
  readonly query: string
  readonly options: FindOptions
}

let text = ''

self.onmessage = ({ data }: MessageEvent<PatternAsked>) => {
  text = data.text ?? text
  self.postMessage({ serial: data.serial, result: findInText(text, data.query, data.options) })
}
