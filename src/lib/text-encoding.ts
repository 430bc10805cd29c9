import type { Bytes } from './bytes.ts'

/**
 * Encodings that notes and tables may be stored in, by their names in the WHATWG Encoding Standard; `iso-8859-1` alone is not what the
 * standard makes of it (another name of Windows-1252), but Latin-1 itself: every byte its own code point.
 */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'macintosh',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export type TextEncoding = (typeof textEncodings)[number]

export function isTextEncoding(value: unknown): value is TextEncoding {
  return textEncodings.some((encoding) => encoding === value)
}

/** Whether a byte is a character, so that every piece of a text decodes by itself. */
export function isSingleByte(encoding: TextEncoding): boolean {
  return /^(?:iso-|windows-|koi8|mac)/.test(encoding)
}

/**
 * The encoding of a text: what its byte order mark says, else UTF-8 where it is valid UTF-8, else UTF-16 where half of its bytes are NUL,
 * else Windows-1252, which gives every byte a meaning.
 * @param bytes the whole text, or its beginning
 * @param isWhole false: a character cut off at the end is no fault
 */
export function detectEncoding(bytes: Bytes, isWhole: boolean): TextEncoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const unmarked = utf16ByNuls(bytes)
  if (unmarked !== undefined) return unmarked
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Half of the bytes of mostly Latin text in UTF-16 are NUL, all on one side. */
function utf16ByNuls(bytes: Bytes): TextEncoding | undefined {
  const length = Math.min(bytes.length, 4096)
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 0) even++
    else odd++
  }
  if (odd > length / 4 && even === 0) return 'utf-16le'
  return even > length / 4 && odd === 0 ? 'utf-16be' : undefined
}

/**
 * The text of a note, which offsets count in, or of a table: every character of the source, line breaks as they are, without a byte
 * order mark at the very start, which is a signature of the encoding and no character of the text. What is ill-formed, or has no
 * meaning in the encoding, becomes U+FFFD.
 */
export function decodeText(bytes: Bytes, encoding: TextEncoding): string {
  if (encoding === 'iso-8859-1') return latin1(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (encoding !== 'windows-1252') return text
  // The decoder of Node 20 leaves 0x80 to 0x9f as control characters; in browsers there is nothing left to do here.
  return text.replace(/[\u0080-\u009f]/g, (char) => windows1252[char.charCodeAt(0) - 0x80] ?? char)
}

/** Characters of bytes 0x80 to 0x9f; the five that stand for themselves are undefined in Windows-1252. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Arguments of one call: engines take no more than some ten thousands. */
const charsAtOnce = 8192

function latin1(bytes: Bytes): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += charsAtOnce) {
    text += String.fromCharCode(...bytes.subarray(from, from + charsAtOnce))
  }
  return text
}

/** How many characters of a decoded text have no meaning: U+FFFD, and, in encodings of one byte, control characters beyond ASCII. */
export function undecodableCount(text: string, encoding: TextEncoding): number {
  return text.match(isSingleByte(encoding) ? /[\ufffd\u0080-\u009f]/g : /\ufffd/g)?.length ?? 0
}
