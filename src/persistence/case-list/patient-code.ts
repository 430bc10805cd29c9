/** Hexadecimal digits of a patient's code in lists: exact as a number. */
const digits = 13

/**
 * A short name for a patient's pseudonym: its first 13 hexadecimal digits; of a key that is not hexadecimal, a hash of as many. Two of
 * 100,000 patients share one in one of a million projects: good enough to list by, not to write by.
 */
export function patientCode(patientKey: string): number {
  const head = patientKey.slice(0, digits)
  if (/^[0-9a-f]{13}$/.test(head)) return Number.parseInt(head, 16)
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < patientKey.length; at++) {
    const unit = patientKey.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  return ((high ^ (high >>> 15)) >>> 0) * 0x100000 + ((low ^ (low >>> 13)) >>> 12)
}

export function patientCodeText(code: number): string {
  return code.toString(16).padStart(digits, '0')
}
