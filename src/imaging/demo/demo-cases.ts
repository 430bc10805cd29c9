import type { Bytes } from '../../lib/bytes.ts'
import { casePlans } from './case-plans.ts'
import { makeFilm } from './film.ts'
import { filmFile, randomUid } from './film-file.ts'
import { createRandom } from './random.ts'
import type { FilmTruth } from './truth.ts'

/** A made case: films as DICOM files with what is on them, and the reports that say so. */
export interface DemoCase {
  /** The patient identifier of the source, as in the films' headers; nobody's. */
  readonly patientKeySource: string
  readonly studyUid: string
  readonly films: readonly { readonly bytes: Bytes; readonly truth: FilmTruth }[]
  /** Plain text, lines ended by LF; a line is a paragraph. */
  readonly reports: readonly { readonly title: string; readonly text: string }[]
}

/** The seed of the demo project: any other makes other patients with the same findings. */
export const demoSeed = 20_240_312

export const demoCaseCount = casePlans.length

/**
 * Makes the cases of the demo project one by one; the same seed gives the same bytes on every machine.
 * @param onProgress called with films made and films in all
 */
export async function* demoCases(
  seed: number = demoSeed,
  onProgress: (done: number, total: number) => void = () => {},
): AsyncGenerator<DemoCase> {
  for (const [index, plan] of casePlans.entries()) {
    const random = createRandom(seed).fork(plan.patientId)
    const film = makeFilm(random.bits(), plan.film)
    const studyUid = randomUid(random)
    const { patientId, patientName, ageYears, date, time } = plan
    const bytes = filmFile(film, {
      patientId,
      patientName,
      sex: plan.film.sex,
      ageYears,
      studyUid,
      seriesUid: randomUid(random),
      instanceUid: randomUid(random),
      view: plan.film.view,
      date,
      time,
    })
    onProgress(index + 1, casePlans.length)
    yield {
      patientKeySource: patientId,
      studyUid,
      films: [{ bytes, truth: film.truth }],
      reports: [{ title: 'Radiology report', text: plan.report(film.truth, film.mmPerPx) }],
    }
  }
}
