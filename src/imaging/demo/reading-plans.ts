import type { ReadingPlan, ReadingPlans } from './readings.ts'

/*
 * What the demo readers say of the cases that come labelled. They agree mostly; where they do not, it is as readers differ: how sure
 * they are, which label they take, how much of the report they mark.
 */

const usual = [
  'Nodule',
  'Mass',
  'Consolidation',
  'Pulmonary oedema',
  'Pneumothorax',
  'Pleural effusion',
  'Cardiomegaly',
]
const absentBut = (...present: readonly string[]) => usual.filter((label) => !present.includes(label))

const normal: ReadingPlan = { outcome: 'normal', marks: [], absent: usual }

export const normalReadings: ReadingPlans = {
  'Demo reader A': normal,
  'Demo reader B': {
    ...normal,
    marks: [{ label: 'Pleural effusion', words: 'pleural effusion', assertion: 'absent' }],
    absent: absentBut('Pleural effusion'),
  },
}

export const consolidationReadings: ReadingPlans = {
  'Demo reader A': {
    outcome: 'findings',
    marks: [
      { label: 'Consolidation', on: 'consolidation', words: 'consolidation in the right lower zone', side: 'right' },
      { label: 'Pleural effusion', words: 'pleural effusion', assertion: 'absent' },
    ],
    absent: ['Pneumothorax', 'Cardiomegaly'],
  },
  'Demo reader B': {
    outcome: 'findings',
    marks: [{ label: 'Consolidation', on: 'consolidation', words: 'consolidation', side: 'right' }],
    absent: absentBut('Consolidation'),
  },
}

export const resolvedReadings: ReadingPlans = {
  'Demo reader A': normal,
  'Demo reader B': {
    ...normal,
    marks: [{ label: 'Consolidation', words: 'consolidation', assertion: 'absent', side: 'right' }],
    absent: absentBut('Consolidation'),
  },
}

export const pneumothoraxReadings: ReadingPlans = {
  'Demo reader A': {
    outcome: 'findings',
    marks: [{ label: 'Pneumothorax', on: 'pneumothorax', words: 'left pneumothorax', side: 'left' }],
    absent: absentBut('Pneumothorax'),
  },
  'Demo reader B': {
    outcome: 'findings',
    marks: [
      { label: 'Pneumothorax', on: 'pneumothorax', words: 'pneumothorax', side: 'left' },
      { label: 'Pleural effusion', words: 'pleural effusion', assertion: 'absent' },
    ],
    absent: absentBut('Pneumothorax', 'Pleural effusion'),
  },
}

export const pacemakerReadings: ReadingPlans = {
  'Demo reader A': {
    outcome: 'findings',
    marks: [
      { label: 'Support device', on: 'pacemaker', words: 'Pacemaker generator' },
      { label: 'Cardiomegaly', on: 'heart', words: 'heart is enlarged' },
      { label: 'Pneumothorax', words: 'No pneumothorax', assertion: 'absent' },
    ],
    absent: absentBut('Cardiomegaly', 'Pneumothorax'),
  },
  'Demo reader B': {
    outcome: 'findings',
    marks: [
      { label: 'Support device', on: 'pacemaker', words: 'Pacemaker' },
      { label: 'Cardiomegaly', on: 'heart', words: 'enlarged', assertion: 'likely' },
    ],
    absent: absentBut('Cardiomegaly'),
  },
}

export const intubatedReadings: ReadingPlans = {
  'Demo reader A': {
    outcome: 'findings',
    marks: [
      { label: 'Support device', on: 'tracheal-tube', words: 'endotracheal tube' },
      { label: 'Consolidation', on: 'consolidation', words: 'consolidation in the left lower zone', side: 'left' },
    ],
    absent: ['Pneumothorax', 'Nodule', 'Mass'],
  },
  'Demo reader B': {
    outcome: 'findings',
    marks: [
      { label: 'Support device', on: 'tracheal-tube', words: 'endotracheal tube' },
      // The same patch under the wider name.
      { label: 'Lung opacity', on: 'consolidation', words: 'consolidation', side: 'left' },
      { label: 'Pleural effusion', words: 'small effusion', assertion: 'not-assessable', side: 'left' },
    ],
    absent: ['Pneumothorax'],
  },
}

export const cardiomegalyReadings: ReadingPlans = {
  'Demo reader A': {
    outcome: 'findings',
    marks: [{ label: 'Cardiomegaly', on: 'heart', words: 'heart is enlarged' }],
    absent: absentBut('Cardiomegaly'),
  },
  'Demo reader B': {
    outcome: 'findings',
    marks: [{ label: 'Cardiomegaly', on: 'heart', words: 'Cardiomegaly' }],
    absent: absentBut('Cardiomegaly'),
  },
}
