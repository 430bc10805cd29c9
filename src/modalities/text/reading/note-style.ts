import { z } from 'zod'

export const noteFonts = ['sans', 'serif', 'mono'] as const
export const noteSpacings = ['compact', 'normal', 'roomy'] as const
export const smallestPx = 11
export const largestPx = 26

const noteStyleSchema = z.object({
  /** CSS pixels. */
  sizePx: z.number().int().min(smallestPx).max(largestPx),
  font: z.enum(noteFonts),
  spacing: z.enum(noteSpacings),
  hasLineNumbers: z.boolean(),
  wraps: z.boolean(),
  /** Whether selections made by hand are snapped to words. */
  snaps: z.boolean(),
  /** Whether what the mouse selects is tagged at once, with the active label. */
  tagsAtOnce: z.boolean().default(false),
})
/** How somebody likes to read and tag notes on this machine. */
export type NoteStyle = z.infer<typeof noteStyleSchema>

const defaultNoteStyle: NoteStyle = {
  sizePx: 15,
  font: 'sans',
  spacing: 'normal',
  hasLineNumbers: true,
  wraps: true,
  snaps: true,
  tagsAtOnce: false,
}

/** Two installations may share an origin: each keeps its own. */
const keptName = () => `glossa:${new URL('.', document.baseURI).pathname}note-style`

export function readNoteStyle(): NoteStyle {
  try {
    return noteStyleSchema.parse(JSON.parse(localStorage.getItem(keptName()) ?? 'null'))
  } catch {
    return defaultNoteStyle
  }
}

export function keepNoteStyle(style: NoteStyle): void {
  try {
    localStorage.setItem(keptName(), JSON.stringify(style))
  } catch {
    // A full or forbidden storage: the style holds until the page is left.
  }
}

const families: Readonly<Record<NoteStyle['font'], string>> = {
  sans: 'var(--glossa-font)',
  serif: 'ui-serif, Georgia, "Noto Serif", "Liberation Serif", serif',
  mono: 'var(--glossa-font-mono)',
}

/** Line heights: below the least, chips would cover the line above. */
const lineHeights: Readonly<Record<NoteStyle['spacing'], number>> = { compact: 1.75, normal: 2, roomy: 2.5 }

/** Custom properties of a note. The gutter is wide enough for the largest line number. */
export function noteStyleVariables(
  { sizePx, font, spacing, hasLineNumbers, wraps }: NoteStyle,
  lineCount: number,
): Readonly<Record<string, string>> {
  return {
    '--note-size': `${sizePx}px`,
    '--note-font': families[font],
    '--note-line': String(lineHeights[spacing]),
    '--gutter': hasLineNumbers
      ? `calc(${String(lineCount).length}ch + var(--glossa-space-5))`
      : 'var(--glossa-space-4)',
    '--number': hasLineNumbers ? 'inline' : 'none',
    '--wrap': wraps ? 'pre-wrap' : 'pre',
    '--page-width': wraps ? 'auto' : 'max-content',
    '--page-widest': wraps ? '110ch' : 'none',
  }
}
