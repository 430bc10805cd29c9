import type { Result } from '../../lib/result.ts'
import type { Change } from './change.ts'

/**
 * Where one scope (one case, or the project itself) writes its changes, and hears of those that others write. Its user waits for
 * one `append` or `pull` before asking for the next.
 */
export interface ChangeWriter {
  /**
   * Makes changes durable, in order, as one write. Answers when they are, with the changes of the same scope that other tabs had
   * appended before them and that this writer had not told of yet. Where it fails, nothing was written and nothing counts as told:
   * the same changes will be given again.
   */
  append(changes: readonly Change[]): Promise<Result<{ readonly before: readonly Change[] }>>
  /** Changes of the scope that other tabs have appended and that this writer had not told of yet. Rejects where it cannot read. */
  pull(): Promise<readonly Change[]>
  /** Calls when another tab may have appended something. Returns the unsubscriber. */
  onOtherTab(listener: () => void): () => void
}
