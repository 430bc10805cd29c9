import { blindingOf } from '../../domain/reading/blinding.ts'
import type { Project } from '../../domain/records/project.ts'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import { reviewIn } from './review-text.ts'

/**
 * A case's summary as a reader may see it in lists, filters and counts: until they have submitted the case, what the project hides in it
 * is not counted, and with `earlier-labels` others' reviews are not there. A summary does not know whose the annotations are: none is
 * counted, rather than too many.
 */
export function blindSummary(summary: CaseSummary, project: Pick<Project, 'rules'>, annotatorId: string): CaseSummary {
  const rules = blindingOf(project)
  if (rules.length === 0 || reviewIn(summary, annotatorId).status === 'submitted') return summary
  const own = summary.reviews.filter((review) => review.annotatorId === annotatorId)
  const reviews = rules.includes('earlier-labels') ? own : summary.reviews
  return { ...summary, annotationCount: 0, positiveCount: 0, labelCounts: {}, reviews }
}
