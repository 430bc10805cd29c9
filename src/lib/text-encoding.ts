import type { Bytes } from './bytes.ts'

/** Encodings that notes and tables may be stored in, by their names in the WHATWG Encoding Standard. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type TextEncoding = (typeof textEncodings)[number]

export function isTextEncoding(value: unknown): value is TextEncoding {
  return textEncodings.some((encoding) => encoding === value)
}

/**
 * The encoding of a text: what its byte order mark says, else UTF-8 where it is valid UTF-8, else Windows-1252, which gives every byte a
 * meaning.
 * @param bytes the whole text, or its beginning
 * @param isWhole false: a character cut off at the end is no fault
 */
export function detectEncoding(bytes: Bytes, isWhole: boolean): TextEncoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/**
 * The text of a note, which offsets count in, or of a table: every character of the source, line breaks as they are, without a byte
 * order mark at the very start, which is a signature of the encoding and no character of the text. What is ill-formed in UTF-8 or
 * UTF-16 becomes U+FFFD.
 */
export function decodeText(bytes: Bytes, encoding: TextEncoding): string {
  const text = new TextDecoder(encoding).decode(bytes)
  if (encoding !== 'windows-1252') return text
  // The decoder of Node 20 leaves 0x80 to 0x9f as control characters; in browsers there is nothing left to do here.
  return text.replace(/[\u0080-\u009f]/g, (char) => windows1252[char.charCodeAt(0) - 0x80] ?? char)
}

/** Characters of bytes 0x80 to 0x9f; the five that stand for themselves are undefined in Windows-1252. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
