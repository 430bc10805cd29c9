import { useState } from 'react'
import { installPrefix } from '../../persistence/install-prefix.ts'

/**
 * A text being written and not yet saved, null where there is none. It is there again when the page is come back to or was
 * reloaded, for as long as the tab is open.
 * @param name of the text, unlike any other
 */
export function useKeptDraft(name: string): readonly [string | null, (draft: string | null) => void] {
  const key = `${installPrefix()}draft:${name}`
  const [draft, setDraft] = useState(() => sessionStorage.getItem(key))
  const keep = (next: string | null) => {
    setDraft(next)
    try {
      if (next === null) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, next)
    } catch {
      // Without room for it the draft is where it is typed, and nowhere else.
    }
  }
  return [draft, keep]
}
