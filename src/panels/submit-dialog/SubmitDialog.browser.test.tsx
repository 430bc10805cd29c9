import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { UiProvider } from '../../ui/UiProvider.tsx'
import { SubmitDialog } from './SubmitDialog.tsx'

afterEach(cleanup)

async function show(presentCount: number) {
  const onSubmit = vi.fn()
  render(
    <UiProvider>
      <SubmitDialog
        before={{ outcome: null, reason: null }}
        presentCount={presentCount}
        onSubmit={onSubmit}
        onClose={() => {}}
      />
    </UiProvider>,
  )
  const first = await screen.findByRole('radio', { name: 'Normal' })
  await vi.waitFor(() => expect(document.activeElement).toBe(first))
  return onSubmit
}

test('one key submits a normal case', async () => {
  const onSubmit = await show(0)
  await userEvent.keyboard('n')
  expect(onSubmit.mock.calls).toEqual([['normal', null]])
})

test('an outcome that needs a reason waits for it', async () => {
  const onSubmit = await show(0)
  await userEvent.keyboard('x')
  expect(onSubmit).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /Reason/ }))
  await userEvent.keyboard('wrong patient n{Enter}')
  expect(onSubmit.mock.calls).toEqual([['excluded', 'wrong patient n']])
})

test('an outcome that contradicts the annotations is asked about once', async () => {
  const onSubmit = await show(2)
  await userEvent.keyboard('n')
  expect(onSubmit).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').textContent).toContain('2 annotations say')
  await userEvent.keyboard('n')
  expect(onSubmit.mock.calls).toEqual([['normal', null]])
})

test('the pointer chooses, the button submits', async () => {
  const onSubmit = await show(1)
  expect(screen.getByRole('button', { name: 'Submit' })).toHaveProperty('disabled', true)
  await userEvent.click(screen.getByRole('radio', { name: 'Findings' }))
  await userEvent.click(screen.getByRole('button', { name: 'Submit' }))
  expect(onSubmit.mock.calls).toEqual([['findings', null]])
})
