import { z } from 'zod'
import { installPrefix } from '../../persistence/install-prefix.ts'
import type { ViewStore } from '../../session/view-store.ts'

/** How many cases' views a project keeps, the least recently left going first. */
const keptCases = 200

const paneSchema = z.object({
  itemId: z.string().nullable(),
  slice: z.object({ part: z.string(), frame: z.number().int().nonnegative() }).nullable(),
  window: z.object({ centre: z.number(), width: z.number(), curve: z.number().int().exactOptional() }).nullable(),
  inverted: z.boolean(),
  colorMap: z.string().nullable().exactOptional(),
})

const viewSchema = z.object({
  caseId: z.string(),
  panes: z.record(z.string(), paneSchema),
  activePane: z.string().nullable(),
  selection: z.array(z.string()).max(100),
})

/** How a case was looked at when it was left: on this machine only, never in the log. Zoom is fitted anew: the window may be another. */
export type KeptView = z.infer<typeof viewSchema>

function keyOf(projectId: string, annotatorId: string): string {
  return `${installPrefix()}views:${projectId}:${annotatorId}`
}

function readViews(key: string): readonly KeptView[] {
  try {
    const parsed = z.array(viewSchema).safeParse(JSON.parse(localStorage.getItem(key) ?? '[]'))
    return parsed.success ? parsed.data : []
  } catch {
    // Not ours to mend, and nothing is lost by it: the case opens as if for the first time.
    return []
  }
}

export function readKeptView(projectId: string, annotatorId: string, caseId: string): KeptView | undefined {
  return readViews(keyOf(projectId, annotatorId)).find((view) => view.caseId === caseId)
}

/** Keeps how a case is looked at now. A browser that refuses to store it (full, forbidden) costs the reader their place, no work. */
export function keepView(projectId: string, annotatorId: string, caseId: string, viewStore: ViewStore): void {
  const key = keyOf(projectId, annotatorId)
  const { panes, activePane, selection } = viewStore.get()
  const kept = Object.entries(panes).map(([id, { itemId, slice, window, inverted, colorMap }]) => {
    return [id, { itemId, slice, window, inverted, colorMap }] as const
  })
  const view = { caseId, panes: Object.fromEntries(kept), activePane, selection: selection.slice(0, 100) }
  const others = readViews(key).filter((other) => other.caseId !== caseId)
  try {
    localStorage.setItem(key, JSON.stringify([view, ...others].slice(0, keptCases)))
  } catch {
    // See above.
  }
}
