import { expect, test } from 'vitest'
import type { Change } from '../../domain/log/change.ts'
import { historyText } from './history-text.ts'

const change: Change = {
  id: 'c',
  at: '',
  actor: 'a',
  device: 'd',
  command: 'annotation.add',
  origin: 'undo',
  batch: null,
  caseId: 'k',
  reverts: 'r',
  patches: [],
}
const skip = { recordId: 'x', path: null }

test.each([
  ['undo', { change: null, skipped: [] }, 'Nothing to undo'],
  ['redo', { change: null, skipped: [skip] }, 'Nothing left to redo of that step: it has been changed since'],
  ['undo', { change, skipped: [] }, 'Undid adding an annotation'],
  ['redo', { change, skipped: [skip] }, 'Did again adding an annotation. One thing was left alone: changed since'],
  ['undo', { change, skipped: [skip, skip] }, 'Undid adding an annotation. 2 things were left alone: changed since'],
  ['redo', { change, skipped: [] }, 'Did again adding an annotation'],
] as const)('%s of %o', (direction, report, text) => expect(historyText(direction, report)).toBe(text))

test('what it was about follows', () => {
  expect(historyText('undo', { change, skipped: [] }, 'Nodule, box')).toBe('Undid adding an annotation: Nodule, box')
})
