import type { ManifestEntry } from '../../contracts/manifest.ts'
import type { Fact, Item } from '../../domain/records/case.ts'
import { jsonEquals } from '../../lib/json.ts'
import type { Problem } from '../../lib/result.ts'
import { problemOf } from './match-entries.ts'

/**
 * Facts of an item with those of its entry: what the header says stands, what it lacks comes from the manifest. Where both say
 * something else, `manifest-contradiction` tells.
 */
export function mergeFacts(header: Item['facts'], entry: ManifestEntry): { facts: Item['facts']; problems: Problem[] } {
  const facts: Record<string, Fact> = { ...header }
  const problems: Problem[] = []
  for (const [name, fact] of Object.entries(entry.facts)) {
    const present = header[name]
    if (present === undefined) facts[name] = fact
    else if (!isSame(present, fact)) {
      problems.push(
        problemOf(entry, 'manifest-contradiction', {
          fact: name,
          header: shown(present),
          manifest: shown(fact),
          name: entry.file,
        }),
      )
    }
  }
  return { facts, problems }
}

/** A date says the same as the time of that day. */
function isSame(header: Fact, manifest: Fact): boolean {
  if (jsonEquals(header.value, manifest.value)) return true
  const [a, b] = [shown(header).toLowerCase(), shown(manifest).toLowerCase()]
  return a === b || (/^\d{4}-\d\d-\d\d$/.test(b) && a.startsWith(b))
}

function shown({ value }: Fact): string {
  return typeof value === 'string' ? value.trim() : JSON.stringify(value)
}
