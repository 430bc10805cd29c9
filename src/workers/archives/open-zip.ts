import type { SourceFile } from '../../contracts/source-file.ts'
import type { OnShare } from '../../lib/progress.ts'
import { ok, type Problem, problem, type Result } from '../../lib/result.ts'
import { isSystemFile, nameFault } from './entry-names.ts'
import { entryFault, unzipEntry } from './unzip-entry.ts'
import { readZipDirectory } from './zip-directory.ts'
import type { ZipLimits } from './zip-limits.ts'

export interface OpenedZip {
  /** The files inside; each is unpacked, and checked, whenever its bytes are asked for: nothing of it stays in memory or on disk. */
  readonly files: readonly PackedFile[]
  readonly problems: readonly Problem[]
  /** Files that systems leave behind. */
  readonly skippedCount: number
}

/** A file inside an archive. */
export interface PackedFile {
  readonly name: string
  /** Path inside the archive. */
  readonly path: string
  readonly sizeBytes: number
  /** @param onShare is told how much is unpacked */
  unpack(onShare?: OnShare): ReturnType<typeof unzipEntry>
}

/** Whether a file is to be opened as an archive: a zip by its content, unless its name says that it is a document made of one; or by its name. */
export async function isZip(file: SourceFile): Promise<boolean> {
  if (/\.zip$/i.test(file.name)) return true
  if (/\.(docx|xlsx|pptx|od[tsp]|jar|apk|epub|npz|whl)$/i.test(file.name)) return false
  const head = await file.bytes(0, 4)
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4
}

/**
 * Lists what a zip archive holds. Entries that must not or cannot be unpacked are problems by their name: an archive inside the
 * archive, encrypted, packed by an unknown method, a link, a name that leads out of the folder, one given twice, too large. Fails
 * with the problems of `readZipDirectory`, and with `archive-too-large`.
 */
export async function openZip(archive: SourceFile, limits: ZipLimits): Promise<Result<OpenedZip>> {
  const directory = await readZipDirectory(archive, limits)
  if (!directory.ok) return directory
  const files: PackedFile[] = []
  const problems: Problem[] = []
  const seen = new Set<string>()
  let skippedCount = 0
  let totalBytes = 0
  for (const entry of directory.value.entries) {
    const { path, sizeBytes } = entry
    if (entry.isFolder && sizeBytes === 0) continue
    const refuse = (code: string, params: Record<string, unknown> = {}) =>
      problems.push(problem(code, params, { file: `${archive.path} › ${path}` }))
    const name = nameFault(path)
    if (name !== undefined) refuse('archive-entry-name', { fault: name })
    else if (isSystemFile(path)) skippedCount += 1
    else if (seen.has(path)) refuse('archive-entry-twice')
    else if (/\.(zip|7z|rar|tar|tgz|tar\.(gz|bz2|xz))$/i.test(path)) refuse('archive-nested')
    else {
      seen.add(path)
      const fault = entryFault(entry, limits)
      if (fault !== undefined) refuse(fault.code, fault.params)
      else {
        totalBytes += sizeBytes
        files.push({
          name: path.slice(path.lastIndexOf('/') + 1),
          path,
          sizeBytes,
          unpack: (onShare) => unzipEntry(archive, directory.value, entry, limits, onShare),
        })
      }
    }
  }
  const isBomb = totalBytes > limits.ratioFromBytes && totalBytes > archive.sizeBytes * limits.ratio
  if (totalBytes > limits.totalBytes || isBomb) {
    return { ok: false, error: problem('archive-too-large', { totalBytes, packedBytes: archive.sizeBytes }) }
  }
  return ok({ files, problems, skippedCount })
}
