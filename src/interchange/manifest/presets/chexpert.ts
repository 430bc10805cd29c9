import { type Preset, tablePreset } from './preset.ts'

/** Patient, study and split stand in the path: `CheXpert-v1.0-small/train/patient00001/study1/view1_frontal.jpg`. */
export const chexpert: Preset = tablePreset({
  name: 'CheXpert',
  source: 'https://stanfordmlgroup.github.io/competitions/chexpert/',
  headers: ['Path', 'Sex', 'Age', 'Frontal/Lateral', 'AP/PA', 'No Finding', 'Support Devices'],
  uses: { Path: 'file', Sex: 'sex', Age: 'age', 'Frontal/Lateral': 'view', 'AP/PA': 'view' },
  others: 'label',
  settings: { filePattern: '{split}/{patient}/{study}/{*}' },
})
