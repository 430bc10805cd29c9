import type { RowReading } from '../../../interchange/manifest/row-reading.ts'
import type { TableMapping } from '../../../interchange/manifest/table-mapping.ts'
import styles from './ManifestStep.module.css'
import { rowWords } from './row-words.ts'

interface RowPreviewProps {
  readonly line: number
  readonly reading: RowReading
  readonly mapping: TableMapping
  /** Whether the row's file is among the picked ones. */
  readonly isPicked: boolean
}

/** What a row becomes, in plain words. */
export function RowPreview({ line, reading, mapping, isPicked }: RowPreviewProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit scrolls by keys too
    <section className={styles.card} aria-label={`Line ${line} becomes`} tabIndex={0}>
      <h4 className={styles.cardTitle}>Line {line} becomes</h4>
      <dl className={styles.words}>
        {rowWords(reading, mapping, isPicked).map(({ about, text, tone }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two boxes may read the same, and the list is made anew for each row
          <div key={index} className={styles.word}>
            <dt>{about}</dt>
            <dd className={tone === 'plain' ? undefined : tone === 'text' ? styles.noteText : styles[tone]}>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
