/** DICOM UIDs (PS3.5 §9.1): they lead to the study they came from. */
const uid = /\b[0-2](?:\.\d{1,39}){5,}\b/

/** Shorter ones are in too many cells by chance: patient "1", age "1". */
const minEqualLength = 4
const minContainedLength = 5

/**
 * Whether a text that is to be stored holds an identifier of the row it stands in (patient, study, name of the file), in capitals or not,
 * or a DICOM UID.
 */
export function holdsIdentifier(text: string, identifiers: readonly (string | null)[]): boolean {
  if (uid.test(text)) return true
  const lower = text.trim().toLowerCase()
  return identifiers.some((identifier) => {
    const id = identifier?.trim().toLowerCase() ?? ''
    if (id.length < minEqualLength) return false
    return lower === id || (id.length >= minContainedLength && lower.includes(id))
  })
}
