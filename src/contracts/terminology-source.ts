import type { Problem } from '../lib/result.ts'
import type { SourceFile } from './source-file.ts'

/** One fact of a code system, in the order a reader meets them; `system` is the code system's URI. */
export type TerminologyRow =
  | {
      readonly row: 'edition'
      readonly system: string
      readonly version: string
      readonly title: string
      readonly language: string
    }
  | { readonly row: 'concept'; readonly code: string; readonly active: boolean }
  | {
      readonly row: 'description'
      readonly code: string
      readonly term: string
      readonly kind: 'preferred' | 'synonym' | 'fully-specified'
    }
  | { readonly row: 'parent'; readonly code: string; readonly parent: string }
  | { readonly row: 'member'; readonly code: string; readonly refset: string }
  | { readonly row: 'map'; readonly code: string; readonly targetSystem: string; readonly target: string }

/** A reader of one kind of terminology distribution. */
export interface TerminologySource {
  readonly id: string
  readonly label: string
  /** 0 (not mine) to 1 (certainly mine); may read the first bytes. */
  recognise(files: readonly SourceFile[]): Promise<number>
  /** The edition row comes first. Aborting ends the iteration. */
  read(files: readonly SourceFile[], signal: AbortSignal): AsyncIterable<TerminologyRow | Problem>
}
