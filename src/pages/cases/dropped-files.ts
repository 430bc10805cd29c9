import type { PickedFile } from '../../workers/picked-file.ts'

export interface DroppedFiles {
  readonly files: readonly PickedFile[]
  /** Paths of files and folders that are gone, or may not be read. */
  readonly unreadable: readonly string[]
}

/** The files of a drop, those inside dropped folders too, in the order the browser lists them, with their paths. */
export async function droppedFiles(transfer: DataTransfer): Promise<DroppedFiles> {
  // The entries must be taken before the first await: the browser empties the transfer when the event is over.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return { files: pickedFiles(transfer.files), unreadable: [] }
  const files: PickedFile[] = []
  const unreadable: string[] = []
  for (const entry of entries) await collect(entry, files, unreadable)
  return { files, unreadable }
}

/** The files of a picker, with their paths where a folder was picked. */
export function pickedFiles(files: Iterable<File>): PickedFile[] {
  return [...files].map((file) => ({
    file,
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
  }))
}

async function collect(entry: FileSystemEntry, files: PickedFile[], unreadable: string[]): Promise<void> {
  const path = entry.fullPath.replace(/^\/+/, '')
  if (isFileEntry(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)))
    if (file === null) unreadable.push(path)
    else files.push({ file, path })
    return
  }
  if (!isDirectoryEntry(entry)) return
  const reader = entry.createReader()
  // One call answers with at most 100 entries in Chromium; an empty answer is the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    )
    if (some === null) unreadable.push(path)
    if (some === null || some.length === 0) return
    for (const inner of some) await collect(inner, files, unreadable)
  }
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
