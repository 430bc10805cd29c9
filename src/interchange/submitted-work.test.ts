import { expect, it } from 'vitest'
import { cases, smallProject } from '../../tests/fixtures/small-project.ts'
import { submittedWork } from './submitted-work.ts'

it('writes negatives with their review and no label said to be absent, and no untouched case', () => {
  const written = smallProject.bundles.flatMap((bundle) => submittedWork(bundle, () => {}) ?? [])
  expect(written.map((bundle) => bundle.case.id)).toEqual([cases[0], cases[1]])
  expect(written[1]?.reviews).toMatchObject([{ status: 'submitted', outcome: 'normal' }])
  expect(written[1]?.annotations).toEqual([])
})
