import type { Modality } from '../../contracts/modality.ts'
import { recordSchemas } from '../../domain/records/record.ts'
import type { Registry } from '../../lib/registry.ts'
import { bytesInRow } from '../../persistence/blobs.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'

/** The texts of notes, read once and kept while somebody tries phrases: by item id; null where the bytes are not there. */
export interface NoteTexts {
  read(projectId: string, itemIds: readonly string[]): Promise<readonly (string | null)[]>
}

/** Code units kept; what comes after is read anew every time. */
const mostKept = 60_000_000

export function noteTexts(db: GlossaDatabase, modalities: Registry<Modality>): NoteTexts {
  const kept = new Map<string, string>()
  let keptLength = 0

  async function readAll(projectId: string, itemIds: readonly string[]): Promise<Map<string, string>> {
    const texts = new Map<string, string>()
    await db.transaction('r', db.records('item'), db.blobs, async () => {
      const rows = await db.records('item').bulkGet(itemIds.map((id): [string, string] => [projectId, id]))
      const items = rows.flatMap((row) => (row === undefined ? [] : [recordSchemas.item.parse(row.record)]))
      const blobs = await db.blobs.bulkGet(items.map(({ parts }) => parts[0]?.blob ?? ''))
      for (const [index, item] of items.entries()) {
        const bytes = bytesInRow(blobs[index])
        const text = bytes === undefined ? undefined : modalities.get(item.modality)?.readText?.(item, bytes)
        if (text !== undefined) texts.set(item.id, text)
      }
    })
    return texts
  }

  return {
    async read(projectId, itemIds) {
      const missing = itemIds.filter((id) => !kept.has(id))
      const fresh = missing.length === 0 ? new Map<string, string>() : await readAll(projectId, missing)
      for (const [id, text] of fresh) {
        if (keptLength + text.length > mostKept) break
        kept.set(id, text)
        keptLength += text.length
      }
      return itemIds.map((id) => kept.get(id) ?? fresh.get(id) ?? null)
    },
  }
}
