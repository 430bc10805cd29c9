import { analyse } from 'chardet'
import type { Bytes } from './bytes.ts'
import { detectEncoding, isTextEncoding, type TextEncoding } from './text-encoding.ts'

/** Latin texts differ in a few letters only: another encoding than Windows-1252 has to be this much likelier, in per cent. */
const leastLead = 4
const leastConfidence = 25

/** How much of a text is looked at, from shortly before its first byte beyond ASCII. */
const sampleBytes = 64 * 1024
const leadInBytes = 64

/** Encodings that have the letters of another and more: what is found in a text of the one is read as the other. */
const widened: Readonly<Record<string, TextEncoding>> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-7': 'windows-1253',
  'iso-8859-8': 'windows-1255',
  'iso-8859-9': 'windows-1254',
}

/**
 * The encoding of a text as `detectEncoding` has it; what is no Unicode is told by how often letters stand beside each other in
 * languages that use an encoding (the statistics of ICU, by chardet). Where they do not tell, it is Windows-1252.
 * @param bytes the whole text, or its beginning
 * @param isWhole false: a character cut off at the end is no fault
 */
export function guessEncoding(bytes: Bytes, isWhole: boolean): TextEncoding {
  const known = detectEncoding(bytes, isWhole)
  if (known !== 'windows-1252') return known
  const first = bytes.findIndex((byte) => byte >= 0x80)
  const from = Math.max(0, first - leadInBytes)
  let likeliest: { readonly encoding: TextEncoding; readonly confidence: number } | undefined
  let western = 0
  for (const { name, confidence } of analyse(bytes.subarray(from, from + sampleBytes))) {
    const lower = name.toLowerCase()
    const encoding = widened[lower] ?? (isTextEncoding(lower) ? lower : undefined)
    if (encoding === undefined || /^utf-/.test(encoding)) continue
    if (encoding === 'windows-1252') western = Math.max(western, confidence)
    if (likeliest === undefined || confidence > likeliest.confidence) likeliest = { encoding, confidence }
  }
  if (likeliest === undefined || likeliest.confidence < leastConfidence) return known
  return likeliest.confidence - western >= leastLead ? likeliest.encoding : known
}
