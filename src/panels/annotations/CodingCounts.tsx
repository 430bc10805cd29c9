import { useMemo } from 'react'
import { isPositive } from '../../domain/reading/own-work.ts'
import type { CodingState } from '../../domain/records/annotation.ts'
import { useCaseRecords } from '../../session/session-context.ts'
import styles from './AnnotationDetails.module.css'
import { codingCountsText } from './annotation-text.ts'

/** How far the codes of the open case are; nothing while it has no annotation. */
export function CodingCounts() {
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const text = useMemo(() => {
    const counts: Record<CodingState, number> = { coded: 0, 'none-suitable': 0, deferred: 0 }
    for (const { codingState, assertion } of annotations.values()) {
      // What is said not to be there needs no code: that of its label comes by itself, and a label without one has none to give.
      if (codingState !== 'deferred' || isPositive(assertion)) counts[codingState] += 1
    }
    return codingCountsText(counts)
  }, [annotations])
  return annotations.size === 0 ? null : <p className={styles.codingCounts}>{text}</p>
}
