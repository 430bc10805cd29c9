import { plainLabel } from '../../domain/labels/plain-label.ts'
import type { Label } from '../../domain/records/label.ts'
import { type Problem, problem } from '../../lib/result.ts'
import { nextLabelColor } from '../../ui/label-palette.ts'

/** A key that something else has, and what that is. */
export interface TakenKey {
  readonly key: string
  readonly by: string
}

export function replaceLabel(labels: readonly Label[], id: string, change: Partial<Label>): Label[] {
  return labels.map((label) => (label.id === id ? { ...label, ...change } : label))
}

export function withoutLabel(labels: readonly Label[], id: string): Label[] {
  return labels.filter((label) => label.id !== id)
}

/** Moves a label by so many places, as far as the list reaches. */
export function moveLabel(labels: readonly Label[], id: string, by: number): Label[] {
  const from = labels.findIndex((label) => label.id === id)
  const moved = labels[from]
  if (moved === undefined) return [...labels]
  const to = Math.max(0, Math.min(labels.length - 1, from + by))
  return labels.toSpliced(from, 1).toSpliced(to, 0, moved)
}

/** Adds a label of its own name and colour that may go on anything. */
export function addLabel(labels: readonly Label[], id: string): Label[] {
  const taken = new Set(labels.map(({ name }) => name.toLowerCase()))
  let name = 'New label'
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `New label ${n}`
  return [...labels, plainLabel(id, name, nextLabelColor(labels.map(({ color }) => color)))]
}

/** Why a label may not have a key; null where it may. */
export function hotkeyProblem(hotkey: string | null, taken: readonly TakenKey[]): Problem | null {
  const owner = taken.find(({ key }) => key.toUpperCase() === hotkey?.toUpperCase())
  return owner === undefined ? null : problem('label-hotkey-taken', { key: owner.key.toUpperCase(), by: owner.by })
}
