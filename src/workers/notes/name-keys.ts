/** HMAC under the project's salt, see `keyedDigest`. */
type Digest = (text: string) => Promise<string>

/**
 * Keyed hashes of a file's path and of its name alone, capital letters or not: by them a text is known when it comes again, and nobody
 * can read the name from them.
 */
export async function nameKeysOfFile(digest: Digest, path: string): Promise<readonly string[]> {
  const lower = path.toLowerCase()
  return [await digest(`file:${lower}`), await digest(`name:${lower.replace(/^.*\//, '')}`)]
}

/** What a row of a table is known by. */
export interface RowIdentity {
  readonly id: string
  readonly patient: string | null
  readonly study: string | null
  readonly date: string
  /** SHA-256 of its text. */
  readonly blob: string
}

/** The keyed hash that a note of a table is known by: that of its id, else of its text and whose it is. */
export function nameKeyOfRow(digest: Digest, { id, patient, study, date, blob }: RowIdentity): Promise<string> {
  return digest(id === '' ? `row:${JSON.stringify([patient, study, date, blob])}` : `note:${id}`)
}
