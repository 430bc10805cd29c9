import type { Guide } from './guide-state.ts'
import type { GuideStep } from './guide-steps.ts'

/** Where a page is, as the guide sees it: its case, its project's list of cases or export, elsewhere in its project, in another, or in none. */
export type Place = 'case' | 'list' | 'export' | 'project' | 'other-project' | 'nowhere'

export interface PageAddress {
  readonly projectId: string | null
  readonly caseId: string | null
  readonly isList: boolean
  readonly isExport: boolean
}

export function placeOf(guide: Pick<Guide, 'projectId' | 'caseId'>, page: PageAddress): Place {
  if (page.projectId === null) return 'nowhere'
  if (page.projectId !== guide.projectId) return 'other-project'
  if (page.isExport) return 'export'
  if (page.isList) return 'list'
  return page.caseId === guide.caseId ? 'case' : 'project'
}

/** Whether the guide is offered where the page is: not to a reader who is at work on a case of their own choice. */
export function isOffered(place: Place): boolean {
  return place === 'list' || place === 'case'
}

/** Whether a step can be taken where the page is. */
export function isAtStep(step: GuideStep, place: Place): boolean {
  return step === 'export' ? place === 'export' : place === 'case'
}
