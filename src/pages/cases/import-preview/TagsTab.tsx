import { NativeSelect } from '@mantine/core'
import type { OffsetCounting } from '../../../domain/text/offset-counting.ts'
import { jsonEquals } from '../../../lib/json.ts'
import { LongProblemList } from '../../../ui/LongProblemList.tsx'
import { countText } from '../../../ui/time-text.ts'
import type { ImportPreview } from '../../../workers/import-preview.ts'
import type { TagSource } from '../../../workers/spans/place-tags.ts'
import { useDescribe } from '../../shared/use-describe.ts'
import styles from './ImportPreview.module.css'
import { basisText, countingText, sourceText } from './tag-text.ts'

interface TagsTabProps {
  readonly tags: ImportPreview['tags']
  /** Reads the tags of a source in another way of counting. */
  readonly onCountAs: (source: string, counting: OffsetCounting) => void
}

/** Tags that other programs wrote: how each counts, how that is known, and which tags do not fit. */
export function TagsTab({ tags: { sources, problems }, onCountAs }: TagsTabProps) {
  const describe = useDescribe()
  return (
    <div className={styles.lists}>
      {sources.map((source) => (
        <SourceOfTags
          key={source.source}
          source={source}
          onCountAs={(counting) => onCountAs(source.source, counting)}
        />
      ))}
      {problems.length > 0 && (
        <section className={styles.listed}>
          <h3 className={styles.subtitle}>To know ({problems.length.toLocaleString('en-GB')})</h3>
          <LongProblemList
            label="Tags with problems"
            fileName="tag-problems"
            problems={problems.map((problem) => ({
              subject:
                problem.line === undefined ? (problem.file ?? null) : `${problem.file ?? ''}, line ${problem.line}`,
              message: describe(problem),
            }))}
          />
        </section>
      )}
    </div>
  )
}

interface SourceOfTagsProps {
  readonly source: TagSource
  readonly onCountAs: (counting: OffsetCounting) => void
}

function SourceOfTags({ source, onCountAs }: SourceOfTagsProps) {
  const { tags, placed, notes, counting, fits, samples, basis } = source
  const name = sourceText(source)
  const isChosen = (one: OffsetCounting) => jsonEquals(one, counting)
  return (
    <section className={styles.tagSource} aria-label={name} data-attention={needsLook(source) || undefined}>
      <h3 className={styles.subtitle}>
        {name}: {placed === tags ? countText(tags, 'tag') : `${placed} of ${countText(tags, 'tag')}`} on{' '}
        {countText(notes, 'note')}
      </h3>
      <p className={styles.text}>{basisText(source)}</p>
      {basis !== 'same' && (
        <NativeSelect
          label="Offsets count"
          className={styles.counting ?? ''}
          value={String(fits.findIndex((fit) => isChosen(fit.counting)))}
          data={fits.map((fit, index) => ({
            value: String(index),
            label: `${countingText(fit.counting)}: ${fit.fits.toLocaleString('en-GB')} of ${tags.toLocaleString('en-GB')} fit`,
          }))}
          onChange={(event) => {
            const fit = fits[Number(event.currentTarget.value)]
            if (fit !== undefined) onCountAs(fit.counting)
          }}
        />
      )}
      {basis !== 'same' && samples.length > 0 && (
        <ul className={styles.facts} aria-label="Some of the tags">
          {samples.map(({ label, words }) => (
            <li key={`${label} ${words}`}>
              {label}: <q>{words}</q>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Whether somebody should decide, or know, before the import. */
export function needsLook({ basis, tags, placed }: TagSource): boolean {
  return basis === 'open' || basis === 'edges' || placed < tags
}
