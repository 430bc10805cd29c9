import type { ReactNode } from 'react'
import styles from './OverImage.module.css'

interface OverImageProps {
  /** The same in words. */
  readonly label: string
  readonly place: 'left' | 'middle'
  readonly children: ReactNode
}

/** A scale over the lower part of the picture. */
export function OverImage({ label, place, children }: OverImageProps) {
  return (
    <div className={styles.over} data-place={place} role="img" aria-label={label}>
      {children}
    </div>
  )
}
