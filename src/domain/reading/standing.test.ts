import { expect, it } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { assessLabel } from '../commands/checklist-commands.ts'
import { deferReview, reviewOf, startReview, submitReview } from '../commands/review-commands.ts'
import { caseStanding, labelStanding } from './standing.ts'

/*
 * Untouched, submitted as negative, and not assessed are three things. Each surface reads them from where this test looks:
 * - workbench, sidebar and lists: the status of the reader's own review (`StatusMark`: ring, half, bar, tick), the outcome beside it;
 * - checklist: the line's value, `Not assessed` being a choice of its own beside `Absent`;
 * - export: the reviews of a case (an untouched case has none and stays out), and for each label an annotation or none: see
 *   src/interchange/submitted-work.test.ts.
 */
const nodule = testLabel('Nodule', '#e69f00')

function open() {
  const session = createMemorySession([nodule], 'image')
  const { caseStore, env, project } = session
  return {
    ...session,
    standing: () => [
      caseStanding(reviewOf(caseStore.get(), env.actor)),
      labelStanding(caseStore.get(), project, env.actor, nodule.id),
    ],
  }
}

it('tells an untouched case from a negative one, and neither says that a label is absent', () => {
  const { caseStore, project, standing } = open()
  expect(standing()).toEqual(['untouched', 'not-assessed'])
  caseStore.dispatch(startReview())
  expect(standing()).toEqual(['begun', 'not-assessed'])
  caseStore.dispatch(submitReview('normal', null, 1))
  expect(standing()).toEqual(['negative', 'not-assessed'])
  caseStore.dispatch(assessLabel(project, nodule.id, 'absent'))
  expect(standing()).toEqual(['negative', 'absent'])
  caseStore.dispatch(assessLabel(project, nodule.id, null))
  expect(standing()).toEqual(['negative', 'not-assessed'])
})

it('an absent label makes no negative case, and a case set aside or not assessable is none', () => {
  const { caseStore, project, standing } = open()
  caseStore.dispatch(assessLabel(project, nodule.id, 'absent'))
  expect(standing()).toEqual(['untouched', 'absent'])
  caseStore.dispatch(deferReview('ask', 1))
  expect(standing()[0]).toBe('deferred')
  caseStore.dispatch(submitReview('not-assessable', 'blurred', 1))
  expect(standing()[0]).toBe('unusable')
  caseStore.dispatch(submitReview('other-abnormality', null, 1))
  expect(standing()[0]).toBe('positive')
})
