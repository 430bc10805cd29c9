import { memo } from 'react'
import { doubtsAbout } from '../../domain/checks/submit-checks.ts'
import { reviewOf } from '../../domain/commands/review-commands.ts'
import { DeferDialog } from '../../panels/submit-dialog/DeferDialog.tsx'
import { SubmitDialog } from '../../panels/submit-dialog/SubmitDialog.tsx'
import { useCaseRecords, useProject, useSession } from '../../session/session-context.ts'
import { useApp } from '../shared/app-services.ts'
import { goToPlace } from './go-to-place.ts'
import { RevealDialog } from './RevealDialog.tsx'
import type { WorkbenchActions } from './use-workbench-actions.ts'

/** What the reader is being asked about the open case, if anything. */
export const CaseQuestions = memo(function CaseQuestions({ actions }: { readonly actions: WorkbenchActions }) {
  const { actor } = useApp().env
  const { viewStore } = useSession()
  const project = useProject()
  const records = useCaseRecords((state) => state)
  const review = reviewOf(records, actor)
  const { asking } = actions
  switch (asking?.about) {
    case 'outcome':
      return (
        <SubmitDialog
          before={{
            outcome: review?.outcome ?? null,
            // Why it was set aside is no reason for an outcome.
            reason: review?.status === 'deferred' ? null : (review?.reason ?? null),
          }}
          doubtsAbout={(outcome) => doubtsAbout(records, project, actor, outcome)}
          onGo={(place) => {
            actions.stopAsking()
            goToPlace(place, viewStore)
          }}
          onSubmit={actions.submit}
          onClose={actions.stopAsking}
        />
      )
    case 'defer':
      return (
        <DeferDialog
          before={review?.status === 'deferred' ? review.reason : null}
          onDefer={actions.defer}
          onClose={actions.stopAsking}
        />
      )
    case 'reveal':
      return (
        <RevealDialog rules={asking.rules} onReveal={() => actions.reveal(asking.rules)} onClose={actions.stopAsking} />
      )
    default:
      return null
  }
})
