import { type Preset, tablePreset } from './preset.ts'

const source = 'https://physionet.org/content/vindr-cxr/1.0.0/'

/** One row for each box of each reader; a reader who found nothing has one row "No finding" without a box. */
export const vindrBoxes: Preset = tablePreset({
  name: 'VinDr-CXR: boxes',
  source,
  headers: ['image_id', 'class_name', 'x_min', 'y_min', 'x_max', 'y_max'],
  uses: {
    image_id: 'file',
    class_name: 'label-list',
    rad_id: 'rater',
    x_min: 'box-x',
    y_min: 'box-y',
    x_max: 'box-x-max',
    y_max: 'box-y-max',
  },
  settings: { listSeparator: '' },
})

/** 1 or 0 for each label, a row for each reader (`rad_id`; the test set has one row a picture and no reader). */
export const vindrLabels: Preset = tablePreset({
  name: 'VinDr-CXR: image labels',
  source,
  headers: ['image_id', 'Aortic enlargement', 'Cardiomegaly', 'No finding'],
  uses: { image_id: 'file', rad_id: 'rater' },
  others: 'label',
})
