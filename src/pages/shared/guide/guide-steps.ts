import type { Annotation } from '../../../domain/records/annotation.ts'
import type { Label } from '../../../domain/records/label.ts'
import type { CaseWork } from '../../../persistence/case-work.ts'
import type { Guide } from './guide-state.ts'

/** The steps of the guided case, in their order. */
export const guideSteps = ['box', 'tag', 'join', 'code', 'submit', 'export'] as const
export type GuideStep = (typeof guideSteps)[number]

/** What of the guided case is done, by what is stored of it: whoever did it, and in whichever way or order, it counts. */
export type GuideFacts = Readonly<Record<GuideStep, boolean>>

type Begun = Pick<Guide, 'since' | 'exportedAt'>

/** @param label the one the guide speaks of; undefined where the project has it no more: then any will do */
export function guideFacts({ marks, review }: CaseWork, label: Label | undefined, guide: Begun): GuideFacts {
  const { since, exportedAt } = guide
  const counted = marks.filter((mark) => mark.createdAt >= since && (label === undefined || mark.labelId === label.id))
  const regions = counted.filter(isRegion)
  const spans = counted.filter(({ target }) => target.kind === 'span')
  const submittedAt = review?.status === 'submitted' ? review.submittedAt : null
  const isSubmitted = submittedAt !== null && submittedAt >= since
  return {
    box: regions.length > 0,
    tag: spans.length > 0,
    join: regions.some(({ findingId }) => findingId !== null && spans.some((span) => span.findingId === findingId)),
    code: counted.some((mark) => isCodedBeyond(mark, label)),
    submit: isSubmitted,
    export: isSubmitted && exportedAt !== null && exportedAt >= submittedAt,
  }
}

/** The step to take now; null: all is done. A case that is submitted is not asked for more marks. */
export function stepNow(facts: GuideFacts): GuideStep | null {
  if (facts.export) return null
  if (facts.submit) return 'export'
  return guideSteps.find((step) => !facts[step]) ?? null
}

/** A region with another label than the guide's, where there is none with it: what to point out. */
export function strayMark({ marks }: CaseWork, label: Label | undefined, { since }: Begun): Annotation | undefined {
  if (label === undefined || marks.some((mark) => isRegion(mark) && mark.labelId === label.id)) return undefined
  return marks.find((mark) => isRegion(mark) && mark.createdAt >= since)
}

function isRegion({ target }: Annotation): boolean {
  return target.kind !== 'span' && target.kind !== 'whole'
}

/** Whether a mark has a code that did not come with its label. */
function isCodedBeyond({ codings }: Annotation, label: Label | undefined): boolean {
  const own = label?.coding ?? null
  return codings.some(({ system, code }) => system !== own?.system || code !== own.code)
}
