import type { TextRange } from '../../../domain/text/text-range.ts'

/**
 * Document ranges of text ranges in one block, in one walk over its text nodes. What reaches out of the block is cut at its end.
 * @param blockStart text offset at which the block begins
 * @param ranges in order, not overlapping
 */
export function mapText(block: Element, blockStart: number, ranges: readonly TextRange[]): readonly Range[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let node = walker.nextNode()
  let nodeStart = blockStart
  /** The node that holds an offset, `end`s belonging to the node before them; undefined past the block. */
  const place = (offset: number, isEnd: boolean): readonly [Node, number] | undefined => {
    while (node !== null) {
      const nodeEnd = nodeStart + (node.nodeValue?.length ?? 0)
      if (offset < nodeEnd || (isEnd && offset === nodeEnd)) return [node, Math.max(0, offset - nodeStart)]
      const following = walker.nextNode()
      if (following === null) return [node, node.nodeValue?.length ?? 0]
      nodeStart = nodeEnd
      node = following
    }
    return undefined
  }
  const mapped: Range[] = []
  for (const { start, end } of ranges) {
    const from = place(Math.max(start, blockStart), false)
    const to = place(end, true)
    if (from === undefined || to === undefined) break
    const range = document.createRange()
    range.setStart(...from)
    range.setEnd(...to)
    mapped.push(range)
  }
  return mapped
}
