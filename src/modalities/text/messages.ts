import type { Problem } from '../../lib/result.ts'

const megabytes = (bytes: unknown) => `${(Number(bytes) / (1024 * 1024)).toFixed(0)} MB`

const messages: Readonly<Record<string, (params: Problem['params']) => string>> = {
  'file-empty': () => 'The file is empty: there is nothing to import.',
  'file-too-large': ({ sizeBytes, limitBytes }) =>
    `The text is ${megabytes(sizeBytes)} long; a note may have at most ${megabytes(limitBytes)}. Split it into single notes first.`,
  'file-unreadable': () =>
    'The browser could not read the file. It may have been moved or changed since it was chosen.',
  'note-not-text': () =>
    'The file is named as a text but holds other bytes. Notes are read in UTF-8, UTF-16 with a byte order mark, and Windows-1252.',
  'note-under-other-name': () =>
    'In spite of its name the file holds plain text, no picture. It was imported as a note.',
  'open-cancelled': () => 'Opening was cancelled.',
}

/** Plain English for a Problem of this folder; undefined for others. */
export function textMessage({ code, params }: Problem): string | undefined {
  return messages[code]?.(params)
}
