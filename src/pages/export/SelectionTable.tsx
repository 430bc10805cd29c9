import { leftOutReasonText } from '../../interchange/messages.ts'
import { leftOutReasons } from '../../interchange/selection.ts'
import type { CountedKind, KindCount, SelectionCounts } from '../../interchange/selection-counts.ts'
import { countText } from '../../ui/time-text.ts'
import styles from './ExportPage.module.css'

const kindText: Readonly<Record<CountedKind, string>> = {
  case: 'Cases',
  annotation: 'Annotations',
  review: 'Readings',
  finding: 'Findings',
  relation: 'Relations',
}

/** What will be written and what stays out, before anything is. */
export function SelectionTable({ counts }: { readonly counts: SelectionCounts }) {
  const shown = counts.kinds.filter(
    ({ kind, inside, outside }) =>
      kind === 'case' || kind === 'annotation' || kind === 'review' || inside + total(outside) > 0,
  )
  const { negatives, notAssessed, unread } = counts
  return (
    <div aria-live="polite">
      <table className={styles.counts}>
        <caption>Chosen for export</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" className={styles.number}>
              In
            </th>
            <th scope="col" className={styles.number}>
              Out
            </th>
            <th scope="col">Why out</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ kind, inside, outside }) => (
            <tr key={kind}>
              <th scope="row">{kindText[kind]}</th>
              <td className={styles.number}>{inside.toLocaleString('en-GB')}</td>
              <td className={styles.number}>{total(outside).toLocaleString('en-GB')}</td>
              <td className={styles.dim}>{reasonsText(outside)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {negatives + notAssessed + unread > 0 && (
        <ul className={styles.notes}>
          {negatives > 0 && (
            <li>{countText(negatives, 'case')} read, with nothing exported that is present or likely: negative.</li>
          )}
          {notAssessed > 0 && (
            <li>{countText(notAssessed, 'case')} submitted as not assessable or excluded: not negative.</li>
          )}
          {unread > 0 && (
            <li className={styles.warn}>{countText(unread, 'case')} that nobody submitted: not negative.</li>
          )}
        </ul>
      )}
    </div>
  )
}

function total(outside: KindCount['outside']): number {
  return Object.values(outside).reduce((sum, count) => sum + count, 0)
}

function reasonsText(outside: KindCount['outside']): string {
  return leftOutReasons
    .flatMap((reason) => {
      const count = outside[reason] ?? 0
      return count === 0 ? [] : [`${count.toLocaleString('en-GB')} ${leftOutReasonText[reason]}`]
    })
    .join(', ')
}
