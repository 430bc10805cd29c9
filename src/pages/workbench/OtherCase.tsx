import { type ReactNode, useCallback, useMemo } from 'react'
import { ok } from '../../lib/result.ts'
import { SessionContext, useSession } from '../../session/session-context.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useDescribe } from '../shared/use-describe.ts'
import { useHeld } from '../shared/use-record-store.ts'

interface OtherCaseProps {
  readonly caseId: string
  readonly children: ReactNode
}

/** Another case of the patient in a pane of the open one: what is done inside goes into that case's own log. */
export function OtherCase({ caseId, children }: OtherCaseProps) {
  const session = useSession()
  const describe = useDescribe()
  const { patient } = session
  const opened = useHeld(
    useCallback(async () => {
      const held = await patient.hold(caseId)
      return held.ok ? ok({ value: held.value.store, release: held.value.release }) : held
    }, [patient, caseId]),
  )
  const caseStore = opened.state === 'open' ? opened.value : null
  const own = useMemo(() => (caseStore === null ? null : { ...session, caseStore }), [session, caseStore])
  if (opened.state === 'failed') {
    return <EmptyState title="This study cannot be opened">{describe(opened.problem)}</EmptyState>
  }
  if (own === null) return <SkeletonRows label="Opening the study" />
  return <SessionContext value={own}>{children}</SessionContext>
}
