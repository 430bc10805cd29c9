import type { Fact } from '../../domain/records/case.ts'

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
  const kind = names[String(facts.modality?.value ?? '')] ?? 'picture'
  const view = wordOf(facts.view, views)
  const told = [bodyPart?.toLowerCase(), kind, view].filter((part) => part !== undefined).join(' ')
  return told.charAt(0).toUpperCase() + told.slice(1)
}

function wordOf(fact: Fact | undefined, known: ReadonlySet<string>): string | undefined {
  const word = String(fact?.value ?? '').toUpperCase()
  return known.has(word) ? word : undefined
}
