import { evidenceIn } from '../../domain/findings/evidence.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import type { Finding } from '../../domain/records/project.ts'

/** A row of the list of annotations. */
export type ListRow =
  | { readonly kind: 'finding'; readonly finding: Finding; readonly evidence: readonly Annotation[] }
  | { readonly kind: 'mark'; readonly mark: Annotation; readonly findingId: string | null }

export interface RowsInput {
  /** In the order they were made. */
  readonly annotations: readonly Annotation[]
  readonly findings: ReadonlyMap<string, Finding>
  /** Marks of the patient's other cases that are evidence of findings. */
  readonly elsewhere: readonly Annotation[]
}

/**
 * The marks of a case in the order they were made; a finding stands where its first mark of the case would, with all its evidence
 * below it, that of other cases last.
 */
export function listRows({ annotations, findings, elsewhere }: RowsInput): readonly ListRow[] {
  const byFinding = new Map<string, Annotation[]>()
  const rows: ListRow[] = []
  for (const mark of annotations) {
    const finding = findings.get(mark.findingId ?? '')
    if (finding === undefined) continue
    const present = byFinding.get(finding.id)
    if (present === undefined) byFinding.set(finding.id, [mark])
    else present.push(mark)
  }
  for (const mark of annotations) {
    const finding = findings.get(mark.findingId ?? '')
    if (finding === undefined) {
      rows.push({ kind: 'mark', mark, findingId: null })
      continue
    }
    const own = byFinding.get(finding.id) ?? []
    if (own[0] !== mark) continue
    const evidence = [...own, ...evidenceIn(elsewhere, finding.id)]
    rows.push({ kind: 'finding', finding, evidence })
    for (const piece of evidence) rows.push({ kind: 'mark', mark: piece, findingId: finding.id })
  }
  return rows
}

/** Sorts marks in place into the order they were made: their ids are UUIDv7. */
export function inOrderOfMaking(marks: Annotation[]): Annotation[] {
  return marks.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Stable key of a row. */
export function rowKey(row: ListRow): string {
  return row.kind === 'finding' ? row.finding.id : row.mark.id
}
