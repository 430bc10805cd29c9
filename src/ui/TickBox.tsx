import type { ComponentPropsWithoutRef } from 'react'
import styles from './TickBox.module.css'

/** A checkbox that looks like the kit's, and is one element: for rows that are drawn while they scroll. Its label is the caller's. */
export function TickBox({ className, ...input }: Omit<ComponentPropsWithoutRef<'input'>, 'type'>) {
  return <input type="checkbox" {...input} className={[styles.box, className].filter(Boolean).join(' ')} />
}
