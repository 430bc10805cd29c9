import type { Fact } from '../../domain/records/case.ts'
import { fail, ok, problem, type Result } from '../../lib/result.ts'
import { decodeText, isTextEncoding, type TextEncoding, undecodableCount } from '../../lib/text-encoding.ts'
import { bytesInRow } from '../../persistence/blobs.ts'
import type { GlossaDatabase } from '../../persistence/database.ts'
import type { StoredDraft } from '../collect-drafts.ts'

/** An encoding chosen for texts, by whom and when. */
export interface ReadAs {
  /** The texts, by their files. */
  readonly files: ReadonlySet<string>
  readonly encoding: TextEncoding
  readonly by: string
  readonly at: string
}

/** Texts looked through at a time. */
const textsAtOnce = 100

/**
 * Drafts with the chosen encoding as a person's word, which stands beside what was detected, and with the warning that belongs to it.
 * Fails with `import-files-gone`.
 */
export async function readNotesAs(
  db: GlossaDatabase,
  drafts: readonly StoredDraft[],
  { files, encoding, by, at }: ReadAs,
): Promise<Result<readonly StoredDraft[]>> {
  const isMeant = (draft: StoredDraft) => draft.nameKeys !== undefined && files.has(draft.files[0] ?? '')
  const meant = drafts.filter(isMeant)
  const warnings = new Map<StoredDraft, StoredDraft['warnings']>()
  for (let from = 0; from < meant.length; from += textsAtOnce) {
    const some = meant.slice(from, from + textsAtOnce)
    const rows = await db.blobs.bulkGet(some.map(({ parts }) => parts[0]?.blob ?? ''))
    for (const [index, draft] of some.entries()) {
      const bytes = bytesInRow(rows[index])
      if (bytes === undefined) return fail('import-files-gone')
      const count = undecodableCount(decodeText(bytes, encoding), encoding)
      const others = draft.warnings.filter(({ code }) => code !== 'note-undecodable')
      const own = count === 0 ? [] : [problem('note-undecodable', { count, encoding }, { file: draft.files[0] ?? '' })]
      warnings.set(draft, [...others, ...own])
    }
  }
  return ok(
    drafts.map((draft) => {
      const found = warnings.get(draft)
      if (found === undefined) return draft
      const fact = chosenFact(draft.facts.encoding, encoding, by, at)
      return { ...draft, warnings: found, facts: { ...draft.facts, encoding: fact } }
    }),
  )
}

function chosenFact(now: Fact | undefined, encoding: TextEncoding, by: string, at: string): Fact {
  const detected = now?.overrides ?? (now === undefined ? undefined : { value: now.value, origin: now.origin })
  if (detected?.value === encoding) return { value: encoding, origin: 'header' }
  return { value: encoding, origin: 'reader', by, at, ...(detected === undefined ? {} : { overrides: detected }) }
}

/** How a text begins when it is read in an encoding. */
export interface Excerpt {
  readonly text: string
  readonly isWhole: boolean
  readonly undecodable: number
}

const excerptLength = 1200

/** The first lines of a text as they would read. Fails with `import-files-gone`. */
export async function excerptOf(db: GlossaDatabase, draft: StoredDraft | undefined): Promise<Result<Excerpt>> {
  const encoding = draft?.facts.encoding?.value
  const bytes = bytesInRow(await db.blobs.get(draft?.parts[0]?.blob ?? ''))
  if (bytes === undefined || !isTextEncoding(encoding)) return fail('import-files-gone')
  const text = decodeText(bytes, encoding)
  const shown = text.slice(0, excerptLength)
  return ok({ text: shown, isWhole: shown.length === text.length, undecodable: undecodableCount(text, encoding) })
}
