import type { ManifestEntry, ManifestLabel } from '../../contracts/manifest.ts'
import type { GatheredFile } from './gathered-file.ts'
import { raterNames } from './rater-names.ts'

/** What of a table's mapping decides about labels that its lists do not name. */
export interface ListRule {
  readonly isListComplete: boolean
}

/**
 * Entries of what was gathered: lists that are complete make the other labels of their table absent, per reader; where a list is not complete
 * and says that nothing was found, its own word for that becomes a label of the picture; raters become pseudonyms.
 * @param rules one a table
 * @param vocabularies the labels that the lists of each table name anywhere
 */
export function finishEntries(
  files: readonly GatheredFile[],
  rules: readonly ListRule[],
  vocabularies: readonly ReadonlySet<string>[],
): ManifestEntry[] {
  const raters = raterNames(ratersOf(files))
  const nameOf = (rater: string | null) => (rater === null ? null : (raters.get(rater) ?? null))
  // Many files have the same labels: each combination is made once.
  const made = new Map<string, ManifestLabel>()
  const shared = (label: string, assertion: ManifestLabel['assertion'], rater: string | null) => {
    const key = `${label}\n${assertion}\n${rater ?? ''}`
    const present = made.get(key) ?? { label, assertion, rater: nameOf(rater) }
    made.set(key, present)
    return present
  }

  return files.map((file) => {
    const labels = file.labels.map(({ label, assertion, rater }) => shared(label, assertion, rater))
    for (const { table, rater, named, noFinding } of file.lists) {
      if (rules[table]?.isListComplete === true) {
        const said = new Set(file.labels.filter((one) => one.rater === rater).map(({ label }) => label))
        for (const label of vocabularies[table] ?? []) {
          if (!named.has(label) && !said.has(label)) labels.push(shared(label, 'absent', rater))
        }
      } else if (noFinding !== null && named.size === 0) labels.push(shared(noFinding, 'present', rater))
    }
    const [source = { manifest: '', lines: [] }, ...others] = file.places
    return {
      file: file.name,
      source,
      ...(others.length === 0 ? {} : { otherSources: others }),
      patient: file.patient,
      study: file.study,
      split: file.split,
      facts: file.facts,
      labels: [...new Set(labels)],
      boxes: file.boxes.map((box) => ({ ...box, rater: nameOf(box.rater) })),
      ...(file.spans.length === 0 ? {} : { spans: file.spans.map((span) => ({ ...span, rater: nameOf(span.rater) })) }),
      metadata: file.metadata,
    }
  })
}

function* ratersOf(files: readonly GatheredFile[]): Generator<string> {
  for (const { labels, boxes, spans, lists } of files) {
    for (const { rater } of [...labels, ...boxes, ...spans, ...lists]) if (rater !== null) yield rater
  }
}
