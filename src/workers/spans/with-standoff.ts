import { type Problem, problem } from '../../lib/result.ts'
import type { StagedDraft } from '../manifest/apply-manifest.ts'
import { noteKey, type StandoffTags } from './brat-files.ts'

/**
 * Gives notes the tags that files beside them hold. Problem: `tags-without-note` for tags of a note that is not among the new ones: not given, or in the
 * project already.
 */
export function withStandoff(
  drafts: readonly StagedDraft[],
  { byNote }: StandoffTags,
): { readonly drafts: readonly StagedDraft[]; readonly problems: readonly Problem[] } {
  if (byNote.size === 0) return { drafts, problems: [] }
  const used = new Set<string>()
  const tagged = drafts.map((draft) => {
    const key = noteKey(draft.files[0] ?? '')
    const own = draft.facts.encoding === undefined || used.has(key) ? undefined : byNote.get(key)
    if (own === undefined) return draft
    used.add(key)
    return { ...draft, spans: [...draft.spans, ...own.spans] }
  })
  const left = [...byNote].filter(([key, { spans }]) => !used.has(key) && spans.length > 0)
  const problems = left.map(([, { path, spans }]) =>
    problem('tags-without-note', { count: spans.length }, { file: path }),
  )
  return { drafts: tagged, problems }
}
