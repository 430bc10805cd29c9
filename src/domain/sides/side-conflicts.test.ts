import { expect, it } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { stateOf } from '../log/record-state.ts'
import type { Annotation, Laterality } from '../records/annotation.ts'
import { sideConflicts } from './side-conflicts.ts'

const effusion = testLabel('Pleural effusion', '#e69f00', { paired: true })
const drug = testLabel('Medication', '#56b4e9')
const session = createMemorySession([effusion, drug], 'image')
const findingId = session.env.newId()

function made(target: Annotation['target'], laterality: Laterality, more: Partial<Annotation> = {}): Annotation {
  return { ...session.annotation(target, effusion), laterality, ...more }
}
const mention = (laterality: Laterality, more?: Partial<Annotation>) =>
  made({ kind: 'span', fragments: [{ start: 0, end: 8, quote: 'effusion' }] }, laterality, more)
const mark = (laterality: Laterality, more?: Partial<Annotation>) =>
  made({ kind: 'point', x: 1, y: 1 }, laterality, more)

const conflicts = (...annotations: Annotation[]) =>
  sideConflicts(stateOf(annotations.map((record) => ({ kind: 'annotation', record }))), session.project)

it('sees a mention on one side and all marks of its label on the other', () => {
  const [said, drawn] = [mention('right'), mark('left')]
  expect(conflicts(said, drawn)).toEqual([
    { annotationIds: [said.id, drawn.id], params: { label: 'Pleural effusion', mention: 'right', mark: 'left' } },
  ])
})

it('lets be what some mark agrees with, and what says no side', () => {
  expect(conflicts(mention('right'), mark('left'), mark('right'))).toEqual([])
  expect(conflicts(mention('right'), mark('left'), mark('bilateral'))).toEqual([])
  expect(conflicts(mention('right'), mention('left'), mark('left'))).toEqual([])
  for (const side of ['bilateral', 'midline', 'unknown'] as const) {
    expect(conflicts(mention(side), mark('left')), side).toEqual([])
    expect(conflicts(mention('right'), mark(side)), side).toEqual([])
  }
})

it('lets be what is said not to be there, and labels without sides', () => {
  expect(conflicts(mention('right', { assertion: 'absent' }), mark('left'))).toEqual([])
  expect(conflicts(mention('right', { assertion: 'likely' }), mark('left'))).toHaveLength(1)
  expect(conflicts(mention('right', { labelId: drug.id }), mark('left', { labelId: drug.id }))).toEqual([])
})

it('looks at each finding by itself, whatever its label', () => {
  const joined = { findingId, labelId: drug.id }
  const [said, drawn] = [mention('right', joined), mark('left', joined)]
  expect(conflicts(said, drawn, mark('right'))).toMatchObject([{ annotationIds: [said.id, drawn.id] }])
  // The mark on the right is evidence of another finding.
  expect(conflicts(mention('right', { findingId }), mark('left', { findingId }), mark('right'))).toHaveLength(1)
})
