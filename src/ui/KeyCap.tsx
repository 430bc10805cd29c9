import styles from './KeyCap.module.css'
import { keyText, useKeyNames } from './keys/keys-context.ts'

interface KeyCapProps {
  /** A chord as built in, `Shift+J`: what it was changed to is shown. */
  readonly name: string
  /** The key is what it is: of a label, or of a list of keys that shows what each is now. */
  readonly isAsIs?: boolean
}

/** A key of the keyboard. Decoration beside a control that says its key by `aria-keyshortcuts`. */
export function KeyCap({ name, isAsIs = false }: KeyCapProps) {
  const names = useKeyNames()
  const text = isAsIs ? keyText(name) : names.text(name)
  if (text === '') return null
  return (
    <kbd className={styles.key} aria-hidden>
      {text}
    </kbd>
  )
}
