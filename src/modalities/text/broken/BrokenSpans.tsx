import { setTarget } from '../../../domain/commands/annotation-commands.ts'
import { together } from '../../../domain/commands/together.ts'
import { spanByQuotes } from '../../../domain/text/re-anchor-span.ts'
import { quoteOf } from '../../../domain/text/span.ts'
import { useCaseRecords, useProject, useSession } from '../../../session/session-context.ts'
import { countText } from '../../../ui/time-text.ts'
import type { OpenedText } from '../opened-text.ts'
import styles from './BrokenSpans.module.css'
import { useBrokenSpans } from './use-broken-spans.ts'

/**
 * Says which spans of a note do not read as their quotes say, and finds them again by their words: they are not drawn, since they would
 * stand in a wrong place, and nothing is exported before they are put right.
 */
export function BrokenSpans({ opened: { item, text } }: { readonly opened: OpenedText }) {
  const { caseStore } = useSession()
  const { labels } = useProject().labelSet
  const annotations = useCaseRecords(({ tables }) => tables.annotation)
  const broken = useBrokenSpans(annotations, item.id, text)
  if (broken.length === 0) return null
  const found = broken.flatMap(({ id, target }) => {
    const again = target.kind === 'span' ? spanByQuotes(target, text) : null
    return again === null ? [] : [{ id, again }]
  })
  const lost = broken.length - found.length
  const shown = broken.slice(0, 5).map(({ labelId, target }) => {
    const name = labels.find(({ id }) => id === labelId)?.name ?? 'Unknown label'
    return `${name} “${target.kind === 'span' ? quoteOf(target).slice(0, 60) : ''}”`
  })
  return (
    <div className={styles.bar} role="alert">
      <p>
        {countText(broken.length, 'tag')} of this note {broken.length === 1 ? 'does' : 'do'} not stand on the words{' '}
        {broken.length === 1 ? 'it was' : 'they were'} put on, and {broken.length === 1 ? 'is' : 'are'} not shown:{' '}
        {shown.join(', ')}
        {broken.length > shown.length && ', …'}.
        {lost > 0 &&
          ` The words of ${lost} are nowhere in the text: remove them in the list, or import the right text.`}
      </p>
      {found.length > 0 && (
        <button
          type="button"
          className={styles.button}
          onClick={() => {
            const moves = found.map(({ id, again }) => setTarget(id, again))
            caseStore.dispatch(together('annotation.set-target', moves))
          }}
        >
          Put {countText(found.length, 'tag')} on the nearest such words
        </button>
      )}
    </div>
  )
}
