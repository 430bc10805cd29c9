/**
 * Exports are written to the origin's private files, each into a folder of its own, and stay there until they are downloaded: who made
 * one holds its lock. What nobody holds any longer is removed.
 */

function lockName(prefix: string, id: string): string {
  return `${prefix}export:${id}`
}

/** The folder of all exports of an installation; see `installPrefix`. */
async function exportsOf(prefix: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(`${encodeURIComponent(prefix).replaceAll('%', '_')}export`, { create: true })
}

/**
 * Keeps an export's files for as long as this page is there. Take it before they are written.
 * @param id of the export, unlike any other
 * @returns what lets go of them
 */
export function holdExport(prefix: string, id: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = () => new Promise<void>((release) => resolve(release))
    navigator.locks.request(lockName(prefix, id), held).catch(reject)
  })
}

/** An empty folder for an export. */
export async function makeExportFolder(prefix: string, id: string): Promise<FileSystemDirectoryHandle> {
  return (await exportsOf(prefix)).getDirectoryHandle(id, { create: true })
}

/** Removes the files of exports that no page holds: of tabs that were closed or killed. */
export async function sweepExports(prefix: string): Promise<void> {
  const folder = await exportsOf(prefix)
  const ids: string[] = []
  for await (const id of folder.keys()) ids.push(id)
  for (const id of ids) {
    await navigator.locks.request(lockName(prefix, id), { ifAvailable: true }, async (lock) => {
      // A file that is just being downloaded by another program cannot be removed: the next start tries again.
      if (lock !== null) await folder.removeEntry(id, { recursive: true }).catch(() => undefined)
    })
  }
}
