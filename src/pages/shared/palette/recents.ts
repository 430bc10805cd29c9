import { z } from 'zod'
import { installPrefix } from '../../../persistence/install-prefix.ts'

/** As many as are looked through at a glance, for every project. */
const kept = 40
const place = () => `${installPrefix()}palette`
const recentsSchema = z.array(z.string().max(300))

/** Ids of what was used last, the latest first; a convenience: what does not hold is nothing. */
export function recentIds(): readonly string[] {
  try {
    return recentsSchema.safeParse(JSON.parse(localStorage.getItem(place()) ?? '[]')).data ?? []
  } catch {
    return []
  }
}

/** Notes that something was used. */
export function noteRecent(id: string): void {
  const next = [id, ...recentIds().filter((other) => other !== id)].slice(0, kept)
  try {
    localStorage.setItem(place(), JSON.stringify(next))
  } catch {
    // Without room for it nothing is remembered; nothing depends on it.
  }
}

const casePrefix = (projectId: string) => `case:${projectId}/`

export function caseEntryId(projectId: string, caseId: string): string {
  return `${casePrefix(projectId)}${caseId}`
}

/** Cases of a project that were open last, the latest first. */
export function recentCases(projectId: string): readonly string[] {
  const prefix = casePrefix(projectId)
  return recentIds().flatMap((id) => (id.startsWith(prefix) ? [id.slice(prefix.length)] : []))
}
