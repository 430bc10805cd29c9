import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconClockPause } from '@tabler/icons-react'
import { memo, useEffect, useMemo } from 'react'
import { reviewOf } from '../../domain/commands/review-commands.ts'
import { patientStatus } from '../../session/patient-status.ts'
import { useCaseStatus, useSession } from '../../session/session-context.ts'
import { IconAction } from '../../ui/IconAction.tsx'
import { useKeyNames } from '../../ui/keys/keys-context.ts'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { useApp } from '../shared/app-services.ts'
import { caseKeys } from '../shared/reserved-keys.ts'
import { outcomeText, standingText } from '../shared/review-text.ts'
import { StoreControls } from '../shared/StoreControls.tsx'
import type { WorkbenchActions } from './use-workbench-actions.ts'
import styles from './Workbench.module.css'

/** What can be done with the open case as a whole. */
export const CaseControls = memo(function CaseControls({ actions }: { readonly actions: WorkbenchActions }) {
  const { patient } = useSession()
  const keys = useKeyNames()
  const status = useMemo(() => patientStatus(patient), [patient])
  useEffect(() => status.start(), [status])
  return (
    <>
      <StoreControls
        store={status}
        hasOtherUndo={actions.canTakeBackBatch}
        onUndo={actions.undo}
        onRedo={actions.redo}
      />
      <span className={styles.divider} aria-hidden />
      <IconAction
        name="Previous case"
        hint={caseKeys.previousCase}
        isOff={actions.previousCase === null}
        onClick={actions.previousCase ?? (() => {})}
      >
        <IconChevronLeft size={17} />
      </IconAction>
      <IconAction
        name="Next case"
        hint={caseKeys.nextCase}
        isOff={actions.nextCase === null}
        onClick={actions.nextCase ?? (() => {})}
      >
        <IconChevronRight size={17} />
      </IconAction>
      <ReviewState />
      <IconAction name="Defer case" hint={caseKeys.defer} onClick={actions.askWhyDefer}>
        <IconClockPause size={17} />
      </IconAction>
      <Button variant="filled" {...keys.aria(caseKeys.submit)} onClick={actions.askOutcome}>
        Submit case
      </Button>
    </>
  )
})

/** The outcome of a case that the annotator has submitted already, or why they have set it aside. */
function ReviewState() {
  const { actor } = useApp().env
  const review = useCaseStatus(({ records }) => reviewOf(records, actor))
  if (review?.status !== 'submitted' && review?.status !== 'deferred') return null
  const text = review.outcome === null ? standingText(review) : outcomeText[review.outcome]
  return (
    <span className={styles.submitted} title={review.reason ?? undefined}>
      <StatusMark status={review.status} />
      <span className={styles.standing}>{text}</span>
    </span>
  )
}
