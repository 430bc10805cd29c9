import { type MergePreview, mergedKinds, mergeFates } from '../../interchange/merge/merge-tally.ts'
import dialog from '../../ui/Dialog.module.css'
import { ProblemList } from '../../ui/ProblemList.tsx'
import styles from './MergeSummary.module.css'
import { conflictText, fateText, mergedKindText, mergeNotes } from './merge-text.ts'

/** The counts of a merge by kind of record, what has to be known about it, and where both sides edited one field. */
export function MergeSummary({ preview }: { readonly preview: MergePreview }) {
  const { fates, conflicts, conflictCount } = preview
  const kinds = mergedKinds.filter((kind) => mergeFates.some((fate) => fates[kind][fate] > 0))
  const shown = mergeFates.filter(
    (fate) => fate === 'added' || fate === 'same' || kinds.some((kind) => fates[kind][fate] > 0),
  )
  const notes = mergeNotes(preview)
  return (
    <>
      <table className={styles.table}>
        <caption>Records of the dataset</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            {shown.map((fate) => (
              <th key={fate} scope="col" className={styles.number}>
                {fateText[fate]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{mergedKindText[kind]}</th>
              {shown.map((fate) => (
                <td key={fate} className={styles.number} data-zero={fates[kind][fate] === 0 || undefined}>
                  {fates[kind][fate].toLocaleString('en-GB')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.length > 0 && (
        <ul className={styles.notes} aria-label="Notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {conflictCount > 0 && (
        <>
          <h2 className={dialog.subtitle}>Edited on both sides ({conflictCount.toLocaleString('en-GB')})</h2>
          <ProblemList
            label="Conflicts"
            problems={conflicts.map((conflict) => ({
              subject: conflict.caseName === '' ? null : conflict.caseName,
              message: conflictText(conflict),
            }))}
          />
        </>
      )}
    </>
  )
}
