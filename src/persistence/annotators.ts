import type { Env } from '../domain/env.ts'
import type { Annotator } from '../domain/records/project.ts'
import { fail, ok, type Result } from '../lib/result.ts'
import { createUuidV7 } from '../lib/uuid-v7.ts'
import type { GlossaDatabase } from './database.ts'

const newId = createUuidV7(Date.now)

export interface AnnotatorDetails {
  readonly name: string
  readonly role: string
  readonly credential: string
  readonly externalId?: string
}

/** The people who work on this machine, in the order they were added. */
export async function listAnnotators(db: GlossaDatabase): Promise<Annotator[]> {
  return db.profiles.orderBy('id').toArray()
}

export async function createAnnotator(db: GlossaDatabase, details: AnnotatorDetails): Promise<Annotator> {
  const annotator: Annotator = { id: newId(), revision: 1, keys: [], ...details }
  await db.profiles.add(annotator)
  return annotator
}

export async function updateAnnotator(
  db: GlossaDatabase,
  id: string,
  details: AnnotatorDetails,
): Promise<Result<void>> {
  const present = await db.profiles.get(id)
  if (present === undefined) return fail('annotator-missing', { id })
  const { externalId: _, ...kept } = present
  await db.profiles.put({ ...kept, ...details, revision: present.revision + 1 })
  return ok()
}

async function setting(db: GlossaDatabase, name: string): Promise<string | undefined> {
  return (await db.settings.get(name))?.value
}

/** Who works now; undefined before the first run is done. */
export async function currentAnnotatorId(db: GlossaDatabase): Promise<string | undefined> {
  return setting(db, 'current-annotator')
}

export async function setCurrentAnnotator(db: GlossaDatabase, id: string): Promise<void> {
  await db.settings.put({ name: 'current-annotator', value: id })
}

/** Id of this installation, made at first use. */
async function deviceId(db: GlossaDatabase): Promise<string> {
  return db.transaction('rw', db.settings, async () => {
    const present = await setting(db, 'device')
    if (present !== undefined) return present
    const value = newId()
    await db.settings.add({ name: 'device', value })
    return value
  })
}

/** The real world for an annotator: the machine's clock and ids. */
export async function environment(db: GlossaDatabase, annotatorId: string): Promise<Env> {
  const device = await deviceId(db)
  return { now: () => new Date().toISOString(), newId, actor: annotatorId, device }
}
