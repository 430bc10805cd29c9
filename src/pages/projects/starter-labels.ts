import { measuringKinds } from '../../domain/measure/measuring-kinds.ts'
import type { Label } from '../../domain/records/label.ts'
import type { Coding } from '../../domain/records/primitives.ts'
import type { TerminologyRef } from '../../domain/records/project.ts'
import type { TargetKind } from '../../domain/records/target.ts'
import { starterRows } from '../../terminology/starter/starter-rows.ts'
import { labelPalette } from '../../ui/label-palette.ts'

/** What is drawn and measured on an image, said of the whole of it, and named in its report. */
const finding: readonly TargetKind[] = [
  ...(['box', 'ellipse', 'polygon', 'point', 'mask', 'whole', 'span'] as const),
  ...measuringKinds,
]
const device: readonly TargetKind[] = [...finding, 'polyline']
const words: readonly TargetKind[] = ['span']

interface StarterLabel {
  readonly name: string
  readonly hotkey: string
  readonly targets: readonly TargetKind[]
  /** Preferred term in the starter terminology; null where the label is wider than any concept. */
  readonly term: string | null
  readonly paired: boolean
}

/**
 * The labels of a new project: findings of a chest radiograph, after the observations of CheXpert (Irvin et al. 2019), and what a note
 * names. Keys are digits, then letters that neither a tool nor the workbench has.
 */
export const starterLabelList: readonly StarterLabel[] = [
  { name: 'Nodule', hotkey: '1', targets: finding, term: 'Pulmonary nodule', paired: true },
  { name: 'Mass', hotkey: '2', targets: finding, term: 'Pulmonary mass', paired: true },
  { name: 'Consolidation', hotkey: '3', targets: finding, term: 'Consolidation', paired: true },
  { name: 'Lung opacity', hotkey: '4', targets: finding, term: 'Lung opacity', paired: true },
  { name: 'Atelectasis', hotkey: '5', targets: finding, term: 'Atelectasis', paired: true },
  { name: 'Pulmonary oedema', hotkey: '6', targets: finding, term: 'Pulmonary oedema', paired: true },
  { name: 'Pneumothorax', hotkey: '7', targets: finding, term: 'Pneumothorax', paired: true },
  { name: 'Pleural effusion', hotkey: '8', targets: finding, term: 'Pleural effusion', paired: true },
  { name: 'Pleural thickening', hotkey: '9', targets: finding, term: 'Pleural thickening', paired: true },
  { name: 'Cardiomegaly', hotkey: 'c', targets: finding, term: 'Cardiomegaly', paired: false },
  { name: 'Wide mediastinum', hotkey: 'g', targets: finding, term: 'Mediastinal widening', paired: false },
  { name: 'Fracture', hotkey: 't', targets: finding, term: 'Fracture of bone', paired: true },
  { name: 'Support device', hotkey: 'd', targets: device, term: 'Support device', paired: false },
  { name: 'Other finding', hotkey: 'o', targets: [], term: null, paired: false },
  { name: 'Problem', hotkey: 'q', targets: words, term: null, paired: false },
  { name: 'Medication', hotkey: 'u', targets: words, term: null, paired: false },
  { name: 'Procedure', hotkey: 'j', targets: words, term: null, paired: false },
  { name: 'Anatomy', hotkey: 'y', targets: words, term: null, paired: false },
]

/** What a new project begins with. */
export interface StarterSet {
  readonly labels: readonly Label[]
  /** The edition that the labels are coded in. */
  readonly terminology: TerminologyRef
}

/** The starter labels, each with an id of its own, coded in the starter terminology. @throws where it lacks a term of the list */
export function starterSet(newId: () => string): StarterSet {
  const terminology = { system: '', version: '', title: '' }
  const codes = new Map<string, string>()
  for (const row of starterRows()) {
    if (row.row === 'edition')
      Object.assign(terminology, { system: row.system, version: row.version, title: row.title })
    if (row.row === 'description' && row.kind === 'preferred') codes.set(row.term, row.code)
  }
  const codingOf = (term: string): Coding => {
    const code = codes.get(term)
    if (code === undefined) throw new Error(`the starter terminology has no "${term}"`)
    return { system: terminology.system, version: terminology.version, code, display: term }
  }
  const labels = starterLabelList.map(({ name, hotkey, targets, term, paired }, index) => ({
    id: newId(),
    name,
    color: labelPalette[index % labelPalette.length] ?? labelPalette[0],
    hotkey,
    targets: [...targets],
    coding: term === null ? null : codingOf(term),
    conceptConstraint: null,
    attributes: [],
    paired,
  }))
  return { labels, terminology }
}
