import type { Modality } from '../../contracts/modality.ts'
import { inspectNotes } from './inspect.ts'
import { openText } from './opened-text.ts'
import { noteExtensions } from './sniff.ts'

/** Clinical notes: plain text, tagged by spans. */
export const textModality: Modality = {
  id: 'text',
  label: 'Note',
  accept: [...noteExtensions, 'text/plain'],
  targetKinds: ['span', 'whole'],
  tools: [],
  inspect: inspectNotes,
  open: openText,
  loadViewer: () => import('./Viewer.tsx'),
}
