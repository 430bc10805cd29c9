import type { TerminologySource } from '../../contracts/terminology-source.ts'
import { starterRows } from './starter-rows.ts'

/** The terminology that every installation has: built in, so no file of a user is ever recognised as it. */
export const starterSource: TerminologySource = {
  id: 'starter',
  label: 'Glossa starter terminology',
  recognise: () => Promise.resolve(0),
  async *read(_files, signal) {
    for (const row of starterRows()) {
      if (signal.aborted) return
      yield row
    }
  },
}
