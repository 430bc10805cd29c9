import { type Preset, tablePreset } from './preset.ts'

/** The report and the year of birth stay out. */
export const padchest: Preset = tablePreset({
  name: 'PadChest',
  source: 'https://bimcv.cipf.es/bimcv-projects/padchest/',
  headers: ['ImageID', 'StudyID', 'PatientID', 'Projection', 'Labels'],
  uses: {
    ImageID: 'file',
    StudyID: 'study',
    PatientID: 'patient',
    StudyDate_DICOM: 'date',
    PatientSex_DICOM: 'sex',
    Projection: 'view',
    Manufacturer_DICOM: 'manufacturer',
    MethodLabel: { role: 'metadata', name: 'MethodLabel' },
    Labels: 'label-list',
  },
  settings: { noFindingNames: ['normal'] },
})
