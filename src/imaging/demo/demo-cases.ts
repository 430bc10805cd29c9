import type { Bytes } from '../../lib/bytes.ts'
import { type CasePlan, casePlans } from './case-plans.ts'
import { dicomFilm, randomUid } from './files/dicom-film.ts'
import { jpegFilm } from './files/jpeg-film.ts'
import { pngFilm } from './files/png-film.ts'
import { beginFilm, type Film, type FilmOf, finishFilm, type HalfMadeFilm } from './film.ts'
import { createRandom } from './random.ts'
import { type DemoReading, readingsOf } from './readings.ts'
import type { FilmTruth } from './truth.ts'

/** A made case: a film as a file with what is on it, the texts about it, and what the demo readers say of it. */
export interface DemoCase {
  /** The patient identifier of the source; nobody's. Two visits of one patient have one. */
  readonly patientKeySource: string
  readonly studyUid: string
  readonly film: { readonly extension: 'dcm' | 'png' | 'jpg'; readonly bytes: Bytes; readonly truth: FilmTruth }
  /** Plain text; the first is the report of the film, its lines ended by LF; a line is a paragraph. */
  readonly notes: readonly { readonly title: string; readonly text: string }[]
  readonly readings: readonly DemoReading[]
}

/** The seed of the demo project: any other makes other patients with the same findings. */
export const demoSeed = 20_240_312

export const demoCaseCount = casePlans.length

/** The cases by how long they take to make, longest first: several workers that take them in this order are done at the same time. */
export const longestFirst: readonly number[] = casePlans
  .map(({ file }, index) => ({ index, isPacked: file !== undefined }))
  .sort((a, b) => Number(b.isPacked) - Number(a.isPacked))
  .map(({ index }) => index)

/**
 * The first half of making a case of the demo project: its film half made. The same seed gives the same bytes on every machine.
 * @param index from 0, below `demoCaseCount`
 */
export function beginDemoCase(index: number, seed: number = demoSeed): HalfMadeFilm {
  return beginFilm(patientOf(index, seed).filmOf)
}

/** The second half, about as long: its film as a file, its texts and readings. @param half what the first half made; used up */
export function finishDemoCase(index: number, half: HalfMadeFilm, seed: number = demoSeed): DemoCase {
  const { plan, patient, filmOf } = patientOf(index, seed)
  const film = finishFilm(filmOf, half)
  const { visit } = filmOf
  const uids = visit === 0 ? patient : patient.fork(`visit ${visit}`)
  const studyUid = randomUid(uids)
  const identity = { ...plan, sex: plan.film.sex, view: plan.film.view, studyUid }
  const report = plan.report(film.truth, film.mmPerPx)
  return {
    patientKeySource: plan.patientId,
    studyUid,
    film: {
      ...fileOf(plan, film, () =>
        dicomFilm(film, { ...identity, seriesUid: randomUid(uids), instanceUid: randomUid(uids) }),
      ),
      truth: film.truth,
    },
    notes: [{ title: 'Radiology report', text: report }, ...(plan.notes ?? [])],
    readings: readingsOf(plan.readings ?? null, film, report, patient.fork('readers')),
  }
}

function patientOf(index: number, seed: number) {
  const plan = casePlans[index]
  if (plan === undefined) throw new RangeError(`no case ${index}`)
  const visit = casePlans.slice(0, index).filter(({ patientId }) => patientId === plan.patientId).length
  const patient = createRandom(seed).fork(plan.patientId)
  const filmOf: FilmOf = { seed: patient.bits(), plan: plan.film, visit }
  return { plan, patient, filmOf }
}

function fileOf({ file }: CasePlan, film: Film, dicom: () => Bytes): Pick<DemoCase['film'], 'extension' | 'bytes'> {
  switch (file) {
    case 'png':
      return { extension: 'png', bytes: pngFilm(film) }
    case 'jpeg':
      return { extension: 'jpg', bytes: jpegFilm(film) }
    default:
      return { extension: 'dcm', bytes: dicom() }
  }
}
