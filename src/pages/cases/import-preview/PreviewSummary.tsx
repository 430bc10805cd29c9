import { memo } from 'react'
import { countText } from '../../../ui/time-text.ts'
import type { ChosenCase, ImportPreview } from '../../../workers/import-preview.ts'
import styles from './ImportPreview.module.css'

interface PreviewSummaryProps {
  readonly preview: ImportPreview
  readonly cases: readonly ChosenCase[]
}

/** How much will come in, and how much will not. */
export const PreviewSummary = memo(function PreviewSummary({ preview, cases }: PreviewSummaryProps) {
  const { items, changed, duplicates, refused, skippedCount, directories, markCount, tags } = preview
  const named = directories.reduce((sum, { namedCount }) => sum + namedCount, 0)
  const missing = directories.reduce((sum, { missingCount }) => sum + missingCount, 0)
  const series = items.filter(({ frames }) => frames > 1).length
  const lostTags = tags.sources.reduce((sum, one) => sum + one.tags - one.placed, 0)
  const chosen = cases.reduce((sum, one) => sum + one.items.length, 0)
  const patients = new Set(cases.map(({ patient }) => patient)).size
  const warnings = items.reduce((sum, item) => sum + item.warnings.length, 0)
  const counts: readonly (readonly [count: number, text: string, isAlways: boolean])[] = [
    [cases.length, countText(cases.length, 'case'), true],
    [chosen, countText(chosen, 'item'), true],
    [series, `${series} series`, false],
    [patients, countText(patients, 'patient'), true],
    [markCount, countText(markCount, 'mark'), false],
    [lostTags, `${countText(lostTags, 'tag')} left out`, false],
    [items.length - chosen, `${countText(items.length - chosen, 'item')} left out`, false],
    [changed.length, countText(changed.length, 'changed note'), false],
    [duplicates.length, countText(duplicates.length, 'duplicate'), false],
    [refused.length - missing, `${countText(refused.length - missing, 'file')} refused`, false],
    [warnings, countText(warnings, 'warning'), false],
    [
      named,
      `${countText(named, 'file')} named by the DICOMDIR${missing === 0 ? ', all here' : `, ${missing} missing`}`,
      false,
    ],
    [skippedCount, `${countText(skippedCount, 'system file')} skipped`, false],
  ]
  return (
    <ul className={styles.summary} aria-label="Summary">
      {counts
        .filter(([count, , isAlways]) => isAlways || count > 0)
        .map(([, text]) => (
          <li key={text}>
            <strong>{text.slice(0, text.indexOf(' '))}</strong>
            {text.slice(text.indexOf(' '))}
          </li>
        ))}
    </ul>
  )
})
