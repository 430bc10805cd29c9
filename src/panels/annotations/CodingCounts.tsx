import { useMemo } from 'react'
import { countCodings } from '../../domain/reading/coding-counts.ts'
import { useCaseRecords } from '../../session/session-context.ts'
import styles from './AnnotationDetails.module.css'
import { codingCountsText } from './annotation-text.ts'

/** How far the codes of the open case are; nothing while it has no annotation. */
export function CodingCounts() {
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const text = useMemo(() => codingCountsText(countCodings(annotations.values())), [annotations])
  return annotations.size === 0 ? null : <p className={styles.codingCounts}>{text}</p>
}
