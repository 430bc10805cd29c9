import { useEffect, useState } from 'react'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import styles from './OpeningItem.module.css'

interface OpeningItemProps {
  readonly name: string
  /** How much of the work is done, 0 to 1; null: not known. */
  readonly share: number | null
}

/** After so long the reader is told that it goes on, and how to leave it. */
const longMs = 4_000

/** What is seen of an item until it is there. Nobody is kept: whoever goes elsewhere ends it. */
export function OpeningItem({ name, share }: OpeningItemProps) {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs)
    return () => clearTimeout(timer)
  }, [])
  const percent = share === null ? null : Math.round(share * 100)
  return (
    <div className={styles.opening}>
      <SkeletonRows label={`Opening ${name}`} />
      <div className={styles.progress}>
        <span>
          Opening {name} {percent !== null && `${percent} %`}
        </span>
        <div
          className={styles.track}
          role="progressbar"
          aria-label={`Opening ${name}`}
          aria-valuemin={0}
          aria-valuemax={100}
          {...(percent === null ? {} : { 'aria-valuenow': percent })}
        >
          <div
            className={styles.done}
            data-known={percent !== null}
            style={percent === null ? undefined : { width: `${percent}%` }}
          />
        </div>
        <span className={styles.hint}>{isLong && 'This takes a while. Go to another case or item to leave it.'}</span>
      </div>
    </div>
  )
}
