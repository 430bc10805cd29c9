import { useMemo } from 'react'
import { blindingOf } from '../../domain/reading/blinding.ts'
import type { Project } from '../../domain/records/project.ts'
import type { BlindView } from '../../persistence/blind-summary.ts'
import { useApp } from './app-services.ts'

/** What the one at work may see of the cases of a project in lists. */
export function useBlindView({ rules }: Pick<Project, 'rules'>): BlindView {
  const { actor } = useApp().env
  return useMemo(() => ({ reader: actor, rules: blindingOf({ rules }) }), [actor, rules])
}

/** Everything, as settings count it: nothing of it says of which case. */
export function useWholeView(): BlindView {
  const { actor } = useApp().env
  return useMemo(() => ({ reader: actor, rules: [] }), [actor])
}
