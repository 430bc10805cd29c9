import type { BlobReader } from '../contracts/modality.ts'
import type { Item } from '../domain/records/case.ts'
import type { CaseBundle, ProjectReader } from '../domain/records/case-bundle.ts'
import { quoteOf, verifySpan } from '../domain/text/span.ts'
import { type Problem, problem } from '../lib/result.ts'
import { decodeText, isTextEncoding } from '../lib/text-encoding.ts'

/** Told one by one; of the rest there is a count. */
const toldProblems = 50

/**
 * Checks that every span that is to be exported reads in its note as its quote says, before anything is written: `span-quote-differs`
 * {caseId, case, note, quote, start} for each that does not, `span-quote-more` {count} for what is beyond the first of them. Notes whose text is not in this browser
 * (they came with another reader's export) cannot be checked and are passed over.
 */
export async function checkOffsets(project: ProjectReader, blobs: BlobReader): Promise<readonly Problem[]> {
  const problems: Problem[] = []
  let count = 0
  for await (const bundle of project.cases()) {
    for (const found of await wrongSpans(bundle, blobs)) {
      count += 1
      if (count <= toldProblems) problems.push(found)
    }
  }
  return count > toldProblems ? [...problems, problem('span-quote-more', { count: count - toldProblems })] : problems
}

async function wrongSpans({ case: one, items, annotations }: CaseBundle, blobs: BlobReader): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const item of items) {
    const spans = annotations.flatMap(({ itemId, target }) =>
      itemId === item.id && target.kind === 'span' ? [target] : [],
    )
    const text = spans.length === 0 ? null : await textOf(item, blobs)
    if (text === null) continue
    for (const span of spans) {
      if (verifySpan(text, span)) continue
      problems.push(
        problem('span-quote-differs', {
          caseId: one.id,
          case: one.name,
          note: item.name,
          quote: quoteOf(span),
          start: span.fragments[0]?.start,
        }),
      )
    }
  }
  return problems
}

async function textOf({ parts, facts }: Item, blobs: BlobReader): Promise<string | null> {
  const encoding = facts.encoding?.value
  const bytes = await blobs.read(parts[0]?.blob ?? '')
  return bytes.ok && isTextEncoding(encoding) ? decodeText(bytes.value, encoding) : null
}
