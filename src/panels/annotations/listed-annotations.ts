import { useMemo } from 'react'
import { isOnChecklist } from '../../domain/reading/checklist.ts'
import { isOfCase, isOwnWork } from '../../domain/reading/own-work.ts'
import type { Annotation } from '../../domain/records/annotation.ts'
import { useCaseRecords, useProject } from '../../session/session-context.ts'
import { inOrderOfMaking } from './list-rows.ts'

/**
 * The annotations that the list shows, in the order of making. A reader's own assertions about the case as a whole are not among
 * them: the checklist shows those, and fourteen lines of "absent" would bury the one mark.
 */
export function useListedAnnotations(annotatorId: string): readonly Annotation[] {
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const { labels } = useProject().labelSet
  return useMemo(() => {
    const onChecklist = new Set(labels.filter(isOnChecklist).map(({ id }) => id))
    return inOrderOfMaking(
      [...annotations.values()].filter(
        (one) => !(isOfCase(one) && isOwnWork(one, annotatorId) && onChecklist.has(one.labelId)),
      ),
    )
  }, [annotations, labels, annotatorId])
}
