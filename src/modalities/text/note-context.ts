import type { Project } from '../../domain/records/project.ts'
import type { Section } from '../../domain/text/sections.ts'
import type { TextRange } from '../../domain/text/text-range.ts'
import type { Session } from '../../session/session-context.ts'
import type { OpenedText } from './opened-text.ts'
import type { SpanLayout } from './views/span-layout.ts'
import type { TextSurface } from './views/text-surface.ts'

/** What the actions work on; functions are asked at the moment of each action. */
export interface NoteContext {
  readonly session: Session
  readonly opened: OpenedText
  surface(): TextSurface
  project(): Project
  layout(): SpanLayout
  /** Whether selections made by hand are snapped to words. */
  snaps(): boolean
  /** Opens the bar above the text that finds words or goes to a line. */
  openBar(bar: 'find' | 'line'): void
  /** Sections of the note as the outline has them; none before it is known. */
  sections(): readonly Section[]
  /** Puts the caret at the beginning of a range and shows it. */
  reach(range: TextRange): void
  /** Lists tags that lie on one place, to choose one of. @param offset where the list opens */
  listTags(ids: readonly string[], offset: number): void
  /** Screen lines that fit into the viewer. */
  pageLines(): number
}
