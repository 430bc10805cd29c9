import { useEffect, useState } from 'react'
import styles from './LongProblemList.module.css'
import { ProblemList, type ShownProblem } from './ProblemList.tsx'

interface LongProblemListProps {
  readonly label: string
  readonly problems: readonly ShownProblem[]
  /** Name of the file that holds them all, without extension. */
  readonly fileName: string
}

/** More lines than these nobody reads on a page, and they would slow it down. */
const shownLines = 200

/** Problems of an import of thousands of files: the first of them here, all of them as a table to keep. */
export function LongProblemList({ label, problems, fileName }: LongProblemListProps) {
  const rest = problems.length - shownLines
  return (
    <div className={styles.long}>
      <ProblemList label={label} problems={problems.slice(0, shownLines)} />
      {rest > 0 && (
        <p className={styles.rest}>
          And {rest.toLocaleString('en-GB')} more. <SaveTable problems={problems} fileName={fileName} />
        </p>
      )}
    </div>
  )
}

function SaveTable({ problems, fileName }: Pick<LongProblemListProps, 'problems' | 'fileName'>) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const lines = problems.map(({ subject, message }) => `${quoted(subject ?? '')},${quoted(message)}\r\n`)
    const made = URL.createObjectURL(new Blob(['File,Problem\r\n', ...lines], { type: 'text/csv' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [problems])
  return (
    <a className={styles.save} href={address} download={`${fileName}.csv`}>
      Save the whole list
    </a>
  )
}

/** A cell (RFC 4180); a leading sign that a spreadsheet would take for a formula gets a quote before it. */
function quoted(text: string): string {
  return `"${text.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`
}
