import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { memoryFile } from '../../../tests/fixtures/drafts.ts'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { directoryHeadBytes, isDicomDirectory, readDicomDirectory } from '../../imaging/dicom/dicomdir.ts'
import { replacedUid } from '../../imaging/dicom/replaced-uids.ts'
import { dicomElement, writeDicom } from '../../imaging/dicom/write.ts'
import type { Bytes } from '../../lib/bytes.ts'
import { readDirectories } from './directories.ts'

const named = (path: string, uid: string) => [
  dicomElement('ReferencedFileID', path.replaceAll('/', '\\')),
  dicomElement('ReferencedSOPInstanceUIDInFile', uid),
]

function dicomdir(): Bytes {
  return writeDicom([
    dicomElement('SOPClassUID', '1.2.840.10008.1.3.10'),
    dicomElement('SOPInstanceUID', '1.2.3'),
    dicomElement('DirectoryRecordSequence', [
      [dicomElement('PatientID', 'PID')],
      named('SERIES1/IM1', '1.2.3.1'),
      named('SERIES1/IM2', '1.2.3.2'),
      named('SERIES1/IM3', '1.2.3.3'),
    ]),
  ])
}

describe('a DICOMDIR', () => {
  test('is known by its class, and names its files', () => {
    const bytes = dicomdir()
    expect(isDicomDirectory(bytes.subarray(0, directoryHeadBytes))).toBe(true)
    const film = writeDicom([dicomElement('SOPClassUID', '1.2.840.10008.1.3.101')])
    expect(isDicomDirectory(film)).toBe(false)
    const files = readDicomDirectory(bytes)
    expect(files.ok && files.value.map(({ path }) => path)).toEqual(['SERIES1/IM1', 'SERIES1/IM2', 'SERIES1/IM3'])
  })

  test('is held against the files given: by path whatever the case, else by UID; what is missing is listed', async () => {
    const directory = { ...memoryFile('DICOMDIR', [dicomdir()]), path: 'disc/DICOMDIR' }
    const held = { paths: ['disc/series1/im1;1', 'elsewhere/x'], uids: new Set([await replacedUid('1.2.3.2')]) }
    const { directories, problems } = await readDirectories([directory], held)
    expect(directories).toEqual([{ file: 'disc/DICOMDIR', namedCount: 3, missingCount: 1 }])
    expect(problems).toMatchObject([{ code: 'directory-file-missing', file: 'disc/SERIES1/IM3' }])
  })

  test('one that is damaged is told, and stops nothing', async () => {
    const cut = memoryFile('DICOMDIR', [dicomdir().slice(0, 260)])
    const { problems } = await readDirectories([cut], { paths: [], uids: new Set() })
    expect(problems).toMatchObject([{ code: 'dicomdir-damaged', file: 'DICOMDIR' }])
  })

  const real = sharedDataPath('series/dicomdir/DICOMDIR')
  test.skipIf(real === null)('of a real disc names its 31 files', () => {
    const files = readDicomDirectory(new Uint8Array(readFileSync(real ?? '')))
    expect(files.ok && files.value.length).toBe(31)
    expect(files.ok && files.value[0]?.path).toBe('77654033/CR1/6154')
  })
})
