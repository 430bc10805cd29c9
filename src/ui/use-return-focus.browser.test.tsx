import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { Dialog } from './Dialog.tsx'
import { UiProvider } from './UiProvider.tsx'

afterEach(cleanup)

/** A task with its dialog, a question in its place, and nothing. */
function Steps() {
  const [step, setStep] = useState(0)
  return (
    <UiProvider>
      <button type="button" onClick={() => setStep(1)}>
        Import
      </button>
      {step === 1 && (
        <Dialog title="Importing" onClose={() => {}}>
          <button type="button" onClick={() => setStep(2)}>
            Go on
          </button>
        </Dialog>
      )}
      {step === 2 && (
        <Dialog title="Merge?" onClose={() => setStep(0)}>
          <button type="button">Merge</button>
        </Dialog>
      )}
    </UiProvider>
  )
}

test('a dialog that takes the place of another gives the focus back to where it was before both', async () => {
  render(<Steps />)
  await userEvent.click(screen.getByRole('button', { name: 'Import' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Go on' }))
  await screen.findByRole('dialog', { name: 'Merge?' })
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Import' })))
})
