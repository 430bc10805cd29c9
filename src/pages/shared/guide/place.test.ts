import { expect, it } from 'vitest'
import { isOffered, type PageAddress, placeOf } from './place.ts'

const guide = { projectId: 'demo', caseId: 'two' }
const at = (page: Partial<PageAddress>) =>
  placeOf(guide, { projectId: 'demo', caseId: null, isList: false, isExport: false, ...page })

it('is offered in the list and in its own case, and left out of the way in any other', () => {
  expect([at({ isList: true }), at({ caseId: 'two' })].map(isOffered)).toEqual([true, true])
  const elsewhere = [
    at({ caseId: 'five' }),
    at({}),
    at({ isExport: true }),
    at({ projectId: 'other' }),
    at({ projectId: null }),
  ]
  expect(elsewhere).toEqual(['project', 'project', 'export', 'other-project', 'nowhere'])
  expect(elsewhere.map(isOffered)).toEqual([false, false, false, false, false])
})
