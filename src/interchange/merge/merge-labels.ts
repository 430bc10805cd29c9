import type { Label, LabelSet } from '../../domain/records/label.ts'
import { jsonEquals } from '../../lib/json.ts'

export interface LabelMerge {
  /** Null where the present set has all that the other has. */
  readonly labelSet: LabelSet | null
  /** Names of labels that come in. */
  readonly added: readonly string[]
  /** Names of labels of the other set that are taken for one of the same name here. */
  readonly joined: readonly string[]
  /** Names of labels that both sets have and describe otherwise: they stay as here. */
  readonly kept: readonly string[]
  /** The id that a label of the other set has here. */
  idOf(labelId: string): string
}

/**
 * Brings the labels of another set in. A label of the same id is the same label and stays as it is here. One of another id but the
 * same name (whatever its case), with no other code, is taken for the present one, which remembers the other id (`mergedFrom`), so
 * that it is known again after it was renamed. Every other label is added at the end, under a name and key that are free.
 */
export function mergeLabels(present: LabelSet, incoming: LabelSet): LabelMerge {
  const labels = [...present.labels]
  const ids = new Map<string, string>()
  const added: string[] = []
  const joined: string[] = []
  const kept: string[] = []
  for (const label of incoming.labels) {
    const known = present.labels.find((candidate) => isSame(candidate, label))
    const namesake = known ?? present.labels.find((candidate) => isNamesake(candidate, label))
    if (namesake === undefined) {
      labels.push(withFreeNames(label, labels))
      ids.set(label.id, label.id)
      added.push(label.name)
      continue
    }
    ids.set(label.id, namesake.id)
    if (known === undefined) joined.push(label.name)
    else if (known.id === label.id && !jsonEquals(described(known), described(label))) kept.push(known.name)
    const at = labels.findIndex(({ id }) => id === namesake.id)
    const now = labels[at]
    if (now !== undefined) labels[at] = remembering(now, [label.id, ...(label.mergedFrom ?? [])])
  }
  const isUnchanged = jsonEquals(labels, present.labels)
  const version = Math.max(present.version, incoming.version) + 1
  return {
    labelSet: isUnchanged ? null : { ...present, version, labels },
    added,
    joined,
    kept,
    idOf: (labelId) => ids.get(labelId) ?? labelId,
  }
}

function isSame(present: Label, label: Label): boolean {
  const theirs = [label.id, ...(label.mergedFrom ?? [])]
  return theirs.includes(present.id) || (present.mergedFrom ?? []).some((id) => theirs.includes(id))
}

function isNamesake(present: Label, label: Label): boolean {
  if (plain(present.name) !== plain(label.name)) return false
  const [ours, theirs] = [present.coding, label.coding]
  return ours === null || theirs === null || (ours.system === theirs.system && ours.code === theirs.code)
}

function plain(name: string): string {
  return name.trim().toLowerCase()
}

function remembering(label: Label, ids: readonly string[]): Label {
  const known = label.mergedFrom ?? []
  const fresh = ids.filter((id) => id !== label.id && !known.includes(id))
  return fresh.length === 0 ? label : { ...label, mergedFrom: [...known, ...new Set(fresh)] }
}

function described({ mergedFrom: _, ...label }: Label): object {
  return label
}

/** Two labels of one name could not be told apart, and two on one key would tag at random. */
function withFreeNames(label: Label, labels: readonly Label[]): Label {
  const names = new Set(labels.map(({ name }) => plain(name)))
  const keys = new Set(labels.map(({ hotkey }) => hotkey?.toLowerCase()))
  let name = label.name
  for (let count = 2; names.has(plain(name)); count++) name = `${label.name} (${count})`
  const isTaken = label.hotkey !== null && keys.has(label.hotkey.toLowerCase())
  return { ...label, name, hotkey: isTaken ? null : label.hotkey }
}
