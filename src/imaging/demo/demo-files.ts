import { type Bytes, utf8 } from '../../lib/bytes.ts'
import { demoCases } from './demo-cases.ts'
import { makeFilm } from './film.ts'

export interface DemoFile {
  readonly name: string
  readonly bytes: Bytes
  /** Files made so far, this one included, and files in all. */
  readonly done: number
  readonly total: number
}

/** Root of the demonstration's UIDs: derived from a UUID, registered with nobody (PS3.5 §B.2). */
const uidRoot = '2.25.197433214893'

/** Makes the files of the demo project one by one, as if they had been picked from a folder; the same bytes everywhere. */
export function* demoFiles(): Generator<DemoFile> {
  const total = demoCases.length * 2
  for (const [index, { patientId, exposure, report }] of demoCases.entries()) {
    const studyUid = `${uidRoot}.${index + 1}`
    const bytes = makeFilm(exposure, { patientId, studyUid, instanceUid: `${studyUid}.1.1` })
    yield { name: `demo-${index + 1}.dcm`, bytes, done: index * 2 + 1, total }
    yield { name: `demo-${index + 1}.txt`, bytes: utf8(report), done: index * 2 + 2, total }
  }
}
