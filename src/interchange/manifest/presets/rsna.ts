import { type Preset, tablePreset } from './preset.ts'

const source = 'https://www.kaggle.com/c/rsna-pneumonia-detection-challenge/data'

/** `patientId` is the name of the file; several rows for several boxes; Target 0: no box. */
export const rsnaBoxes: Preset = tablePreset({
  name: 'RSNA Pneumonia: boxes',
  source,
  headers: ['patientId', 'x', 'y', 'width', 'height', 'Target'],
  uses: {
    patientId: 'file',
    x: 'box-x',
    y: 'box-y',
    width: 'box-width',
    height: 'box-height',
    Target: { role: 'label', name: 'Lung Opacity' },
  },
})

/** Normal; No Lung Opacity / Not Normal; Lung Opacity: each film is one of them. */
export const rsnaClasses: Preset = tablePreset({
  name: 'RSNA Pneumonia: classes',
  source,
  headers: ['patientId', 'class'],
  uses: { patientId: 'file', class: 'label-list' },
  settings: { listSeparator: '' },
})
