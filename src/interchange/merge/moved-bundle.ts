import type { CaseBundle } from '../../domain/records/case-bundle.ts'
import { pairUuid } from '../../lib/uuid-v8.ts'
import type { CasePlace } from './recognise-case.ts'

/** The bundle as it would be in this project: its label ids, and those of the case, items, patient and readings that are here. */
export function movedBundle(
  bundle: CaseBundle,
  place: CasePlace,
  projectId: string,
  labelIdOf: (labelId: string) => string,
): CaseBundle {
  const { present, itemIds } = place
  const caseId = present?.case.id ?? bundle.case.id
  const patientKey = present?.case.patientKey ?? bundle.case.patientKey
  const itemIdOf = (id: string) => itemIds.get(id) ?? id
  return {
    case: { ...bundle.case, id: caseId, projectId, patientKey, items: bundle.case.items.map(itemIdOf) },
    items: bundle.items.map((item) => ({ ...item, id: itemIdOf(item.id), caseId })),
    findings: bundle.findings.map((finding) => ({ ...finding, patientKey, labelId: labelIdOf(finding.labelId) })),
    annotations: bundle.annotations.map((annotation) => ({
      ...annotation,
      caseId,
      itemId: annotation.itemId === null ? null : itemIdOf(annotation.itemId),
      labelId: labelIdOf(annotation.labelId),
    })),
    relations: bundle.relations.map((relation) => ({ ...relation, caseId })),
    reviews: bundle.reviews.map((review) => {
      // One reading for each case and annotator: another of the same annotator that is here is the same reading.
      const here = present?.reviews.find(({ annotatorId }) => annotatorId === review.annotatorId)
      const id = caseId === bundle.case.id ? review.id : pairUuid(caseId, review.annotatorId)
      return { ...review, caseId, id: here?.id ?? id }
    }),
  }
}
