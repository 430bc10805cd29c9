import { dicomFilm, randomUid } from '../../src/imaging/demo/files/dicom-film.ts'
import { makeFilm } from '../../src/imaging/demo/film.ts'
import { createRandom } from '../../src/imaging/demo/random.ts'
import type { FilmTruth } from '../../src/imaging/demo/truth.ts'
import type { GivenFile } from './steps.ts'

/** An earlier film of the patient of the demo project's second case: the nodule was smaller then. */
export function priorFilm(): PriorFilm {
  prior ??= makePriorFilm()
  return prior
}

interface PriorFilm {
  readonly file: GivenFile
  readonly truth: FilmTruth
}

/** Made once for all flows of a process. */
let prior: PriorFilm | undefined

function makePriorFilm(): PriorFilm {
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
    date: '20230805',
    time: '101500',
  })
  return {
    file: { name: 'prior.dcm', mimeType: 'application/dicom', buffer: Buffer.from(bytes) },
    truth: film.truth,
  }
}
