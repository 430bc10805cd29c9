import styles from './ProblemList.module.css'

export interface ShownProblem {
  /** Name of the file or record it is about, where there is one. */
  readonly subject: string | null
  readonly message: string
  /** Where to go to put it right. */
  readonly link?: { readonly text: string; readonly href: string }
}

interface ProblemListProps {
  /** Name of the list for assistive technology. */
  readonly label: string
  readonly problems: readonly ShownProblem[]
}

/** What went wrong, one line each: of what, and why. */
export function ProblemList({ label, problems }: ProblemListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {problems.map(({ subject, message, link }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two problems may read the same, and the list never changes order
        <li key={index} className={styles.row}>
          {subject !== null && <span className={styles.subject}>{subject}</span>}
          <span>
            {message}
            {link !== undefined && (
              <>
                {' '}
                <a href={link.href}>{link.text}</a>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
