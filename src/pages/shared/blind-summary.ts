import { blindingOf } from '../../domain/reading/blinding.ts'
import type { Project } from '../../domain/records/project.ts'
import type { CaseSummary } from '../../persistence/case-summary.ts'
import { reviewIn } from './review-text.ts'

/**
 * A case's summary as a reader may see it in lists, filters and counts: until they have submitted the case, what the project hides in it
 * is not counted (what they have made by hand themselves is), and with `earlier-labels` others' reviews are not there.
 */
export function blindSummary(summary: CaseSummary, project: Pick<Project, 'rules'>, annotatorId: string): CaseSummary {
  const rules = blindingOf(project)
  if (rules.length === 0 || reviewIn(summary, annotatorId).status === 'submitted') return summary
  const own = summary.reviews.filter((review) => review.annotatorId === annotatorId)
  const reviews = rules.includes('earlier-labels') ? own : summary.reviews
  const made = summary.positivesBy?.[annotatorId] ?? 0
  return { ...summary, annotationCount: made, positiveCount: made, labelCounts: {}, reviews }
}
