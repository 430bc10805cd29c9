import type { Manifest, ManifestEntry } from '../../contracts/manifest.ts'

/** Shorter ones are met by chance: a follow-up number 7 is not the patient 7. */
const shortestIdentifier = 4

/** What identifies a patient, of one file. */
export interface OwnIdentifiers {
  readonly patient: readonly string[]
  /** Path, name and stem of its files. */
  readonly files: readonly string[]
}

/** Tells which texts of a manifest must not be stored. */
export interface IdentifierGuard {
  /** Whether a text is, or holds, an identifier of its own patient or study, or is one of any other's. @param withFiles file names count too */
  holds(text: string, own: OwnIdentifiers, withFiles: boolean): boolean
  /** Columns that repeat an identifier in most rows: they are left out whole, short identifiers too. */
  readonly columns: ReadonlySet<string>
}

/** @param matched entries that have a file, whose texts are to be stored, with what identifies it */
export function identifierGuard(
  { entries }: Manifest,
  matched: ReadonlyMap<ManifestEntry, OwnIdentifiers>,
): IdentifierGuard {
  const patients = new Set<string>()
  const files = new Set<string>()
  const rows = new Map<string, number>()
  const hits = new Map<string, number>()
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  const add = (set: Set<string>, texts: readonly string[]) => {
    for (const text of texts) if (text.length >= shortestIdentifier) set.add(text)
  }
  // Those of rows without a file too: a row may speak of a twin.
  for (const { patient, study } of entries) add(patients, plain([patient ?? '', study ?? '']))
  for (const [entry, own] of matched) {
    const [ownPatient, ownFiles] = [plain(own.patient), plain(own.files)]
    add(patients, ownPatient)
    add(files, ownFiles)
    const all = [...ownPatient, ...ownFiles]
    for (const [column, value] of Object.entries(entry.metadata)) {
      count(rows, column)
      const lower = value.trim().toLowerCase()
      const isHit = all.some((text) => lower === text || (text.length >= shortestIdentifier && lower.includes(text)))
      if (isHit) count(hits, column)
    }
  }
  const columns = new Set(
    [...rows].filter(([column, filled]) => 2 * (hits.get(column) ?? 0) > filled).map(([column]) => column),
  )
  return {
    columns,
    holds(text, own, withFiles) {
      const [lower = ''] = plain([text])
      const isAnyones = (part: string) => patients.has(part) || (withFiles && files.has(part))
      const mine = plain(withFiles ? [...own.patient, ...own.files] : own.patient)
      return (
        isAnyones(lower) ||
        mine.some((one) => one.length >= shortestIdentifier && lower.includes(one)) ||
        lower.split(/[\s,;|=:()[\]"']+/).some(isAnyones)
      )
    },
  }
}

function plain(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim().toLowerCase()).filter((text) => text !== '')
}
