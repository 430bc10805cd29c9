import { readdirSync, readFileSync } from 'node:fs'
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

test('every command that can be undone is told in words', () => {
  const folder = new URL('../../domain/commands/', import.meta.url)
  const sources = readdirSync(folder).filter((file) => !file.includes('.test.'))
  const names = sources.flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(([, name = '']) => name),
  )
  // What is written of a case or a project itself, and no edit, is not undone.
  const never = ['project.create', 'annotator.join', 'review.start', 'review.time', 'review.reveal']
  const isTold = (command: string) =>
    !historyText('undo', { change: { ...change, command }, skipped: [] }).endsWith(command)
  expect(names.filter((command) => !never.includes(command) && !isTold(command))).toEqual([])
  expect(names).toContain('annotation.fill-between-slices')
})
