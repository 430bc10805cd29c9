import { emptyMapping } from '../table-mapping.ts'
import { isPictureName } from '../table-signs.ts'
import { type Preset, tablePreset } from './preset.ts'

const source = 'https://nihcc.app.box.com/v/ChestXray-NIHCC'

/** The headers of pairs are cut in two by the comma inside their brackets: `OriginalImage[Width,Height]`. */
export const nihDataEntry: Preset = tablePreset({
  name: 'ChestX-ray14: Data_Entry',
  source,
  headers: ['Image Index', 'Finding Labels', 'Follow-up #', 'Patient ID', 'View Position'],
  uses: {
    'Image Index': 'file',
    'Finding Labels': 'label-list',
    'Follow-up #': { role: 'metadata', name: 'Follow-up #' },
    'Patient ID': 'patient',
    'Patient Age': 'age',
    'Patient Gender': 'sex',
    'Patient Sex': 'sex',
    'View Position': 'view',
  },
})

/** Its "Infiltrate" is the "Infiltration" of the data entry. */
export const nihBoxes: Preset = tablePreset({
  name: 'ChestX-ray14: BBox_List',
  source,
  headers: ['Image Index', 'Finding Label', 'Bbox [x', 'y', 'w'],
  uses: {
    'Image Index': 'file',
    'Finding Label': 'label-list',
    'Bbox [x': 'box-x',
    y: 'box-y',
    w: 'box-width',
    'h]': 'box-height',
  },
  settings: { renamed: { Infiltrate: 'Infiltration' }, isListComplete: false },
})

/** `train_val_list.txt`, `test_list.txt` and others of their kind: names of files alone, the split in the name of the list. */
export const splitList: Preset = {
  name: 'List of files: a split',
  source,
  matches: ({ name, hasHeader, columns }) =>
    !hasHeader &&
    columns.length === 1 &&
    splitOfName(name) !== null &&
    (columns[0]?.values ?? []).every(({ value }) => isPictureName(value)),
  mapping: ({ name, columns }) => ({
    ...emptyMapping(
      columns.map((column) => column.name),
      false,
    ),
    columns: [{ role: 'file', name: columns[0]?.name ?? '' }],
    fixedSplit: splitOfName(name),
  }),
}

/** `train_val` of `lists/train_val_list.txt`; null where a name begins with no word for a split. */
function splitOfName(path: string): string | null {
  const name = /[^/\\]*$/.exec(path)?.[0] ?? ''
  const match = /^((?:train|val|valid|validation|dev|test)(?:[_-](?:val|valid|validation|test))?)(?=[_\-. ]|$)/i.exec(
    name,
  )
  return match?.[1]?.toLowerCase().replace('-', '_') ?? null
}
