import { newSigningKey } from '../domain/log/seal.ts'
import type { GlossaDatabase } from './database.ts'
import type { KeyRow } from './rows.ts'

/** The signing key of an annotator on this device, made at first use. */
export async function signingKey(db: GlossaDatabase, device: string, annotatorId: string): Promise<KeyRow> {
  const present = await db.keys.get([device, annotatorId])
  if (present !== undefined) return present
  const fresh: KeyRow = { device, annotatorId, ...(await newSigningKey()) }
  // Another tab may have been as quick: whichever key is stored first is the one that both use.
  return db.transaction('rw', db.keys, async () => {
    const other = await db.keys.get([device, annotatorId])
    if (other !== undefined) return other
    await db.keys.add(fresh)
    return fresh
  })
}
