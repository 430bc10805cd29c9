import { applyChange } from '../log/apply.ts'
import type { Change } from '../log/change.ts'
import type { Patch } from '../log/patch.ts'
import type { RecordState } from '../log/record-state.ts'
import type { Finding } from '../records/project.ts'

/** Whether a finding has evidence in another case of the patient, which the state of one case does not show. */
export type HasEvidenceElsewhere = (findingId: string) => boolean

const findingPath = '/findingId'

/**
 * The change with what findings need besides, whatever the edit or undo was:
 * - a finding that loses its last evidence is removed in the same change, so that an undo brings both back;
 * - one that still has evidence, here or in another case, is not removed;
 * - one that evidence comes back to is brought back.
 * @param state the state that the change will be applied to
 */
export function settleFindings(change: Change, state: RecordState, isElsewhere: HasEvidenceElsewhere): Change {
  const mentioned = findingsMentioned(change.patches, state)
  if (mentioned.size === 0) return change
  const after = applyChange(state, change)
  const before = evidenced(state, mentioned)
  const now = evidenced(after, mentioned)
  const stands = (id: string) => now.has(id) || isElsewhere(id)

  const returning: Patch[] = []
  for (const id of now) {
    const buried = after.removed.get(id)
    const isTaken = change.patches.some((patch) => removesFinding(patch, id))
    if (buried?.kind !== 'finding' || isTaken || !isFinding(buried.record)) continue
    returning.push({ op: 'add', kind: 'finding', record: buried.record })
  }
  const kept = change.patches.filter((patch) => {
    return patch.op !== 'remove' || patch.kind !== 'finding' || !stands(patch.record.id)
  })
  const emptied: Patch[] = []
  for (const id of mentioned) {
    const record = after.tables.finding.get(id)
    const isNew = !state.tables.finding.has(id)
    if (record !== undefined && !stands(id) && (before.has(id) || isNew)) {
      emptied.push({ op: 'remove', kind: 'finding', record })
    }
  }
  if (returning.length === 0 && emptied.length === 0 && kept.length === change.patches.length) return change
  return { ...change, patches: withoutDetour([...returning, ...kept], emptied) }
}

/** A finding that would be added and removed in one change is left out of it. */
function withoutDetour(patches: readonly Patch[], emptied: readonly Patch[]): Patch[] {
  const added = new Set(patches.flatMap((patch) => (isAddedFinding(patch) ? [patch.record.id] : [])))
  const detours = new Set(
    emptied.flatMap((patch) => (patch.op === 'remove' && added.has(patch.record.id) ? [patch.record.id] : [])),
  )
  const stays = (patch: Patch) => {
    return patch.op === 'maskXor' || !detours.has(patch.op === 'set' ? patch.id : patch.record.id)
  }
  return [...patches, ...emptied].filter(stays)
}

function isAddedFinding(patch: Patch) {
  return patch.op === 'add' && patch.kind === 'finding'
}

function removesFinding(patch: Patch, id: string): boolean {
  return patch.op === 'remove' && patch.kind === 'finding' && patch.record.id === id
}

function isFinding(record: object): record is Finding {
  return 'patientKey' in record && 'note' in record
}

/** Every finding whose evidence, or which itself, some patches may change. */
function findingsMentioned(patches: readonly Patch[], state: RecordState): ReadonlySet<string> {
  const ids = new Set<string>()
  const mention = (id: unknown) => {
    if (typeof id === 'string') ids.add(id)
  }
  for (const patch of patches) {
    if (patch.op === 'maskXor') continue
    if (patch.kind === 'finding') mention(patch.op === 'set' ? patch.id : patch.record.id)
    if (patch.kind !== 'annotation') continue
    if (patch.op !== 'set') {
      mention(patch.record.findingId)
      continue
    }
    const edits = patch.fields.filter(([path]) => path === findingPath)
    for (const [, from, to] of edits) {
      mention(from)
      mention(to)
    }
    // An edit brings a removed mark back, and its finding with it.
    if (edits.length === 0 && state.tables.annotation.has(patch.id)) continue
    const buried = state.removed.get(patch.id)?.record
    if (buried !== undefined && 'findingId' in buried) mention(buried.findingId)
  }
  return ids
}

/** Those of some findings that a mark of the case points to. */
function evidenced({ tables }: RecordState, ids: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { findingId } of tables.annotation.values())
    if (findingId !== null && ids.has(findingId)) found.add(findingId)
  return found
}
