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
  viewerKeys: [
    { chord: 'Mod+F', text: 'Find in the note' },
    { chord: 'Mod+G', text: 'Go to line' },
    { chord: 'Alt+S', text: 'Select the sentence; again: one more' },
  ],
  inspect: inspectNotes,
  open: openText,
  loadViewer: () => import('./Viewer.tsx'),
}
