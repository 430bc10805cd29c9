import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { installPrefix } from '../../../persistence/install-prefix.ts'

const guideSchema = z.object({
  /** `offered`: not begun; `running`; `closed`: done or skipped, and never offered again. */
  status: z.enum(['offered', 'running', 'closed']),
  projectId: z.string(),
  caseId: z.string(),
  /** What was made before is not counted: a guide that is begun again begins at its first step. ISO 8601, or empty: everything counts. */
  since: z.string(),
  /** When the project was last exported, compared and found right. ISO 8601. */
  exportedAt: z.string().nullable(),
})
/** Where the reader of this device stands with the guide. */
export type Guide = z.infer<typeof guideSchema>

/** Kept apart from the records: it belongs to whoever sits here, not to the data. */
const place = () => `${installPrefix()}guide`

let known: { readonly text: string | null; readonly guide: Guide | null } | undefined
const listeners = new Set<() => void>()

/** Null: it was never offered. What cannot be read counts as never offered. */
export function guideNow(): Guide | null {
  const text = localStorage.getItem(place())
  if (known === undefined || known.text !== text) known = { text, guide: parsed(text) }
  return known.guide
}

function parsed(text: string | null): Guide | null {
  try {
    return text === null ? null : (guideSchema.safeParse(JSON.parse(text)).data ?? null)
  } catch {
    return null
  }
}

function keep(guide: Guide | null): void {
  try {
    if (guide === null) localStorage.removeItem(place())
    else localStorage.setItem(place(), JSON.stringify(guide))
  } catch {
    // Storage is full: the guide is offered again next time, and nothing else is lost by it.
  }
  for (const listener of listeners) listener()
}

/** Offers the guide once: does nothing where it was offered before. */
export function offerGuide(projectId: string, caseId: string): void {
  if (guideNow() === null) keep({ status: 'offered', projectId, caseId, since: '', exportedAt: null })
}

/** Begins what was offered. */
export function beginGuide(): void {
  const guide = guideNow()
  if (guide !== null) keep({ ...guide, status: 'running' })
}

/** Begins anew, whatever was done before. */
export function restartGuide(projectId: string, caseId: string, now: string): void {
  keep({ status: 'running', projectId, caseId, since: now, exportedAt: null })
}

/** Done or skipped: for good, unless it is begun from the help. */
export function closeGuide(): void {
  const guide = guideNow()
  if (guide !== null) keep({ ...guide, status: 'closed' })
}

/** As if it had never been offered: its project is gone. */
export function forgetGuide(): void {
  keep(null)
}

/** Says that a project's export was written, read back and found right. */
export function noteExport(projectId: string, now: string): void {
  const guide = guideNow()
  if (guide?.status === 'running' && guide.projectId === projectId) keep({ ...guide, exportedAt: now })
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // Another tab may have gone on with it.
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

export function useGuide(): Guide | null {
  return useSyncExternalStore(subscribe, guideNow)
}
