import type { Annotation } from '../records/annotation.ts'
import type { Finding } from '../records/project.ts'

/** The marks of a case that are evidence of a finding, oldest first. */
export function evidenceIn(annotations: Iterable<Annotation>, findingId: string): readonly Annotation[] {
  return [...annotations].filter((mark) => mark.findingId === findingId).sort(byAge)
}

/** Ids are UUIDv7: their order is the order of making. */
function byAge(a: Annotation, b: Annotation): number {
  return a.id < b.id ? -1 : 1
}

/**
 * How many things some marks stand for: those of one finding count once.
 * @param findings those that exist: a mark whose finding is gone counts by itself
 */
export function countThings(marks: Iterable<Annotation>, findings: ReadonlyMap<string, Finding>): number {
  const seen = new Set<string>()
  for (const { id, findingId } of marks) seen.add(findingId !== null && findings.has(findingId) ? findingId : id)
  return seen.size
}
