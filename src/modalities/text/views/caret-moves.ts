import { lineOf } from '../../../domain/text/lines.ts'
import { graphemeBoundary } from '../../../domain/text/snapping.ts'
import type { TextSelection, TextSurface } from './text-surface.ts'

type Granularity = 'character' | 'word' | 'line' | 'lineboundary' | 'page' | 'note'

export interface CaretMove {
  readonly extend: boolean
  /** Left and right are directions on screen, so that right-to-left text is walked as it is seen. */
  readonly direction: 'left' | 'right' | 'backward' | 'forward'
  readonly by: Granularity
}

type Keys = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** What a key does to the caret, as in text editors of all platforms (Ctrl or Alt by word, Cmd to the border); null for other keys. */
export function caretMoveOf({ key, shiftKey: extend, ctrlKey, altKey, metaKey }: Keys): CaretMove | null {
  const byWord = ctrlKey || altKey
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const by = metaKey ? 'lineboundary' : byWord ? 'word' : 'character'
      return { extend, direction: key === 'ArrowLeft' ? 'left' : 'right', by }
    }
    case 'ArrowUp':
    case 'ArrowDown':
      if (byWord) return null
      return { extend, direction: key === 'ArrowUp' ? 'backward' : 'forward', by: metaKey ? 'note' : 'line' }
    case 'PageUp':
    case 'PageDown':
      if (byWord || metaKey) return null
      return { extend, direction: key === 'PageUp' ? 'backward' : 'forward', by: 'page' }
    case 'Home':
    case 'End':
      return {
        extend,
        direction: key === 'Home' ? 'backward' : 'forward',
        by: byWord || metaKey ? 'note' : 'lineboundary',
      }
    default:
      return null
  }
}

interface NoteText {
  readonly text: string
  readonly lineStarts: readonly number[]
}

/**
 * Moves the caret or the selection's moving end. The browser does it, since it knows wrapped lines, writing directions and words;
 * what would leave the note or cut a grapheme cluster is put right.
 * @param pageLines screen lines that a page key passes over
 */
export function moveCaret(
  surface: TextSurface,
  { text, lineStarts }: NoteText,
  move: CaretMove,
  pageLines: number,
): void {
  const selection = document.getSelection()
  const before = surface.selection()
  if (selection === null || before === null) return
  if (move.by === 'note') {
    const focus = move.direction === 'forward' ? text.length : 0
    surface.select({ anchor: move.extend ? before.anchor : focus, focus })
    return
  }
  const steps = move.by === 'page' ? pageLines : 1
  const by = move.by === 'page' ? 'line' : move.by
  for (let step = 0; step < steps; step++) {
    const from = surface.selection() ?? before
    selection.modify(move.extend ? 'extend' : 'move', move.direction, by)
    if (by === 'line' && hasJumped(surface, lineStarts, from)) surface.select(nextLine(lineStarts, text, from, move))
  }
  keepInNote(surface, text, before, move)
}

/**
 * Blocks far outside of the viewport have no layout, and moving by a screen line jumps over them; a line reached that way is farther
 * than the next.
 */
function hasJumped(surface: TextSurface, lineStarts: readonly number[], from: TextSelection): boolean {
  const now = surface.selection()
  return now === null || Math.abs(lineOf(lineStarts, now.focus) - lineOf(lineStarts, from.focus)) > 1
}

function nextLine(lineStarts: readonly number[], text: string, from: TextSelection, move: CaretMove): TextSelection {
  const line = lineOf(lineStarts, from.focus)
  const target = line + (move.direction === 'forward' ? 1 : -1)
  const start = lineStarts[target] ?? (target < 0 ? 0 : text.length)
  const end = lineStarts[target + 1] === undefined ? text.length : (lineStarts[target + 1] ?? 0) - 1
  const column = from.focus - (lineStarts[line] ?? 0)
  const focus = graphemeBoundary(text, Math.min(start + column, Math.max(start, end)), 'before')
  return { anchor: move.extend ? from.anchor : focus, focus }
}

function keepInNote(surface: TextSurface, text: string, before: TextSelection, move: CaretMove): void {
  const selection = document.getSelection()
  const after = surface.selection()
  if (after === null || selection?.focusNode == null || !surface.root.contains(selection.focusNode)) {
    surface.select(before)
    return
  }
  const focus = graphemeBoundary(text, after.focus, after.focus < before.focus ? 'before' : 'after')
  const anchor = move.extend ? after.anchor : focus
  if (focus !== after.focus || anchor !== after.anchor) surface.select({ anchor, focus })
}
