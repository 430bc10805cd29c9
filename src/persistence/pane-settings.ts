import { z } from 'zod'
import type { GlossaDatabase } from './database.ts'

const paneSettingsSchema = z.object({
  /** How many panes are shown; null: as many as the case asks for. */
  paneCount: z.union([z.literal(1), z.literal(2), z.literal(4)]).nullable(),
  linked: z.boolean(),
  windowLinked: z.boolean(),
  scrollLinked: z.boolean().default(true),
})
/** How somebody likes to look at the cases of a project on this machine. */
export type PaneSettings = z.infer<typeof paneSettingsSchema>

const defaultPaneSettings: PaneSettings = {
  paneCount: null,
  linked: false,
  windowLinked: false,
  scrollLinked: true,
}

const nameOf = (projectId: string) => `panes:${projectId}`

export async function readPaneSettings(db: GlossaDatabase, projectId: string): Promise<PaneSettings> {
  const kept = (await db.settings.get(nameOf(projectId)))?.value
  try {
    return paneSettingsSchema.parse(JSON.parse(kept ?? 'null'))
  } catch {
    return defaultPaneSettings
  }
}

/** Changes some of them, whatever else of them is being changed at the moment. */
export async function keepPaneSettings(
  db: GlossaDatabase,
  projectId: string,
  change: Partial<PaneSettings>,
): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    const settings = { ...(await readPaneSettings(db, projectId)), ...change }
    await db.settings.put({ name: nameOf(projectId), value: JSON.stringify(settings) })
  })
}

export async function forgetPaneSettings(db: GlossaDatabase, projectId: string): Promise<void> {
  await db.settings.delete(nameOf(projectId))
}
