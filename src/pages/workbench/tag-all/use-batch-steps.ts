import { useEffect, useMemo, useState } from 'react'
import { startBatchUndo } from '../../../workers/bulk-client.ts'
import { useApp } from '../../shared/app-services.ts'
import { describeProblem } from '../../shared/describe-problem.ts'
import type { WorkbenchSession } from '../use-case-session.ts'
import type { Notices } from '../use-notice.ts'
import { undoneBatchText } from './undone-batch-text.ts'

/** Changes of many cases that were made from the open one. */
export interface BatchSteps {
  /** Says what was done, with the way back. */
  done(batchId: string, text: string): void
  /** Takes the last one back where nothing was done in this case since; answers whether there was one. */
  takeBack(): boolean
  readonly canTakeBack: boolean
}

/** The last change of many cases is the first that undo takes back, until something else is done. */
export function useBatchSteps(projectId: string, session: WorkbenchSession | null, notices: Notices): BatchSteps {
  const { actor } = useApp().env
  const [last, setLast] = useState<string | null>(null)
  useEffect(() => {
    setLast(null)
    return session?.caseStore.onChange(({ command }, origin) => {
      if (origin !== 'other-tab' && !command.startsWith('review.')) setLast(null)
    })
  }, [session])

  const { say } = notices
  return useMemo(() => {
    async function undo(batchId: string): Promise<void> {
      setLast(null)
      say('Undoing…')
      const { done } = startBatchUndo({ projectId, annotatorId: actor }, batchId, () => undefined)
      const undone = await done
      say(undone.ok ? undoneBatchText(undone.value) : describeProblem(undone.error))
    }
    return {
      done(batchId, text) {
        setLast(batchId)
        say(text, { name: 'Undo', run: () => void undo(batchId) })
      },
      takeBack() {
        if (last === null) return false
        void undo(last)
        return true
      },
      canTakeBack: last !== null,
    }
  }, [projectId, actor, say, last])
}
