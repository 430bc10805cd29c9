import { useEffect, useMemo } from 'react'
import { logReveal, reviewOf } from '../../domain/commands/review-commands.ts'
import { blindingOf, hiddenFrom } from '../../domain/reading/blinding.ts'
import { type BlindingRule, blindingRules } from '../../domain/records/project.ts'
import { useCaseRecords, useProject, useSession } from '../../session/session-context.ts'
import { useApp } from '../shared/app-services.ts'

/** What the present annotator must not see of the open case. */
export function useHidden(): ReadonlySet<BlindingRule> {
  const { actor } = useApp().env
  const project = useProject()
  // As one text: the review changes with a case's first mark, and whoever asks here is much of the page.
  const hidden = useCaseRecords((records) => [...hiddenFrom(project, reviewOf(records, actor))].join(' '))
  return useMemo(() => new Set(blindingRules.filter((rule) => hidden.split(' ').includes(rule))), [hidden])
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
