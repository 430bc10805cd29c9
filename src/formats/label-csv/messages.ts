import type { Problem } from '../../lib/result.ts'

const messages: Readonly<Record<string, string>> = {
  'csv-truncated': 'The table ends in the middle of a row: it was not written to its end. Export again.',
  'csv-not-utf8': 'The table is not valid UTF-8: it was damaged after it was written. Export again.',
}

/** Plain English for a Problem of this folder; undefined for others. */
export function labelCsvMessage({ code }: Problem): string | undefined {
  return Object.hasOwn(messages, code) ? messages[code] : undefined
}
