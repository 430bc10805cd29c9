import styles from './KeyCap.module.css'

/** A key of the keyboard. Decoration beside a control that says its key by `aria-keyshortcuts`. */
export function KeyCap({ name }: { readonly name: string }) {
  return (
    <kbd className={styles.key} aria-hidden>
      {name}
    </kbd>
  )
}
