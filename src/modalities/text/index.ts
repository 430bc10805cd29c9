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
    { chord: ']', text: 'Next tag' },
    { chord: '[', text: 'Previous tag' },
    { chord: 'F2', text: 'Select the text of the tag; again: its other end' },
    { chord: 'Shift+← ↑ ↓ →', text: 'Select text', isFixed: true },
    { chord: 'Enter', text: 'Tag the selected text with the active label', isFixed: true },
    { chord: 'Shift+Enter', text: 'Put the tag on the selected text', isFixed: true },
    { chord: 'Delete', text: 'Remove the selected tag', isFixed: true },
    { chord: 'Escape', text: 'Let go of what is selected', isFixed: true },
  ],
  inspect: inspectNotes,
  open: openText,
  loadViewer: () => import('./Viewer.tsx'),
}
