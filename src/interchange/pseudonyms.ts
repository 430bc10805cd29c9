import type { CaseBundle } from '../domain/records/case-bundle.ts'
import type { Annotator } from '../domain/records/project.ts'
import { toHex, utf8 } from '../lib/bytes.ts'
import { isPlainObject } from '../lib/json.ts'

/** Replaces the people of a project by stable pseudonyms. */
export interface Pseudonyms {
  readonly annotators: readonly Annotator[]
  /** The pseudonym of an annotator's id, known to the project or not. */
  idOf(annotatorId: string): Promise<string>
  /** A copy of a record in which no id of the project's annotators is left, in whatever member it stood. */
  in<T>(record: T): T
  /** The same for a case, with all whom it names as author or reader: also those of whom the project has no record. */
  of(bundle: CaseBundle): Promise<CaseBundle>
}

/**
 * Pseudonyms for a project's annotators: "Annotator 1", ... in order of id, with an id of their own. Role is kept; name, credential,
 * own identifier, keys and all that a later version may hold of a person are dropped.
 *
 * The new id is the same in every export of the project and another in every other project. It is derived (UUIDv8, RFC 9562 §5.8,
 * of SHA-256 over project and annotator id), no secret: who holds an export with names can match the two, as they could by the
 * ids of the annotations.
 */
export async function pseudonymsOf(projectId: string, annotators: readonly Annotator[]): Promise<Pseudonyms> {
  const ids = new Map<string, string>()

  async function idOf(annotatorId: string): Promise<string> {
    const known = ids.get(annotatorId)
    if (known !== undefined) return known
    const pseudonym = await derivedId(`urn:glossa:pseudonym:${projectId}:${annotatorId}`)
    ids.set(annotatorId, pseudonym)
    return pseudonym
  }

  const hidden: Annotator[] = []
  for (const { id, revision, role } of [...annotators].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const name = `Annotator ${hidden.length + 1}`
    hidden.push({ id: await idOf(id), revision, name, role, credential: '', keys: [] })
  }

  return {
    annotators: hidden,
    idOf,
    in: (record) => withIds(record, ids),
    async of(bundle) {
      for (const id of actorsOf(bundle)) if (!ids.has(id)) await idOf(id)
      return withIds(bundle, ids)
    },
  }
}

function actorsOf({ annotations, findings, relations, reviews }: CaseBundle): Set<string> {
  const actors = new Set(reviews.map(({ annotatorId }) => annotatorId))
  for (const { createdBy, updatedBy } of [...annotations, ...findings, ...relations])
    actors.add(createdBy).add(updatedBy)
  return actors
}

/** A copy in which every string and member name that is one of the ids is replaced; what holds none is shared. */
export function withIds<T>(value: T, ids: ReadonlyMap<string, string>): T {
  return replaced(value, ids) as T
}

function replaced(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) {
    const copy = value.map((element) => replaced(element, ids))
    return copy.some((element, index) => element !== value[index]) ? copy : value
  }
  if (!isPlainObject(value)) return value
  const entries = Object.entries(value)
  const copy = entries.map(([key, member]) => [ids.get(key) ?? key, replaced(member, ids)] as const)
  return copy.some(([key, member], at) => key !== entries[at]?.[0] || member !== entries[at]?.[1])
    ? Object.fromEntries(copy)
    : value
}

async function derivedId(name: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(name))).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
