import { memo } from 'react'
import { doubtsAbout } from '../../domain/checks/submit-checks.ts'
import { reviewOf } from '../../domain/commands/review-commands.ts'
import type { Review } from '../../domain/records/project.ts'
import { DeferDialog } from '../../panels/submit-dialog/DeferDialog.tsx'
import { SubmitDialog } from '../../panels/submit-dialog/SubmitDialog.tsx'
import { useCaseRecords, useProject, useSession } from '../../session/session-context.ts'
import { useApp } from '../shared/app-services.ts'
import { useKeptDraft } from '../shared/use-kept-draft.ts'
import { goToPlace } from './go-to-place.ts'
import { RevealDialog } from './RevealDialog.tsx'
import type { WorkbenchActions } from './use-workbench-actions.ts'

/** What the reader is being asked about the open case, if anything. */
export const CaseQuestions = memo(function CaseQuestions({ actions }: { readonly actions: WorkbenchActions }) {
  const { actor } = useApp().env
  const review = useCaseRecords((state) => reviewOf(state, actor))
  const { asking } = actions
  switch (asking?.about) {
    case 'outcome':
      return <OutcomeQuestion review={review} actions={actions} />
    case 'defer':
      return <DeferQuestion review={review} actions={actions} />
    case 'reveal':
      return (
        <RevealDialog rules={asking.rules} onReveal={() => actions.reveal(asking.rules)} onClose={actions.stopAsking} />
      )
    default:
      return null
  }
})

interface QuestionProps {
  readonly review: Review | undefined
  readonly actions: WorkbenchActions
}

function OutcomeQuestion({ review, actions }: QuestionProps) {
  const { actor } = useApp().env
  const { viewStore } = useSession()
  const project = useProject()
  const records = useCaseRecords((state) => state)
  const [draft, setDraft] = useReasonDraft('outcome')
  // Why it was set aside is no reason for an outcome.
  const before = review?.status === 'deferred' ? null : (review?.reason ?? null)
  return (
    <SubmitDialog
      before={review?.outcome ?? null}
      reason={draft ?? before ?? ''}
      onReason={setDraft}
      doubtsAbout={(outcome) => doubtsAbout(records, project, actor, outcome)}
      onGo={(place) => {
        actions.stopAsking()
        goToPlace(place, viewStore)
      }}
      onSubmit={(outcome, reason) => {
        if (actions.submit(outcome, reason)) setDraft(null)
      }}
      onClose={() => {
        setDraft(null)
        actions.stopAsking()
      }}
    />
  )
}

function DeferQuestion({ review, actions }: QuestionProps) {
  const [draft, setDraft] = useReasonDraft('defer')
  const before = review?.status === 'deferred' ? review.reason : null
  return (
    <DeferDialog
      reason={draft ?? before ?? ''}
      onReason={setDraft}
      onDefer={(reason) => {
        if (actions.defer(reason)) setDraft(null)
      }}
      onClose={() => {
        setDraft(null)
        actions.stopAsking()
      }}
    />
  )
}

/** The reason being typed, by whom and of which case: there again after Back or a reload, until it is given or given up. */
function useReasonDraft(about: 'outcome' | 'defer') {
  const { actor } = useApp().env
  const caseId = useCaseRecords(({ tables }) => [...tables.case.keys()][0] ?? '')
  return useKeptDraft(`${about}:${caseId}:${actor}`)
}
