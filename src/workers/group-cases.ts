/** How items are put together to cases. */
export const groupingRules = ['study', 'folder', 'stem', 'file', 'patient'] as const
export type GroupingRule = (typeof groupingRules)[number]

/** What of an item decides where it belongs. Source identifiers: for grouping and patient keys only. */
export interface Groupable {
  readonly modality: string
  readonly patient: string | null
  readonly study: string | null
  /** Folders of its file, `/`-separated, empty where there are none. */
  readonly folder: string
  readonly stem: string
}

/** What will be one case. */
export interface CaseGroup {
  /** Indices of items, in reading order. */
  readonly items: readonly number[]
}

/**
 * Groups items into cases, in the order in which they came.
 *
 * - `study`: by patient and study where they are known (header, manifest), else by name; a note or picture named like a file of a study
 *   joins that study.
 * - `patient`: everything of a patient is one case, where the patient is known, else by name.
 * - `folder`: what lies in one folder. - `stem`: what is named alike. - `file`: each for itself.
 */
export function groupCases(items: readonly Groupable[], rule: GroupingRule = 'study'): CaseGroup[] {
  const groups = new Map<string, number[]>()
  const stemKeys = stemKeysOf(items)
  const groupOfStem = new Map<string, string>()
  const order = [...items.keys()]
  const known = (index: number) => knownKey(items[index], rule) !== undefined
  // Those that say where they belong go first, so that others of their name can join them.
  for (const index of [...order.filter(known), ...order.filter((index) => !known(index))]) {
    const stemKey = stemKeys[index] ?? ''
    const key = knownKey(items[index], rule) ?? unknownKey(items[index], rule, index, stemKey, groupOfStem)
    if (!groupOfStem.has(stemKey)) groupOfStem.set(stemKey, key)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [index])
    else group.push(index)
  }
  return [...groups.values()].map((members) => ({ items: members }))
}

function knownKey(item: Groupable | undefined, rule: GroupingRule): string | undefined {
  if (item === undefined) return undefined
  const { patient, study } = item
  if (rule === 'study' && study !== null) return `study:${patient ?? ''}/${study}`
  return rule === 'patient' && patient !== null ? `patient:${patient}` : undefined
}

function unknownKey(
  item: Groupable | undefined,
  rule: GroupingRule,
  index: number,
  stemKey: string,
  groupOfStem: ReadonlyMap<string, string>,
): string {
  if (rule === 'file') return `file:${index}`
  if (rule === 'folder' && item !== undefined && item.folder !== '') return `folder:${item.folder}`
  return groupOfStem.get(stemKey) ?? `stem:${stemKey}`
}

/**
 * What stands for the name of each item: its stem, whatever the case; where files of one kind and one name lie in several folders
 * (`a/1.png`, `b/1.png`) the name tells nothing by itself, and the folder goes with it.
 */
export function stemKeysOf(items: readonly Groupable[]): string[] {
  const foldersOf = new Map<string, Set<string>>()
  const isSplit = new Set<string>()
  for (const { modality, folder, stem } of items) {
    const kind = `${stem.toLowerCase()}\n${modality}`
    const folders = foldersOf.get(kind) ?? new Set()
    folders.add(folder)
    foldersOf.set(kind, folders)
    if (folders.size > 1) isSplit.add(stem.toLowerCase())
  }
  return items.map(({ folder, stem }) => {
    const lower = stem.toLowerCase()
    return isSplit.has(lower) ? `${folder}/${lower}` : lower
  })
}

/**
 * The source identifier that the patient key of a case is made from: that of the first item that names a patient, else the name of the
 * first item: a file that names no patient is its own patient.
 */
export function patientOfCase(items: readonly Groupable[], stemKeys: readonly string[], group: CaseGroup): string {
  for (const index of group.items) {
    const patient = items[index]?.patient ?? null
    if (patient !== null) return patient
  }
  return `stem:${stemKeys[group.items[0] ?? -1] ?? ''}`
}

/** How many different patients the items of a case name: more than one is a mistake, most likely. */
export function patientsIn(items: readonly Groupable[], group: CaseGroup): number {
  return new Set(group.items.flatMap((index) => items[index]?.patient ?? [])).size
}
