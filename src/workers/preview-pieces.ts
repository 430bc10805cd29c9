import { ok, type Result } from '../lib/result.ts'
import type { ImportPreview } from './import-preview.ts'

/** Lists of a preview that have an entry a file or a row. */
export type PreviewLists = Pick<ImportPreview, 'items' | 'changed' | 'known' | 'duplicates' | 'refused'>

/** A preview without its lists. */
export interface PreviewHead extends Omit<ImportPreview, keyof PreviewLists> {
  /** Length of the longest list. */
  readonly longest: number
}

/** Entries of a list that go in one message: while the page unpacks 100,000 at once, it answers to nothing. */
const entriesAtOnce = 1000

export function previewHead(preview: ImportPreview): PreviewHead {
  const { items, changed, known, duplicates, refused, ...head } = preview
  const longest = Math.max(...[items, changed, known, duplicates, refused].map(({ length }) => length))
  return { ...head, longest }
}

/** What goes in one message: of each list the entries from a position on. */
export function previewPiece({ items, changed, known, duplicates, refused }: PreviewLists, from: number): PreviewLists {
  const piece = <T>(list: readonly T[]) => list.slice(from, from + entriesAtOnce)
  return {
    items: piece(items),
    changed: piece(changed),
    known: piece(known),
    duplicates: piece(duplicates),
    refused: piece(refused),
  }
}

/** Puts a preview together again. @param fetch asks for what `previewPiece` gives */
export async function wholePreview(
  { longest, ...head }: PreviewHead,
  fetch: (from: number) => Promise<Result<PreviewLists>>,
): Promise<Result<ImportPreview>> {
  const pieces: PreviewLists[] = []
  for (let from = 0; from < longest; from += entriesAtOnce) {
    const piece = await fetch(from)
    if (!piece.ok) return piece
    pieces.push(piece.value)
  }
  return ok({
    ...head,
    items: pieces.flatMap(({ items }) => items),
    changed: pieces.flatMap(({ changed }) => changed),
    known: pieces.flatMap(({ known }) => known),
    duplicates: pieces.flatMap(({ duplicates }) => duplicates),
    refused: pieces.flatMap(({ refused }) => refused),
  })
}
