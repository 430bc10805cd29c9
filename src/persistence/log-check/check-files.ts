import { isStoredWhole } from '../blobs.ts'
import type { GlossaDatabase } from '../database.ts'
import type { FileFault, LogReport } from './log-report.ts'

/** Cases named of a file that is missing or damaged. */
const namedCases = 5

/**
 * Reads every file that an item of the project needs, or needed before it was removed, one after the other, and checks its hash.
 * @param onProgress files done, files in all
 */
export async function checkFiles(
  db: GlossaDatabase,
  projectId: string,
  onProgress: (done: number, total: number) => void,
): Promise<Pick<LogReport, 'files' | 'fileFaults'>> {
  const refs = await db.blobRefs.where(':id').between([projectId], [projectId, []]).toArray()
  const itemsOf = new Map<string, string[]>()
  for (const { sha256, itemId } of refs) itemsOf.set(sha256, [...(itemsOf.get(sha256) ?? []), itemId])
  const fileFaults: FileFault[] = []
  let done = 0
  for (const [sha256, itemIds] of itemsOf) {
    const isWhole = await isStoredWhole(db, sha256)
    if (isWhole !== true) {
      const fault = isWhole === undefined ? 'missing' : 'damaged'
      fileFaults.push({ sha256, fault, cases: await caseNames(db, projectId, itemIds) })
    }
    done += 1
    onProgress(done, itemsOf.size)
  }
  return { files: itemsOf.size, fileFaults }
}

async function caseNames(db: GlossaDatabase, projectId: string, itemIds: readonly string[]): Promise<string[]> {
  const keys = (ids: readonly string[]) => ids.map((id): [string, string] => [projectId, id])
  const items = await db.records('item').bulkGet(keys(itemIds.slice(0, namedCases)))
  const summaries = await db.summaries.bulkGet(keys(items.flatMap((row) => row?.scope ?? [])))
  return [...new Set(summaries.flatMap((summary) => summary?.name ?? []))]
}
