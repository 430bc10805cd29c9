import type { Modality } from '../../contracts/modality.ts'
import { inspectNotes } from './inspect.ts'
import { openText, readText } from './opened-text.ts'
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
    { chord: 'Alt+U', text: 'Next sentence without a tag' },
    { chord: 'Alt+Shift+U', text: 'Previous sentence without a tag' },
    { chord: 'Alt+H', text: 'Next section' },
    { chord: 'Alt+Shift+H', text: 'Previous section' },
    { chord: 'Alt+O', text: 'List the tags at the caret' },
    { chord: 'F2', text: 'Select the text of the tag; again: its other end' },
    { chord: 'Shift+← ↑ ↓ →', text: 'Select text', isFixed: true },
    { chord: 'Enter', text: 'Tag the selected text with the active label', isFixed: true },
    { chord: 'Shift+Enter', text: 'Put the tag on the selected text', isFixed: true },
    { chord: 'Delete', text: 'Remove the selected tag', isFixed: true },
    { chord: 'Escape', text: 'Let go of what is selected', isFixed: true },
    { chord: 'Alt+T', text: 'Tag all places of a phrase' },
    { chord: 'Alt+F', text: 'Add the selected text to the selected tag' },
    { chord: 'Alt+X', text: 'Split the tag at the caret' },
    { chord: 'Alt+J', text: 'Merge the selected tags, or one with the next of its label' },
    { chord: 'Alt+.', text: 'End of the tag one word on' },
    { chord: 'Alt+,', text: 'End of the tag one word back' },
    { chord: 'Alt+Shift+.', text: 'Start of the tag one word on' },
    { chord: 'Alt+Shift+,', text: 'Start of the tag one word back' },
    { chord: 'Mod+Alt+.', text: 'The same by a character' },
  ],
  inspect: inspectNotes,
  open: openText,
  readText,
  loadViewer: () => import('./Viewer.tsx'),
}
