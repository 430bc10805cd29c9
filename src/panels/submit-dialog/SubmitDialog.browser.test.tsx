import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Doubt } from '../../domain/checks/submit-check.ts'
import type { ReviewOutcome } from '../../domain/records/project.ts'
import { UiProvider } from '../../ui/UiProvider.tsx'
import { DeferDialog } from './DeferDialog.tsx'
import { outcomeChoices } from './outcome-choices.ts'
import { deferReasons, ownWordsKey } from './reason-choices.ts'
import { SubmitDialog } from './SubmitDialog.tsx'

afterEach(cleanup)

const side: Doubt = {
  message: 'Nodule: left and right',
  severity: 'warn',
  place: { kind: 'annotation', annotationId: 'a', field: 'side' },
}
const attribute: Doubt = {
  message: 'Nodule: “Size” has to be filled in',
  severity: 'block',
  place: { kind: 'annotation', annotationId: 'a', field: 'attribute:size' },
}
const code: Doubt = { message: 'No code yet', severity: 'note', place: { kind: 'label', labelId: 'l' } }

async function show(doubtsAbout: (outcome: ReviewOutcome | null) => readonly Doubt[] = () => []) {
  const [onSubmit, onGo] = [vi.fn(), vi.fn()]
  function Asked() {
    const [reason, setReason] = useState('')
    return (
      <SubmitDialog
        before={null}
        reason={reason}
        onReason={setReason}
        doubtsAbout={doubtsAbout}
        onGo={onGo}
        onSubmit={onSubmit}
        onClose={() => {}}
      />
    )
  }
  render(
    <UiProvider>
      <Asked />
    </UiProvider>,
  )
  const first = await screen.findByRole('radio', { name: 'Normal' })
  await vi.waitFor(() => expect(document.activeElement).toBe(first))
  return { onSubmit, onGo }
}

test('one key submits a normal case', async () => {
  const { onSubmit } = await show()
  await userEvent.keyboard('n')
  expect(onSubmit.mock.calls).toEqual([['normal', null]])
})

test('an outcome that needs a reason takes a common one by one key', async () => {
  const { onSubmit } = await show()
  await userEvent.keyboard('x')
  expect(onSubmit).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Duplicate'))
  await userEvent.keyboard('w')
  expect(onSubmit.mock.calls).toEqual([['excluded', 'Wrong body part or view']])
})

test('or own words, in which letters are letters', async () => {
  const { onSubmit } = await show()
  await userEvent.keyboard('at')
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Reason/ }))
  await userEvent.keyboard('wrong patient n{Enter}')
  expect(onSubmit.mock.calls).toEqual([['not-assessable', 'wrong patient n']])
})

test('a contradiction is shown at once, leads to its place by its number, and the same key once more submits all the same', async () => {
  const { onSubmit, onGo } = await show((outcome) => (outcome === 'normal' ? [side] : [code]))
  expect(screen.getByRole('list', { name: 'Look at' }).textContent).toContain('No code yet')
  await userEvent.keyboard('n')
  expect(onSubmit).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').textContent).toContain('N once more')
  await userEvent.keyboard('1')
  expect(onGo.mock.calls).toEqual([[side.place]])
  await userEvent.keyboard('n')
  expect(onSubmit.mock.calls).toEqual([['normal', null]])
})

test('another outcome is asked about anew; a note holds nobody up', async () => {
  const { onSubmit } = await show((outcome) => (outcome === 'findings' ? [code] : [side]))
  await userEvent.keyboard('no')
  expect(onSubmit).not.toHaveBeenCalled()
  await userEvent.keyboard('f')
  expect(onSubmit.mock.calls).toEqual([['findings', null]])
})

test('what blocks is not submitted, however often the key is pressed', async () => {
  const { onSubmit } = await show(() => [attribute, side])
  await userEvent.keyboard('fff')
  expect(onSubmit).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').textContent).toContain('has to be settled')
  expect(screen.getByRole('button', { name: 'Submit' })).toHaveProperty('disabled', true)
})

test('the pointer chooses, the button submits', async () => {
  const { onSubmit } = await show()
  expect(screen.getByRole('button', { name: 'Submit' })).toHaveProperty('disabled', true)
  await userEvent.click(screen.getByRole('radio', { name: 'Findings' }))
  await userEvent.click(screen.getByRole('button', { name: 'Submit' }))
  expect(onSubmit.mock.calls).toEqual([['findings', null]])
})

test('no key of a reason is the key of an outcome or of the own words', () => {
  const outcomes = outcomeChoices.map(({ key }) => key)
  for (const { reasons } of outcomeChoices) {
    const keys = [...reasons.map(({ key }) => key), ...outcomes, ownWordsKey]
    expect(new Set(keys).size).toBe(keys.length)
  }
  const keys = [...deferReasons.map(({ key }) => key), ownWordsKey]
  expect(new Set(keys).size).toBe(keys.length)
})

test('setting aside takes one key, or own words', async () => {
  const onDefer = vi.fn()
  function Asked() {
    const [reason, setReason] = useState('')
    return <DeferDialog reason={reason} onReason={setReason} onDefer={onDefer} onClose={() => {}} />
  }
  render(
    <UiProvider>
      <Asked />
    </UiProvider>,
  )
  const first = await screen.findByRole('button', { name: 'Needs a second opinion' })
  await vi.waitFor(() => expect(document.activeElement).toBe(first))
  await userEvent.keyboard('p')
  await userEvent.keyboard('task ada{Enter}')
  expect(onDefer.mock.calls).toEqual([['Needs a prior or another view'], ['ask ada']])
})

test('is accessible with everything in it', async () => {
  await show(() => [attribute, side, code])
  await userEvent.keyboard('a')
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])
})
