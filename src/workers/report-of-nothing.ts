import type { ImportPreview } from './import-preview.ts'
import type { ImportReport } from './import-report.ts'

/** What is to be said of files in which there was nothing to import. */
export function reportOfNothing({ duplicates, refused, tags }: ImportPreview): ImportReport {
  return {
    cases: 0,
    items: 0,
    annotations: 0,
    duplicates: duplicates.map(({ file }) => file),
    unmatchedFiles: [],
    droppedValues: 0,
    problems: [...refused, ...tags.problems],
    warnings: [],
  }
}
