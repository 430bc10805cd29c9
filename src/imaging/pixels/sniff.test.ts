import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedDataPath } from '../../../tests/fixtures/shared-data.ts'
import { utf8 } from '../../lib/bytes.ts'
import { sniffBytes, sniffFile } from './sniff.ts'

describe('sniffFile', () => {
  it('takes no text for a picture', () => {
    for (const text of ['', 'BM', 'BMI 23, no acute findings', 'II*', 'PK', 'RIFF', '\n\n\n']) {
      expect(sniffFile(utf8(text))).toBe('unknown')
    }
  })

  const folders: Readonly<Record<string, string>> = { dicom: 'dicom', series: 'dicom', cxr: 'raster', notes: 'text' }
  for (const [folder, kind] of Object.entries(folders)) {
    const absolute = sharedDataPath(folder)
    it.skipIf(absolute === null)(`recognises every file of ${folder}`, () => {
      for (const path of filesUnder(absolute ?? '')) {
        const found = sniffFile(readFileSync(path).subarray(0, sniffBytes))
        const extension = /\.(png|jpg)$/.exec(path)?.[1]
        const expected = extension === 'jpg' ? 'jpeg' : (extension ?? (kind === 'dicom' ? 'dicom' : 'unknown'))
        // Series come with tables and volumes of other kinds.
        if (kind === 'dicom' && /\.(json|txt|nii|nii\.gz|npy|csv|md)$/.test(path)) continue
        // Its first byte is not DICOM's.
        if (path.endsWith('no_meta.dcm')) continue
        expect([path, found]).toEqual([path, expected])
      }
    })
  }
})

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}
