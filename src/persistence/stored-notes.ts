import type { Item } from '../domain/records/case.ts'
import { isTextEncoding, type TextEncoding } from '../lib/text-encoding.ts'
import type { GlossaDatabase } from './database.ts'

/** A text of a project: what is needed to know it when it comes again. */
export interface StoredNote {
  readonly itemId: string
  readonly caseId: string
  readonly blob: string
  readonly encoding: TextEncoding
  readonly nameKeys: readonly string[]
}

/** The texts of a project, by the content and by each keyed hash of their names. */
export interface StoredNotes {
  readonly byBlob: ReadonlyMap<string, readonly StoredNote[]>
  readonly byNameKey: ReadonlyMap<string, readonly StoredNote[]>
}

/** Reads the texts of a project: the items whose encoding is recorded. */
export async function storedNotes(db: GlossaDatabase, projectId: string): Promise<StoredNotes> {
  const byBlob = new Map<string, StoredNote[]>()
  const byNameKey = new Map<string, StoredNote[]>()
  const rows = db.records('item').where('[projectId+id]').between([projectId], [projectId, []])
  await rows.each(({ record }) => {
    if (!('parts' in record)) return
    const note = storedNote(record)
    if (note === null) return
    push(byBlob, note.blob, note)
    for (const key of note.nameKeys) push(byNameKey, key, note)
  })
  return { byBlob, byNameKey }
}

function storedNote({ id, caseId, parts, facts, source }: Item): StoredNote | null {
  const encoding = facts.encoding?.value
  const [part] = parts
  if (!isTextEncoding(encoding) || part === undefined) return null
  return { itemId: id, caseId, blob: part.blob, encoding, nameKeys: source.nameKeys ?? [] }
}

function push(map: Map<string, StoredNote[]>, key: string, note: StoredNote): void {
  const present = map.get(key)
  if (present === undefined) map.set(key, [note])
  else present.push(note)
}
