import type { SourceFile } from '../../contracts/source-file.ts'
import { type NamedFile, readDicomDirectory } from '../../imaging/dicom/dicomdir.ts'
import { replacedUid } from '../../imaging/dicom/replaced-uids.ts'
import { type Problem, problem } from '../../lib/result.ts'

/** A list of files that came with the files: of a disc, what it says there is on it. */
export interface FileDirectory {
  readonly file: string
  readonly namedCount: number
  readonly missingCount: number
}

/** What a whole import holds, to be held against directories. */
export interface HeldFiles {
  readonly paths: readonly string[]
  /** UIDs of the pictures found, as they are stored. */
  readonly uids: ReadonlySet<string>
}

export interface ReadDirectories {
  readonly directories: readonly FileDirectory[]
  /** `directory-file-missing` for each file that is named and was not given; a directory that cannot be read. */
  readonly problems: readonly Problem[]
}

/**
 * Reads the DICOMDIRs of an import and looks for each file they name: under its path beside the DICOMDIR (names of discs know no small
 * letters and no `;1`), else by its UID, wherever it lies.
 */
export async function readDirectories(files: readonly SourceFile[], held: HeldFiles): Promise<ReadDirectories> {
  const directories: FileDirectory[] = []
  const problems: Problem[] = []
  const paths = new Set(held.paths.map(plain))
  for (const { path: file, bytes } of files) {
    const named = readDicomDirectory(await bytes())
    if (!named.ok) {
      problems.push({ ...named.error, file })
      continue
    }
    const folder = file.slice(0, file.lastIndexOf('/') + 1)
    let missingCount = 0
    for (const one of named.value) {
      if (paths.has(plain(folder + one.path)) || (await isHeld(one, held.uids))) continue
      missingCount += 1
      problems.push(problem('directory-file-missing', { directory: file }, { file: folder + one.path }))
    }
    directories.push({ file, namedCount: named.value.length, missingCount })
  }
  return { directories, problems }
}

async function isHeld({ uid }: NamedFile, uids: ReadonlySet<string>): Promise<boolean> {
  return uid !== null && (uids.has(uid) || uids.has(await replacedUid(uid)))
}

function plain(path: string): string {
  return path.toLowerCase().replace(/;\d+$/, '')
}
