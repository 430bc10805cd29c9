import { type Preset, tablePreset } from './preset.ts'

const source = 'https://physionet.org/content/mimic-cxr-jpg/2.1.0/'

export const mimicMetadata: Preset = tablePreset({
  name: 'MIMIC-CXR: metadata',
  source,
  headers: ['dicom_id', 'subject_id', 'study_id', 'ViewPosition', 'StudyDate'],
  uses: {
    dicom_id: 'file',
    subject_id: 'patient',
    study_id: 'study',
    ViewPosition: 'view',
    StudyDate: 'date',
    PerformedProcedureStepDescription: 'portable',
    PatientOrientationCodeSequence_CodeMeaning: 'posture',
    ViewCodeSequence_CodeMeaning: 'ignore',
  },
})

export const mimicSplit: Preset = tablePreset({
  name: 'MIMIC-CXR: split',
  source,
  headers: ['dicom_id', 'study_id', 'subject_id', 'split'],
  uses: { dicom_id: 'file', subject_id: 'patient', study_id: 'study', split: 'split' },
})

/** Labels of a whole study, by the CheXpert or NegBio labeller; the table names no files. */
export const mimicLabels: Preset = tablePreset({
  name: 'MIMIC-CXR: labels of studies',
  source,
  headers: ['subject_id', 'study_id', 'Atelectasis', 'No Finding', 'Pleural Effusion'],
  uses: { subject_id: 'patient', study_id: 'study' },
  others: 'label',
})
