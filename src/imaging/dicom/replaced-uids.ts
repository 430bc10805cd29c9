import { sha256Hex, utf8 } from '../../lib/bytes.ts'

/** UIDs that the standard itself gives out, for classes, syntaxes and well-known frames of reference: they name no patient. */
const wellKnown = /^1\.2\.840\.10008\./

/** First four bytes of every UUID made here: a UID that was replaced once stays as it is. */
const mark = 0x676c6f73n

/**
 * The UID that stands for another in what is stored: derived from a version 8 UUID (RFC 9562 §5.8) as PS3.5 §B.2 has it, the same for the same UID on
 * every machine, so that files of one study and series still belong together and one file is one file. A UID can hold a record
 * number, a date or a device's serial number (PS3.15 §E.3.9 and table E.1-1 replace it too).
 */
export async function replacedUid(uid: string): Promise<string> {
  if (wellKnown.test(uid) || isReplaced(uid)) return uid
  const digest = BigInt(`0x${(await sha256Hex(utf8(`glossa uid ${uid}`))).slice(0, 32)}`)
  const marked = (digest & ((1n << 96n) - 1n)) | (mark << 96n)
  const versioned = (marked & ~(0xfn << 76n)) | (8n << 76n)
  return `2.25.${(versioned & ~(3n << 62n)) | (2n << 62n)}`
}

function isReplaced(uid: string): boolean {
  const number = /^2\.25\.([1-9]\d{0,38})$/.exec(uid)?.[1]
  return number !== undefined && BigInt(number) >> 96n === mark
}
