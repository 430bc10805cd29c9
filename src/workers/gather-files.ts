import type { SourceFile } from '../contracts/source-file.ts'
import type { Bytes } from '../lib/bytes.ts'
import type { OnShare } from '../lib/progress.ts'
import { ok, type Problem, problem, type Result } from '../lib/result.ts'
import { isSystemFile } from './archives/entry-names.ts'
import { isZip, type OpenedZip, openZip } from './archives/open-zip.ts'
import { type ZipLimits, zipLimits } from './archives/zip-limits.ts'
import { sourceFileFromBlob, sourceFileFromBytes } from './source-files.ts'

/** A file that waits to be looked at: its bytes are fetched, and those of an archive unpacked, when its turn comes. */
export interface WaitingFile {
  readonly name: string
  /** Unlike that of any other file of the import. */
  readonly path: string
  readonly sizeBytes: number
  /** @param onShare is told how much of it is unpacked */
  load(onShare?: OnShare): Promise<Result<SourceFile>>
}

export interface GatheredFiles {
  readonly files: readonly WaitingFile[]
  /** Archives, and entries of archives, that are not looked at, with the reason. */
  readonly problems: readonly Problem[]
  /** `.DS_Store`, `Thumbs.db` and their like. */
  readonly skippedCount: number
}

/** Lists the files of an import, those inside zip archives in place of the archives. Nothing is unpacked yet. */
export async function gatherFiles(given: readonly SourceFile[], limits: ZipLimits = zipLimits): Promise<GatheredFiles> {
  const files: WaitingFile[] = []
  const problems: Problem[] = []
  const paths = new Set<string>()
  let skippedCount = 0
  const add = (file: WaitingFile) => {
    paths.add(file.path)
    files.push(file)
  }
  for (const file of given) {
    if (isSystemFile(file.path)) {
      skippedCount += 1
      continue
    }
    const opened = await archiveOf(file, limits)
    if (opened === null) {
      add({
        name: file.name,
        path: freePath(paths, file.path, ''),
        sizeBytes: file.sizeBytes,
        load: async () => ok(file),
      })
    } else if (opened.ok) {
      problems.push(...opened.value.problems)
      if (opened.value.files.length + opened.value.problems.length === 0) {
        problems.push(problem('archive-empty', {}, { file: file.path }))
      }
      skippedCount += opened.value.skippedCount
      for (const { name, path, sizeBytes, unpack } of opened.value.files) {
        const free = freePath(paths, path, file.name)
        add({ name, path: free, sizeBytes, load: async (onShare) => packedFile(name, free, await unpack(onShare)) })
      }
    } else problems.push({ ...opened.error, file: file.path })
  }
  return { files, problems, skippedCount }
}

async function archiveOf(file: SourceFile, limits: ZipLimits): Promise<Result<OpenedZip> | null> {
  try {
    return (await isZip(file)) ? await openZip(file, limits) : null
  } catch {
    return { ok: false, error: problem('file-unreadable') }
  }
}

/** Two archives may hold one path: the second goes under the name of its archive, then under a number. */
function freePath(taken: ReadonlySet<string>, path: string, archive: string): string {
  const inArchive = archive === '' ? path : `${archive}/${path}`
  for (let number = 0; ; number++) {
    const tried = number === 0 ? path : number === 1 ? inArchive : `${number}/${inArchive}`
    if (!taken.has(tried)) return tried
  }
}

async function packedFile(name: string, path: string, unpacked: Result<Bytes | Blob>): Promise<Result<SourceFile>> {
  if (!unpacked.ok) return unpacked
  const content = unpacked.value
  const file = content instanceof Blob ? sourceFileFromBlob(path, content) : sourceFileFromBytes(name, content, path)
  const head = await file.bytes(0, 4)
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) {
    return { ok: false, error: problem('archive-nested') }
  }
  return ok(file)
}
