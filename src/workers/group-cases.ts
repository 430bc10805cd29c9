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
  if (rule === 'file') return items.map((_, index) => ({ items: [index] }))
  const groups = new Map<string, number[]>()
  const stemKeys = stemKeysOf(items)
  const groupOfStem = new Map<string, string>()
  const known = items.map((item) => knownKey(item, rule))
  const isKnown = (index: number) => known[index] !== undefined
  const order = [...items.keys()]
  // Those that say where they belong go first, so that others of their name can join them.
  for (const index of [...order.filter(isKnown), ...order.filter((index) => !isKnown(index))]) {
    const stemKey = stemKeys[index] ?? ''
    const key = known[index] ?? unknownKey(items[index], rule, stemKey, groupOfStem)
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
  stemKey: string,
  groupOfStem: ReadonlyMap<string, string>,
): string {
  if (rule === 'folder' && item !== undefined && item.folder !== '') return `folder:${item.folder}`
  return groupOfStem.get(stemKey) ?? `stem:${stemKey}`
}

/**
 * What stands for the name of each item: its stem, whatever the case; where files of one kind and one name lie in several folders
 * (`a/1.png`, `b/1.png`) the name tells nothing by itself, and the folder goes with it.
 */
export function stemKeysOf(items: readonly Groupable[]): readonly string[] {
  const known = stemKeysOfList.get(items) ?? newStemKeys(items)
  stemKeysOfList.set(items, known)
  return known
}

/** Lists of items are never changed, and of 100,000 the names are not gone through twice. */
const stemKeysOfList = new WeakMap<readonly Groupable[], readonly string[]>()

function newStemKeys(items: readonly Groupable[]): readonly string[] {
  // The one folder that files of a kind and a name lie in, as far as is known.
  const folderOf = new Map<string, string>()
  const isSplit = new Set<string>()
  const stems = items.map(({ stem }) => stem.toLowerCase())
  for (const [index, { modality, folder }] of items.entries()) {
    const stem = stems[index] ?? ''
    const kind = `${stem}\n${modality}`
    const first = folderOf.get(kind)
    if (first === undefined) folderOf.set(kind, folder)
    else if (first !== folder) isSplit.add(stem)
  }
  return stems.map((stem, index) => (isSplit.has(stem) ? `${items[index]?.folder ?? ''}/${stem}` : stem))
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
