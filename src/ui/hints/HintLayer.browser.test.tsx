import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { UiProvider } from '../UiProvider.tsx'

afterEach(cleanup)

function show() {
  render(
    <UiProvider>
      <main>
        <button type="button" aria-label="Delete" data-hint="Delete  Del">
          <svg width="9" height="9" data-testid="bin" />
        </button>
        <button type="button" aria-label="c" data-hint="Copy">
          c
        </button>
        <button type="button">plain</button>
      </main>
    </UiProvider>,
  )
  const [first, second, plain] = screen.getAllByRole('button')
  if (first === undefined || second === undefined || plain === undefined) throw new Error('no buttons')
  return { first, second, plain }
}

const hint = () => screen.queryByRole('tooltip', { hidden: true })?.textContent ?? null

test('the pointer at rest brings the hint of what it is in, and its leaving takes it away', async () => {
  const { plain } = show()
  await userEvent.hover(screen.getByTestId('bin'))
  expect(hint()).toBeNull()
  await waitFor(() => expect(hint()).toBe('Delete  Del'))
  await userEvent.hover(plain)
  await waitFor(() => expect(hint()).toBeNull())
})

test('keyboard focus brings it at once, with what it adds to the name for those who listen; Escape takes it away, the next focus brings the next', async () => {
  const { first, second, plain } = show()
  await userEvent.click(plain)
  await userEvent.keyboard('{Shift>}{Tab}{Tab}{/Shift}')
  expect(document.activeElement).toBe(first)
  await waitFor(() => expect(hint()).toBe('Delete  Del'))
  expect(first.hasAttribute('aria-description')).toBe(false)
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(hint()).toBeNull())
  await userEvent.keyboard('{Tab}')
  await waitFor(() => expect(hint()).toBe('Copy'))
  expect(document.activeElement).toBe(second)
  // It tells more than the name does.
  await waitFor(() => expect(second.getAttribute('aria-description')).toBe('Copy'))
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(second.hasAttribute('aria-description')).toBe(false))
})

test('a press takes it away, and a finger brings none', async () => {
  const { first, second } = show()
  await userEvent.hover(first)
  await waitFor(() => expect(hint()).toBe('Delete  Del'))
  await userEvent.click(first)
  await waitFor(() => expect(hint()).toBeNull())
  second.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'touch' }))
  expect(hint()).toBeNull()
})
