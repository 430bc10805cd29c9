import { expect, it } from 'vitest'
import { problem } from '../../lib/result.ts'
import { describeProblem, describeUnsaved } from './describe-problem.ts'

it('says of a full disk what holds everywhere, and of edits that wait for room that they are there', () => {
  const full = problem('storage-full')
  expect(describeProblem(full)).toContain('Nothing was stored')
  expect(describeProblem(full)).not.toMatch(/tab|still here/)
  expect(describeUnsaved(full)).toContain('still here')
  expect(describeUnsaved(problem('name-missing'))).toBe(describeProblem(problem('name-missing')))
})
