import dicomParser, { type DataSet } from 'dicom-parser'
import type { Bytes } from '../../lib/bytes.ts'
import { fail, ok, type Result } from '../../lib/result.ts'
import { itemsOf, textOf, textsOf } from './element-values.ts'
import { hasDicomPrefix } from './parse.ts'

/** A file that a DICOMDIR names. */
export interface NamedFile {
  /** Relative to the folder of the DICOMDIR, its parts joined by `/`, as written there: capital letters, no extension. */
  readonly path: string
  /** SOP Instance UID; null where the record does not tell. */
  readonly uid: string | null
}

/** How many first bytes `isDicomDirectory` needs. */
export const directoryHeadBytes = 1024

/** Whether a file is a DICOMDIR, the list of the files of a disc: by its SOP class (PS3.3 §F, Media Storage Directory Storage). */
export function isDicomDirectory(head: Uint8Array): boolean {
  if (!hasDicomPrefix(head)) return false
  const text = String.fromCharCode(...head.subarray(132, directoryHeadBytes))
  return /1\.2\.840\.10008\.1\.3\.10(?![\d.])/.test(text)
}

/** The files that a DICOMDIR names, in its order. Problem: `dicomdir-damaged`. Source: PS3.3 §F.3, ReferencedFileID (0004,1500). */
export function readDicomDirectory(bytes: Bytes): Result<readonly NamedFile[]> {
  let dataSet: DataSet
  try {
    dataSet = dicomParser.parseDicom(bytes)
  } catch (thrown) {
    return fail('dicomdir-damaged', { reason: thrown instanceof Error ? thrown.message : String(thrown) })
  }
  return ok(
    itemsOf(dataSet, 'DirectoryRecordSequence').flatMap((record) => {
      const parts = textsOf(record, 'ReferencedFileID').filter((part) => part !== '')
      if (parts.length === 0) return []
      return [{ path: parts.join('/'), uid: textOf(record, 'ReferencedSOPInstanceUIDInFile') ?? null }]
    }),
  )
}
