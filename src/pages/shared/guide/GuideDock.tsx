import { useEffect } from 'react'
import { useRoute } from 'wouter'
import { guidedCase } from '../../../imaging/demo/guided-case.ts'
import { patterns } from '../paths.ts'
import { useShortcuts } from '../use-shortcuts.ts'
import { GuideCard } from './GuideCard.tsx'
import { GuideOffer } from './GuideOffer.tsx'
import { closeGuide, forgetGuide, type Guide } from './guide-state.ts'
import { guideFacts, stepNow, strayMark } from './guide-steps.ts'
import { isOffered, type Place, placeOf } from './place.ts'
import { useCaseWork } from './use-case-work.ts'

/** The guide at the foot of the page: the offer, then the step that is to be taken, as the stored records have it. */
export function GuideDock({ guide }: { readonly guide: Guide }) {
  const { projectId, caseId } = guide
  const work = useCaseWork(projectId, caseId)
  const place = usePlace(guide)
  useShortcuts([{ text: 'Skip the guide', group: 'Guide', run: closeGuide }])
  useEffect(() => {
    if (work === null) forgetGuide()
  }, [work])
  if (work == null || place === 'other-project') return null
  if (guide.status === 'offered') {
    return isOffered(place) ? <GuideOffer guide={guide} caseName={work.caseName} /> : null
  }
  const label = work.project.labelSet.labels.find(({ name }) => name === guidedCase.label)
  const facts = guideFacts(work, label, guide)
  const stray = facts.box ? undefined : strayMark(work, label, guide)
  const strayLabel = work.project.labelSet.labels.find(({ id }) => id === stray?.labelId)
  return (
    <GuideCard
      guide={guide}
      place={place}
      caseName={work.caseName}
      labelKey={label?.hotkey ?? null}
      facts={facts}
      step={stepNow(facts)}
      strayName={strayLabel?.name ?? null}
    />
  )
}

/** Where the page at the address is, as the guide sees it. */
function usePlace(guide: Guide): Place {
  const [, cases] = useRoute(patterns.cases)
  const [, workbench] = useRoute(patterns.workbench)
  const [, exporting] = useRoute(patterns.export)
  const [, settings] = useRoute(patterns.settings)
  return placeOf(guide, {
    projectId: (cases ?? workbench ?? exporting ?? settings)?.project ?? null,
    caseId: workbench?.case ?? null,
    isList: cases !== null,
    isExport: exporting !== null,
  })
}
