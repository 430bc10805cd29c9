import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { CommitInput } from './CommitInput.tsx'
import { ConfirmByTyping } from './ConfirmByTyping.tsx'
import { SaveStatus } from './SaveStatus.tsx'
import { UiProvider } from './UiProvider.tsx'
import { commitTyped } from './use-commit-on-leave.ts'

afterEach(cleanup)

describe('SaveStatus', () => {
  test.each([
    ['saved', 'Saved'],
    ['saving', 'Saving…'],
    [{ failed: 'disk full' }, 'Not saved: disk full'],
  ] as const)('%o reads "%s"', (state, text) => {
    render(<SaveStatus state={state} onRetry={() => {}} />)
    expect(screen.getByRole('status').textContent).toBe(text)
  })

  test('a long failure does not lie over its button', () => {
    render(
      <div style={{ display: 'flex', width: 600 }}>
        <SaveStatus state={{ failed: 'no disk space is left for this browser. '.repeat(5) }} onRetry={() => {}} />
      </div>,
    )
    const said = screen.getByRole('status')
    expect(said.scrollWidth).toBeLessThanOrEqual(said.clientWidth)
  })

  test('offers to try again while it fails', async () => {
    const onRetry = vi.fn()
    render(<SaveStatus state={{ failed: 'disk full' }} onRetry={onRetry} />)
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(onRetry).toHaveBeenCalledOnce()
  })
})

describe('ConfirmByTyping', () => {
  test('acts only when the name is typed whole', async () => {
    const onConfirm = vi.fn()
    render(
      <UiProvider>
        <ConfirmByTyping
          title="Delete"
          expected="My project"
          action="Delete project"
          onConfirm={onConfirm}
          onClose={() => {}}
        >
          Gone for good.
        </ConfirmByTyping>
      </UiProvider>,
    )
    const field = await screen.findByRole('textbox', { name: 'Type My project to confirm' })
    const button = screen.getByRole('button', { name: 'Delete project' })
    await userEvent.type(field, 'My projec{Enter}')
    expect(button).toHaveProperty('disabled', true)
    expect(onConfirm).not.toHaveBeenCalled()
    await userEvent.type(field, 't{Enter}')
    expect(onConfirm).toHaveBeenCalledOnce()
  })
})

describe('CommitInput', () => {
  function show(answer: string | null) {
    const onCommit = vi.fn(() => answer)
    const { unmount } = render(
      <UiProvider>
        <CommitInput label="Name" value="Nodule" onCommit={onCommit} />
      </UiProvider>,
    )
    return { onCommit, field: screen.getByRole('textbox', { name: 'Name' }), unmount }
  }

  test('commits once, on leaving', async () => {
    const { field, onCommit } = show(null)
    await userEvent.type(field, 's')
    expect(onCommit).not.toHaveBeenCalled()
    await userEvent.tab()
    expect(onCommit.mock.calls).toEqual([['Nodules']])
  })

  test('commits when it is taken from the page, and where all typing is to be stored, once', async () => {
    const { field, onCommit, unmount } = show(null)
    await userEvent.type(field, 's')
    act(commitTyped)
    act(commitTyped)
    expect(onCommit.mock.calls).toEqual([['Nodules']])
    await userEvent.type(field, ' x')
    unmount()
    expect(onCommit.mock.calls).toEqual([['Nodules'], ['Nodule x']])
  })

  test('a field that its own change takes from the page commits once', async () => {
    const onCommit = vi.fn(() => null)
    function Row() {
      const [isThere, setThere] = useState(true)
      const commit = () => {
        setThere(false)
        return onCommit()
      }
      return isThere && <CommitInput label="Name" value="Nodule" onCommit={commit} />
    }
    render(
      <UiProvider>
        <Row />
      </UiProvider>,
    )
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 's{Enter}')
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(onCommit).toHaveBeenCalledOnce()
  })

  test('Escape takes the typing back', async () => {
    const { field, onCommit } = show(null)
    await userEvent.type(field, 's{Escape}')
    expect(field).toHaveProperty('value', 'Nodule')
    await userEvent.tab()
    expect(onCommit).not.toHaveBeenCalled()
  })

  test('keeps what was refused, and says why', async () => {
    const { field } = show('Another label has this name.')
    await userEvent.type(field, 's{Enter}')
    expect(field).toHaveProperty('value', 'Nodules')
    expect(screen.getByText('Another label has this name.')).toBeTruthy()
  })
})
