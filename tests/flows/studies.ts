import { makeDemoCase } from '../../src/imaging/demo/demo-cases.ts'
import { dicomFilm, randomUid } from '../../src/imaging/demo/files/dicom-film.ts'
import { makeFilm } from '../../src/imaging/demo/film.ts'
import { createRandom } from '../../src/imaging/demo/random.ts'
import type { FilmTruth } from '../../src/imaging/demo/truth.ts'
import type { GivenFile } from './steps.ts'

/** What is on the film of the second case of the demo project, which shows a nodule. */
export async function demoNodule(): Promise<FilmTruth> {
  return makeDemoCase(1).film.truth
}

/** An earlier film of the patient of the demo project's second case: the nodule was smaller then. */
export function priorFilm(date = '20230805'): { readonly file: GivenFile; readonly truth: FilmTruth } {
  const random = createRandom(71)
  const film = makeFilm(20, {
    view: 'PA',
    sex: 'F',
    build: 0.95,
    heart: 1,
    shallowBreath: 3,
    findings: [{ kind: 'nodule', side: 'right', zone: 'upper', diameterMm: 12 }],
  })
  const bytes = dicomFilm(film, {
    patientId: 'DEMO-0002',
    patientName: 'Demo^Two',
    sex: 'F',
    ageYears: 60,
    studyUid: randomUid(random),
    seriesUid: randomUid(random),
    instanceUid: randomUid(random),
    view: 'PA',
    date,
    time: '101500',
  })
  return {
    file: { name: 'prior.dcm', mimeType: 'application/dicom', buffer: Buffer.from(bytes) },
    truth: film.truth,
  }
}
