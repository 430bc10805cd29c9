import { z } from 'zod'
import { type MarkCopy, markCopySchema } from '../../domain/labels/mark-copies.ts'
import { installPrefix } from '../../persistence/install-prefix.ts'

/** What was copied last in this tab: it goes from case to case and from project to project. */
let held: readonly MarkCopy[] | null = null

const storageKey = () => `${installPrefix()}copied-marks`

/** Keeps copies for `copiedMarks`; in the tab's session storage too, as far as they fit, so that they outlive a reload. */
export function keepCopies(copies: readonly MarkCopy[]): void {
  held = copies
  try {
    sessionStorage.setItem(storageKey(), JSON.stringify(copies))
  } catch {
    // Full, or switched off: until the next reload they are held all the same.
    sessionStorage.removeItem(storageKey())
  }
}

/** The marks copied last; none where nothing was, or what is stored does not hold. */
export function copiedMarks(): readonly MarkCopy[] {
  if (held !== null) return held
  try {
    const stored = z.array(markCopySchema).safeParse(JSON.parse(sessionStorage.getItem(storageKey()) ?? '[]'))
    held = stored.success ? stored.data : []
  } catch {
    held = []
  }
  return held
}
