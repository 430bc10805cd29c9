import { isTextEncoding } from '../../lib/text-encoding.ts'
import type { StoredNote, StoredNotes } from '../../persistence/stored-notes.ts'
import type { StoredDraft } from '../collect-drafts.ts'

/** A text that the project has in another version, or read in another encoding. */
export interface ChangedNote {
  readonly draft: StoredDraft
  readonly note: StoredNote
}

export interface MatchedNotes {
  readonly changed: readonly ChangedNote[]
  /** Drafts that are new to the project. */
  readonly fresh: readonly StoredDraft[]
  /** Files that the project has under this name with this very content, read in the same encoding or left so. */
  readonly unchanged: ReadonlySet<string>
}

/**
 * Finds the texts that came again, by the keyed hashes of their names: under the path they had, else under the bare name where that
 * means one text on either side. Without a name (imported before names were kept) a text is known by its content.
 * @param known drafts whose content the project has somewhere
 * @param chosen paths whose encoding a person chose: only then is another encoding a change
 */
export function matchNotes(
  drafts: readonly StoredDraft[],
  known: readonly StoredDraft[],
  stored: StoredNotes,
  chosen: ReadonlySet<string>,
): MatchedNotes {
  const uses = new Map<string, number>()
  for (const key of [...drafts, ...known].flatMap(({ nameKeys = [] }) => nameKeys))
    uses.set(key, (uses.get(key) ?? 0) + 1)
  const changed: ChangedNote[] = []
  const fresh: StoredDraft[] = []
  const unchanged = new Set<string>()
  const taken = new Set<string>()
  const byName = ({ nameKeys = [] }: StoredDraft): StoredNote | undefined => {
    for (const key of nameKeys) {
      const [only, ...others] = stored.byNameKey.get(key) ?? []
      if (only !== undefined && others.length === 0 && uses.get(key) === 1 && !taken.has(only.itemId)) return only
    }
    return undefined
  }
  const byContent = ({ parts }: StoredDraft): StoredNote | undefined => {
    const [only, ...others] = stored.byBlob.get(parts[0]?.blob ?? '') ?? []
    return others.length === 0 ? only : undefined
  }
  const take = (draft: StoredDraft, note: StoredNote) => {
    taken.add(note.itemId)
    changed.push({ draft, note })
  }
  for (const draft of drafts) {
    const note = byName(draft)
    if (note === undefined) fresh.push(draft)
    else take(draft, note)
  }
  for (const draft of known) {
    const note = byName(draft) ?? byContent(draft)
    if (note === undefined || taken.has(note.itemId)) continue
    const encoding = draft.facts.encoding?.value
    const isRead = isTextEncoding(encoding) && encoding !== note.encoding && chosen.has(draft.files[0] ?? '')
    if (note.blob !== draft.parts[0]?.blob || isRead) take(draft, note)
    else unchanged.add(draft.files[0] ?? '')
  }
  return { changed, fresh, unchanged }
}
