import type { Project } from '../../domain/records/project.ts'
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
  /** Screen lines that fit into the viewer. */
  pageLines(): number
}
