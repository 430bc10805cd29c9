import { admissionNote, dischargeNote, progressNote, referralNote } from './notes.ts'
import type { FilmPlan } from './plan.ts'
import {
  cardiomegalyReadings,
  consolidationReadings,
  intubatedReadings,
  normalReadings,
  pacemakerReadings,
  pneumothoraxReadings,
  resolvedReadings,
} from './reading-plans.ts'
import type { ReadingPlans } from './readings.ts'
import {
  cardiomegalyReport,
  consolidationReport,
  effusionReport,
  intubatedReport,
  noduleReport,
  normalReport,
  pacemakerReport,
  pneumothoraxReport,
  resolvedReport,
  secondNormalReport,
  thirdNormalReport,
} from './reports.ts'
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
  /** Kind of file the film comes as: a DICOM file by default. The others name no patient and know no millimetres. */
  readonly file?: 'png' | 'jpeg'
  /** Texts beside the report, in the order in which they were written. */
  readonly notes?: readonly { readonly title: string; readonly text: string }[]
  /** What the demo readers say of it; absent: nobody has read it. */
  readonly readings?: ReadingPlans
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
    notes: [{ title: 'Letter of referral', text: referralNote }],
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
    notes: [
      { title: 'Admission note', text: admissionNote },
      { title: 'Progress note', text: progressNote },
      { title: 'Discharge summary', text: dischargeNote },
    ],
  },
  {
    patientId: 'DEMO-0004',
    patientName: 'Demo^Four',
    ageYears: 29,
    date: '20240522',
    time: '101200',
    film: { view: 'PA', sex: 'F', build: 0.93, heart: 0.96, shallowBreath: 1, findings: [] },
    report: secondNormalReport,
    readings: normalReadings,
  },
  {
    patientId: 'DEMO-0005',
    patientName: 'Demo^Five',
    ageYears: 46,
    date: '20240603',
    time: '164500',
    film: {
      view: 'PA',
      sex: 'M',
      build: 1.03,
      heart: 1.04,
      shallowBreath: 6,
      findings: [{ kind: 'consolidation', side: 'right', zone: 'lower' }],
    },
    report: consolidationReport,
    readings: consolidationReadings,
  },
  {
    patientId: 'DEMO-0005',
    patientName: 'Demo^Five',
    ageYears: 46,
    date: '20240715',
    time: '093000',
    film: { view: 'PA', sex: 'M', build: 1.03, heart: 1.04, shallowBreath: 2, findings: [] },
    report: resolvedReport,
    readings: resolvedReadings,
  },
  {
    patientId: 'DEMO-0006',
    patientName: 'Demo^Six',
    ageYears: 22,
    date: '20240608',
    time: '182500',
    film: {
      view: 'PA',
      sex: 'M',
      build: 0.95,
      heart: 0.92,
      shallowBreath: 0,
      findings: [{ kind: 'pneumothorax', side: 'left', widthMm: 30 }],
    },
    report: pneumothoraxReport,
    readings: pneumothoraxReadings,
  },
  {
    patientId: 'DEMO-0007',
    patientName: 'Demo^Seven',
    ageYears: 81,
    date: '20240611',
    time: '080500',
    film: {
      view: 'PA',
      sex: 'F',
      build: 0.97,
      heart: 1.25,
      shallowBreath: 8,
      findings: [{ kind: 'pacemaker', side: 'left' }],
    },
    report: pacemakerReport,
    readings: pacemakerReadings,
  },
  {
    patientId: 'DEMO-0008',
    patientName: 'Demo^Eight',
    ageYears: 66,
    date: '20240617',
    time: '231000',
    film: {
      view: 'AP',
      sex: 'M',
      build: 1.04,
      heart: 1.15,
      shallowBreath: 18,
      findings: [{ kind: 'tracheal-tube' }, { kind: 'consolidation', side: 'left', zone: 'lower' }],
    },
    report: intubatedReport,
    readings: intubatedReadings,
  },
  {
    patientId: 'DEMO-0009',
    patientName: 'Demo^Nine',
    ageYears: 70,
    date: '20240620',
    time: '111500',
    film: { view: 'PA', sex: 'F', build: 1, heart: 1.34, shallowBreath: 5, findings: [] },
    report: cardiomegalyReport,
    readings: cardiomegalyReadings,
    file: 'png',
  },
  {
    patientId: 'DEMO-0010',
    patientName: 'Demo^Ten',
    ageYears: 52,
    date: '20240624',
    time: '120000',
    film: { view: 'PA', sex: 'M', build: 1.01, heart: 1.02, shallowBreath: 3, findings: [] },
    report: thirdNormalReport,
    file: 'jpeg',
  },
]
