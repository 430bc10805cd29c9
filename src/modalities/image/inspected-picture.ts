import type { ItemDraft } from '../../contracts/modality.ts'
import type { Problem } from '../../lib/result.ts'

/** A picture found in a file, and what its importer should know of it. */
export interface InspectedPicture {
  readonly draft: ItemDraft
  readonly warnings: readonly Problem[]
}
