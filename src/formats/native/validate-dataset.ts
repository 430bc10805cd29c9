import { readJsonStream } from '../../lib/json-stream.ts'
import type { Problem } from '../../lib/result.ts'
import { DatasetCheck } from './dataset-check.ts'

/**
 * Checks a native export from its first byte to its last: JSON, the schema of every record (quotes as long as their ranges and
 * mask runs that fill their window among it), ids used once, references that lead somewhere. Problems as of `readJsonStream`, which
 * end it, and `DatasetCheck`; none has a file name.
 * @returns the records found, by kind; those at fault are not counted
 */
export async function validateDataset(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ problems: Problem[]; counts: Record<string, number> }> {
  const check = new DatasetCheck()
  const problems: Problem[] = []
  for await (const part of readJsonStream(chunks)) {
    if ('code' in part) return { problems: [...problems, part], counts: check.counts }
    problems.push(...check.take(part).problems)
    if (check.isForeign) break
  }
  return { problems: [...problems, ...check.finish()], counts: check.counts }
}
