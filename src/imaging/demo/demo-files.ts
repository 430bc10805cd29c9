import { type Bytes, utf8 } from '../../lib/bytes.ts'
import type { DemoCt } from './ct/ct-series.ts'
import type { DemoCase } from './demo-cases.ts'

export interface DemoFile {
  readonly name: string
  /** What the thing in it is called; null where the file says enough itself. */
  readonly title: string | null
  readonly bytes: Bytes
}

/** The files of a case as if they had been picked from a folder: the film first, then its report and notes. @param index of the case, from 0 */
export function demoFiles(index: number, { film, notes }: DemoCase): readonly DemoFile[] {
  const stem = `demo-${index + 1}`
  return [
    {
      name: `${stem}.${film.extension}`,
      title: film.extension === 'dcm' ? null : 'Chest radiograph',
      bytes: film.bytes,
    },
    ...notes.map(({ title, text }, at) => ({
      name: at === 0 ? `${stem}.txt` : `${stem}-${at}.txt`,
      title,
      bytes: utf8(text),
    })),
  ]
}

/** The files of the CT: its slices, then its report. */
export function ctFiles({ slices, report }: DemoCt): readonly DemoFile[] {
  return [
    ...slices.map((bytes, index) => ({
      name: `demo-ct/${String(index + 1).padStart(3, '0')}.dcm`,
      title: null,
      bytes,
    })),
    { name: 'demo-ct.txt', title: 'Radiology report', bytes: utf8(report) },
  ]
}
