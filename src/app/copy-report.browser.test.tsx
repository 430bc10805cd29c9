import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { UiProvider } from '../ui/UiProvider.tsx'
import { CopyButton } from './ErrorPage.tsx'

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('a report that the browser does not let be copied is shown, selected', async () => {
  const user = userEvent.setup({ writeToClipboard: false })
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'))
  render(
    <UiProvider>
      <CopyButton text={'Glossa 1\nError: TypeError'} />
    </UiProvider>,
  )
  await user.click(screen.getByRole('button', { name: 'Copy report' }))
  expect((await screen.findByRole('alert')).textContent).toContain('did not let it be copied')
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Report' })
  expect(document.activeElement).toBe(field)
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('Glossa 1\nError: TypeError')
  expect(screen.queryByRole('button', { name: 'Copied' })).toBeNull()
})
