import type { Fact } from '../../domain/records/case.ts'
import { picturePlane } from '../../domain/sides/picture-axes.ts'
import { normalOf } from '../../domain/stack/slice-order.ts'
import { isLocaliserType } from '../../imaging/dicom/localiser.ts'

/** What pictures of a modality are called (DICOM PS3.3 C.7.3.1.1.1). */
const names: Readonly<Record<string, string>> = {
  CR: 'radiograph',
  DX: 'radiograph',
  DR: 'radiograph',
  RG: 'radiograph',
  RF: 'fluoroscopy',
  XA: 'angiogram',
  MG: 'mammogram',
  CT: 'CT image',
  MR: 'MR image',
  US: 'ultrasound image',
  NM: 'scintigram',
  PT: 'PET image',
  SC: 'picture',
  OP: 'eye photograph',
  XC: 'photograph',
  ES: 'endoscopic image',
}

/** Body parts that a name may tell (DICOM PS3.16, CID 4009 and the like): what is not in this list might be anything. */
const bodyParts: ReadonlySet<string> = new Set([
  'ABDOMEN',
  'ANKLE',
  'BREAST',
  'CHEST',
  'ELBOW',
  'FOOT',
  'HAND',
  'HEAD',
  'HIP',
  'KNEE',
  'NECK',
  'PELVIS',
  'SHOULDER',
  'SKULL',
  'SPINE',
  'WRIST',
])
const views: ReadonlySet<string> = new Set(['AP', 'PA', 'LL', 'RL', 'RLD', 'LLD', 'RLO', 'LLO', 'CC', 'MLO'])

/** What to call a picture by what its header says: "Chest radiograph PA", "CT image", "Picture". Never free text of the file. */
export function pictureName(facts: Readonly<Record<string, Fact>>): string {
  const bodyPart = wordOf(facts.bodyPart, bodyParts)
  const own = names[String(facts.modality?.value ?? '')] ?? 'picture'
  const kind = isLocaliser(facts) ? own.replace(/ image$/, ' localiser') : own
  const view = wordOf(facts.view, views)
  const told = [bodyPart?.toLowerCase(), kind, view].filter((part) => part !== undefined).join(' ')
  return told.charAt(0).toUpperCase() + told.slice(1)
}

/** What several of a picture are called, where it is not the same word with an s. */
const severalNames: Readonly<Record<string, string>> = {
  'CT image': 'CT series',
  'MR image': 'MR series',
  'PET image': 'PET series',
  picture: 'series',
}

/** What to call slices: "Chest CT series, axial, 1.25 mm"; a localiser is called one. */
export function seriesName(facts: Readonly<Record<string, Fact>>): string {
  const bodyPart = wordOf(facts.bodyPart, bodyParts)
  const kind = names[String(facts.modality?.value ?? '')] ?? 'picture'
  const several = isLocaliser(facts) ? kind.replace(/ image$/, ' localiser') : (severalNames[kind] ?? `${kind}s`)
  const told = [bodyPart?.toLowerCase(), several].filter((part) => part !== undefined).join(' ')
  const thickness = facts.sliceThickness?.value
  const details = [
    planeName(facts),
    ...(typeof thickness === 'number' && !isLocaliser(facts) ? [`${Number(thickness.toFixed(2))} mm`] : []),
  ]
  return [told.charAt(0).toUpperCase() + told.slice(1), ...details].filter((part) => part !== undefined).join(', ')
}

/** Whether a picture was taken to plan others by. */
export function isLocaliser({ imageType }: Readonly<Record<string, Fact>>): boolean {
  const words = imageType?.value
  return Array.isArray(words) && isLocaliserType(words)
}

/** A plane whose normal is nearer to an axis of the body than this is called by it. */
const straightFrom = 0.9

function planeName(facts: Readonly<Record<string, Fact>>): string | undefined {
  const plane = picturePlane(facts)
  if (plane === null) return undefined
  const [x, y, z] = normalOf(plane).map(Math.abs)
  if ((z ?? 0) >= straightFrom) return 'axial'
  if ((y ?? 0) >= straightFrom) return 'coronal'
  return (x ?? 0) >= straightFrom ? 'sagittal' : 'oblique'
}

function wordOf(fact: Fact | undefined, known: ReadonlySet<string>): string | undefined {
  const word = String(fact?.value ?? '').toUpperCase()
  return known.has(word) ? word : undefined
}
