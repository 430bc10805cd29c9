import type { Guide } from './guide-state.ts'
import type { GuideStep } from './guide-steps.ts'

/** Where a page is, as the guide sees it: its case, its project's export, elsewhere in its project, in another, or in none. */
export type Place = 'case' | 'export' | 'project' | 'other-project' | 'nowhere'

export interface PageAddress {
  readonly projectId: string | null
  readonly caseId: string | null
  readonly isExport: boolean
}

export function placeOf(guide: Pick<Guide, 'projectId' | 'caseId'>, page: PageAddress): Place {
  if (page.projectId === null) return 'nowhere'
  if (page.projectId !== guide.projectId) return 'other-project'
  if (page.isExport) return 'export'
  return page.caseId === guide.caseId ? 'case' : 'project'
}

/** Whether a step can be taken where the page is. */
export function isAtStep(step: GuideStep, place: Place): boolean {
  return step === 'export' ? place === 'export' : place === 'case'
}
