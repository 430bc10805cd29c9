import type { TextRange } from '../../../domain/text/text-range.ts'
import { blockAt, type TextBlock } from './text-blocks.ts'

/** A selection with its direction: `focus` is the end that moves. Offsets in UTF-16 code units; equal for a caret. */
export interface TextSelection {
  readonly anchor: number
  readonly focus: number
}

export function rangeOf({ anchor, focus }: TextSelection): TextRange {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }
}

/** The page's text as offsets. */
export interface TextSurface {
  readonly root: HTMLElement
  /** The document's selection in text offsets, cut at the ends of the note; null where neither of its ends is in the note. */
  selection(): TextSelection | null
  select(selection: TextSelection): void
  /** Where a caret before an offset stands, in viewport pixels. */
  caretRect(offset: number): DOMRect
  /** Text [start, end) in the document. */
  range(start: number, end: number): Range
  /** Where text [start, end) stands, in viewport pixels: a box for each screen line. */
  rects(start: number, end: number): readonly DOMRect[]
}

/**
 * Translates between the document and text offsets. It relies on what TextBlockView draws: each child of the root holds the text from
 * its `data-start` on in text nodes that are the source unchanged (the DOM keeps CR LF in text nodes), so that lengths are offsets.
 */
export function createTextSurface(root: HTMLElement, text: string, blocks: readonly TextBlock[]): TextSurface {
  function offsetOf(node: Node, nodeOffset: number): number {
    const element = node instanceof Element ? node : node.parentElement
    const block = element?.closest<HTMLElement>('[data-start]') ?? root
    const range = document.createRange()
    range.setStart(block, 0)
    range.setEnd(node, nodeOffset)
    return Number(block.dataset.start ?? 0) + range.toString().length
  }

  /** An end of the selection as an offset; the nearer end of the note where it lies outside. */
  function clampedOffset(node: Node, nodeOffset: number): number {
    if (root.contains(node)) return offsetOf(node, nodeOffset)
    const range = document.createRange()
    range.setStart(node, nodeOffset)
    return range.comparePoint(root, 0) < 0 ? text.length : 0
  }

  function pointAt(offset: number): readonly [node: Node, nodeOffset: number] {
    const index = blockAt(blocks, offset)
    const element = root.children[index] ?? root
    let left = offset - (blocks[index]?.start ?? 0)
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0
      // The end of a line is the start of the next one: there the caret belongs, unless the text ends.
      if (left < length || (left === length && !endsLine(node))) return [node, left]
      left -= length
    }
    return endOf(element)
  }

  function current(): TextSelection | null {
    const selection = document.getSelection()
    if (selection === null || selection.rangeCount === 0) return null
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
    if (anchorNode === null || focusNode === null) return null
    if (!root.contains(anchorNode) && !root.contains(focusNode)) return null
    return { anchor: clampedOffset(anchorNode, anchorOffset), focus: clampedOffset(focusNode, focusOffset) }
  }

  function rangeAt(start: number, end: number): Range {
    const range = document.createRange()
    range.setStart(...pointAt(start))
    range.setEnd(...pointAt(end))
    return range
  }

  return {
    root,
    selection: current,
    range: rangeAt,
    select({ anchor, focus }) {
      document.getSelection()?.setBaseAndExtent(...pointAt(anchor), ...pointAt(focus))
    },
    caretRect(offset) {
      const [node, nodeOffset] = pointAt(offset)
      const range = document.createRange()
      range.setStart(node, nodeOffset)
      const rect = range.getClientRects()[0]
      if (rect !== undefined) return rect
      return rectOfNeighbour(node, nodeOffset) ?? lineStartRect(node)
    },
    rects(start, end) {
      return joinedLines([...rangeAt(start, end).getClientRects()].filter(({ width }) => width > 0))
    },
  }
}

/** Boxes side by side in one screen line become one: text is cut into runs, and elements have boxes beside those of their text. */
function joinedLines(rects: readonly DOMRect[]): readonly DOMRect[] {
  const lines: DOMRect[] = []
  for (const rect of rects) {
    const line = lines.at(-1)
    if (line === undefined || rect.top >= line.bottom - rect.height / 2) {
      lines.push(rect)
      continue
    }
    const left = Math.min(line.left, rect.left)
    const right = Math.max(line.right, rect.right)
    const bottom = Math.max(line.bottom, rect.bottom)
    lines[lines.length - 1] = new DOMRect(left, line.top, right - left, bottom - line.top)
  }
  return lines
}

function endsLine(node: Node): boolean {
  return /[\r\n]$/.test(node.nodeValue ?? '')
}

/** After the last character of a block: in its last line where there is one. */
function endOf(block: Element): readonly [node: Node, nodeOffset: number] {
  const line = block.lastElementChild ?? block
  return [line, line.childNodes.length]
}

/** A caret at the end of a line, or where the line wraps, has no box of its own in some browsers: the character beside it has one. */
function rectOfNeighbour(node: Node, nodeOffset: number): DOMRect | undefined {
  if (node.nodeType !== Node.TEXT_NODE) return undefined
  const range = document.createRange()
  const length = node.nodeValue?.length ?? 0
  const isAfter = nodeOffset > 0
  range.setStart(node, isAfter ? nodeOffset - 1 : nodeOffset)
  range.setEnd(node, isAfter ? nodeOffset : Math.min(length, nodeOffset + 1))
  const rect = [...range.getClientRects()].at(-1)
  if (rect === undefined) return undefined
  return new DOMRect(isAfter ? rect.right : rect.left, rect.top, 0, rect.height)
}

function lineStartRect(node: Node): DOMRect {
  const element = node instanceof Element ? node : node.parentElement
  const rect = element?.getBoundingClientRect() ?? new DOMRect()
  return new DOMRect(rect.left, rect.top, 0, rect.height)
}
