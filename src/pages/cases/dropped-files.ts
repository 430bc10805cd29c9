import type { PickedFile } from '../../workers/picked-file.ts'

/** The files of a drop, those inside dropped folders too, in the order the browser lists them, with their paths. */
export async function droppedFiles(transfer: DataTransfer): Promise<PickedFile[]> {
  // The entries must be taken before the first await: the browser empties the transfer when the event is over.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return pickedFiles(transfer.files)
  const files: PickedFile[] = []
  for (const entry of entries) await collect(entry, files)
  return files
}

/** The files of a picker, with their paths where a folder was picked. */
export function pickedFiles(files: Iterable<File>): PickedFile[] {
  return [...files].map((file) => ({
    file,
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
  }))
}

async function collect(entry: FileSystemEntry, files: PickedFile[]): Promise<void> {
  if (isFileEntry(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    files.push({ file, path: entry.fullPath.replace(/^\/+/, '') })
    return
  }
  if (!isDirectoryEntry(entry)) return
  const reader = entry.createReader()
  // One call answers with at most 100 entries in Chromium; an empty answer is the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return
    for (const inner of some) await collect(inner, files)
  }
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
