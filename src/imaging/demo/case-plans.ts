import type { FilmPlan } from './plan.ts'
import { effusionReport, noduleReport, normalReport } from './reports.ts'
import type { FilmTruth } from './truth.ts'

/** A case before it is made: who is on the film, what the film shows, and how the report of that reads. */
export interface CasePlan {
  readonly patientId: string
  readonly patientName: string
  readonly ageYears: number
  /** yyyymmdd and hhmmss. */
  readonly date: string
  readonly time: string
  readonly film: FilmPlan
  readonly report: (truth: FilmTruth, mmPerPx: number) => string
}

/** The cases of the demo project, in their order. */
export const casePlans: readonly CasePlan[] = [
  {
    patientId: 'DEMO-0001',
    patientName: 'Demo^One',
    ageYears: 34,
    date: '20240312',
    time: '091500',
    film: { view: 'PA', sex: 'M', build: 1, heart: 1, shallowBreath: 0, findings: [] },
    report: normalReport,
  },
  {
    patientId: 'DEMO-0002',
    patientName: 'Demo^Two',
    ageYears: 61,
    date: '20240405',
    time: '134000',
    film: {
      view: 'PA',
      sex: 'F',
      build: 0.95,
      heart: 1,
      shallowBreath: 3,
      findings: [{ kind: 'nodule', side: 'right', zone: 'upper', diameterMm: 19 }],
    },
    report: noduleReport,
  },
  {
    patientId: 'DEMO-0003',
    patientName: 'Demo^Three',
    ageYears: 78,
    date: '20240519',
    time: '062000',
    film: {
      view: 'AP',
      sex: 'M',
      build: 1.02,
      heart: 1.36,
      shallowBreath: 20,
      findings: [{ kind: 'effusion', side: 'left', depthMm: 26 }],
    },
    report: effusionReport,
  },
]
