import { guidedCase } from '../../../imaging/demo/guided-case.ts'
import { caseIdAt } from '../../../persistence/case-work.ts'
import type { GlossaDatabase } from '../../../persistence/database.ts'
import { guideNow, offerGuide } from './guide-state.ts'

/** Offers the guide through a case of the demo project, where it was never offered on this device. */
export async function offerGuideIn(db: GlossaDatabase, projectId: string): Promise<void> {
  if (guideNow() !== null) return
  const caseId = await caseIdAt(db, projectId, guidedCase.index)
  if (caseId !== undefined) offerGuide(projectId, caseId)
}
