import { useEffect, useMemo } from 'react'
import { logReveal, reviewOf } from '../../domain/commands/review-commands.ts'
import { blindingOf, hiddenFrom } from '../../domain/reading/blinding.ts'
import type { BlindingRule } from '../../domain/records/project.ts'
import { useCaseRecords, useProject, useSession } from '../../session/session-context.ts'
import { useApp } from '../shared/app-services.ts'

/** What the present annotator must not see of the open case. */
export function useHidden(): ReadonlySet<BlindingRule> {
  const { actor } = useApp().env
  const project = useProject()
  const review = useCaseRecords((records) => reviewOf(records, actor))
  return useMemo(() => hiddenFrom(project, review), [project, review])
}

/**
 * A submitted case shows by itself what the project hides. That too is written down: an edit made afterwards, or an outcome set anew
 * after the submission was taken back, is not a blind one any more.
 */
export function useLoggedUnblinding(): void {
  const { caseStore } = useSession()
  const { actor } = useApp().env
  const project = useProject()
  const isSubmitted = useCaseRecords((records) => reviewOf(records, actor)?.status === 'submitted')
  useEffect(() => {
    if (isSubmitted) caseStore.dispatch(logReveal(blindingOf(project)))
  }, [isSubmitted, caseStore, project])
}
