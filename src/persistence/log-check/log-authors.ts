import type { ChangeRecord } from '../../domain/log/change.ts'
import { annotatorSchema } from '../../domain/records/project.ts'
import type { GlossaDatabase } from '../database.ts'
import type { ChainAuthor } from './chain-checks.ts'

/** Who may have made the chains of a project. */
export interface LogAuthors {
  /** Public keys that may have signed a record: this browser's own, else those its annotator has in the project. */
  keysOf(record: ChangeRecord): readonly string[]
  authorOf(record: ChangeRecord): ChainAuthor
}

/** Reads names and keys of everybody that this browser or the project knows. */
export async function readLogAuthors(db: GlossaDatabase, projectId: string): Promise<LogAuthors> {
  const own = new Map((await db.keys.toArray()).map((key) => [`${key.device}/${key.annotatorId}`, key.publicKey]))
  const names = new Map((await db.profiles.toArray()).map(({ id, name }) => [id, name]))
  const rows = await db.records('annotator').where('[projectId+scope]').equals([projectId, projectId]).toArray()
  const others = new Map<string, string[]>()
  for (const { record } of rows) {
    const annotator = annotatorSchema.safeParse(record)
    if (!annotator.success) continue
    const { id, name, keys } = annotator.data
    names.set(id, name)
    for (const { device, publicKey } of keys) {
      others.set(`${device}/${id}`, [...(others.get(`${device}/${id}`) ?? []), publicKey])
    }
  }
  return {
    keysOf: ({ device, actor }) => {
      const key = own.get(`${device}/${actor}`)
      return key === undefined ? (others.get(`${device}/${actor}`) ?? []) : [key]
    },
    authorOf: ({ device, actor }) => ({
      annotatorName: names.get(actor) ?? null,
      isThisDevice: own.has(`${device}/${actor}`),
    }),
  }
}
