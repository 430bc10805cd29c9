import type { StoredDraft } from './collect-drafts.ts'

/** What will be one case, and the source identifier that its patient key is made from. */
export interface CaseGroup {
  readonly patient: string
  readonly drafts: readonly StoredDraft[]
}

/**
 * Groups items into cases: by patient and study where the file says them (DICOM), else by file stem; a note or picture named like
 * a file of a study joins that study. A file that names no patient is its own patient, by its stem.
 */
export function groupCases(drafts: readonly StoredDraft[]): CaseGroup[] {
  const groups = new Map<string, { patient: string; drafts: StoredDraft[] }>()
  const keyOfStem = new Map<string, string>()
  const studies = drafts.filter(({ group }) => group.study !== null)
  for (const draft of [...studies, ...drafts.filter(({ group }) => group.study === null)]) {
    const { patient, study, stem } = draft.group
    const stemKey = stem.toLowerCase()
    const key = study === null ? (keyOfStem.get(stemKey) ?? `stem:${stemKey}`) : `study:${patient ?? ''}/${study}`
    if (!keyOfStem.has(stemKey)) keyOfStem.set(stemKey, key)
    const present = groups.get(key)
    if (present === undefined) groups.set(key, { patient: patient ?? `stem:${stemKey}`, drafts: [draft] })
    else present.drafts.push(draft)
  }
  return [...groups.values()]
}
