import type { TextEncoding } from '../../../lib/text-encoding.ts'
import type { WaitingImport } from '../../../workers/import-client.ts'
import type { PreviewItem } from '../../../workers/import-preview.ts'
import { useDescribe } from '../../shared/use-describe.ts'
import styles from './ImportPreview.module.css'
import { TextReading } from './TextReading.tsx'
import type { PreviewControls } from './use-preview.ts'

interface PreviewDetailsProps {
  readonly items: readonly PreviewItem[]
  readonly preview: PreviewControls
  readonly source: Pick<WaitingImport, 'excerpt'>
  readonly onReadAs: (files: ReadonlySet<string>, encoding: TextEncoding) => Promise<void>
}

/** The current row in full: where its file lies, whose it is, and what to look at. Without one, the keys. */
export function PreviewDetails({ items, preview, source, onReadAs }: PreviewDetailsProps) {
  const describe = useDescribe()
  const row = preview.rows[preview.current]
  const own = row === undefined ? [] : row.item === null ? row.one.items : [row.item]
  const shown = own.flatMap((index) => items[index] ?? [])
  const text = own.length === 1 && shown[0]?.isText === true ? own[0] : undefined
  const warnings = shown.flatMap(({ files, warnings: all }) =>
    all.map((warning) => ({ file: files[0] ?? '', warning })),
  )
  return (
    <section
      className={styles.details}
      data-texts={items.some(({ isText }) => isText) || undefined}
      aria-label="Details of the row"
    >
      {row?.isMixed === true && (
        <p className={styles.danger}>
          This case puts files of several patients together. It would count as one patient: split it, unless they are
          one person.
        </p>
      )}
      {shown.length === 1 && <p className={styles.path}>{namesText(shown[0]?.files ?? [])}</p>}
      {warnings.slice(0, 20).map(({ file, warning }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two warnings may read the same, and they do not move
        <p key={index} className={styles.warn}>
          {shown.length > 1 && <strong>{file}: </strong>}
          {describe(warning)}
        </p>
      ))}
      {text !== undefined && <TextReading items={items} index={text} source={source} onReadAs={onReadAs} />}
      <p className={styles.keys}>
        Space selects, Shift with arrows several. M merges, S splits out, X leaves out, Alt with arrows moves to the
        next case, Ctrl Z takes back.
      </p>
    </section>
  )
}

/** Names listed in full; of more, how many. */
const listedNames = 6

function namesText(files: readonly string[]): string {
  const some = files.slice(0, listedNames).join(', ')
  return files.length > listedNames ? `${some} and ${files.length - listedNames} more` : some
}
