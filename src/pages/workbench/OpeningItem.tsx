import { useEffect, useState } from 'react'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import styles from './OpeningItem.module.css'

interface OpeningItemProps {
  readonly name: string
  /** How much of the work is done, 0 to 1; null: not known. */
  readonly share: number | null
  /** What is being done, in a few words; null: not known. */
  readonly doing: string | null
}

/** After so long the reader is told that it goes on, and how to leave it. */
const longSeconds = 4

/** What is seen of an item until it is there. Nobody is kept: whoever goes elsewhere ends it. */
export function OpeningItem({ name, share, doing }: OpeningItemProps) {
  const seconds = useSeconds()
  const percent = share === null ? null : Math.round(share * 100)
  return (
    <div className={styles.opening}>
      <SkeletonRows label={`Opening ${name}`} />
      <div className={styles.progress}>
        <span>
          Opening {name}
          {doing !== null && `: ${doing}`}
          {percent !== null && ` ${percent} %`}
          {seconds > 0 && <span aria-hidden> · {seconds} s</span>}
        </span>
        <div
          className={styles.track}
          role="progressbar"
          aria-label={`Opening ${name}`}
          aria-valuemin={0}
          aria-valuemax={100}
          {...(percent === null ? {} : { 'aria-valuenow': percent })}
          {...(doing === null ? {} : { 'aria-valuetext': percent === null ? doing : `${doing}, ${percent} %` })}
        >
          <div
            className={styles.done}
            data-known={percent !== null}
            style={percent === null ? undefined : { width: `${percent}%` }}
          />
        </div>
        <span className={styles.hint}>
          {seconds >= longSeconds && 'This takes a while. Go to another case or item to leave it.'}
        </span>
      </div>
    </div>
  )
}

/** Whole seconds since the component came. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}
