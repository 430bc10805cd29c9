import { Suspense, useState } from 'react'
import { reviewOf, startReview } from '../../../domain/commands/review-commands.ts'
import { useSession, useView } from '../../../session/session-context.ts'
import { loadedPart } from '../../../ui/loaded-part.tsx'
import { useApp } from '../../shared/app-services.ts'
import type { Notices } from '../use-notice.ts'
import type { BatchSteps } from './use-batch-steps.ts'

const Dialog = loadedPart(async () => (await import('./TagAllDialog.tsx')).TagAllDialog)

interface TagAllHostProps {
  readonly batches: BatchSteps
  readonly notices: Notices
}

/** Asks for all places of a phrase whenever a note does. */
export function TagAllHost({ batches, notices }: TagAllHostProps) {
  const { actor } = useApp().env
  const { caseStore, patient, viewStore } = useSession()
  const request = useView(({ tagAll }) => tagAll)
  const [answered, setAnswered] = useState(request?.serial ?? 0)
  if (request === null || request.serial <= answered) return null
  const { cases } = patient.store.getState()
  const other = cases.find(({ items }) => items.some(({ id }) => id === request.itemId))
  const caseId = caseStore.get().tables.item.has(request.itemId) ? patient.caseId : other?.case.id
  const close = () => {
    setAnswered(request.serial)
    const pane = viewStore.get().activePane
    // The dialog gives the focus back to what had it only where that is a button.
    if (pane !== null) setTimeout(() => viewStore.surfaces.get(pane)?.focus())
  }
  return (
    <Suspense fallback={null}>
      <Dialog
        key={request.serial}
        request={request}
        caseId={caseId ?? patient.caseId}
        onClose={close}
        onCancelled={() => {
          close()
          notices.say('Cancelled. Nothing was changed.')
        }}
        onDone={({ batchId }, text, { note }) => {
          close()
          if (note?.caseId === patient.caseId && reviewOf(caseStore.get(), actor) === undefined) {
            notices.command(startReview())
          }
          if (batchId === null) notices.say(text)
          else batches.done(batchId, text)
        }}
      />
    </Suspense>
  )
}
