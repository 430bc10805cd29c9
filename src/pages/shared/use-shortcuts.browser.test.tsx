import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useEffect, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { useShortcuts } from './use-shortcuts.ts'

afterEach(cleanup)

function Page({ onR }: { readonly onR: () => void }) {
  useShortcuts([{ chord: 'R', run: onR }])
  return (
    <>
      <button type="button">Button</button>
      <input type="radio" aria-label="Radio" />
      <input aria-label="Text" />
      <select aria-label="Choice">
        <option>Red</option>
      </select>
      <div role="dialog">
        <button type="button">In dialog</button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: stands for a viewer that uses keys itself */}
      <div role="button" tabIndex={0} onKeyDown={(event) => event.preventDefault()}>
        Viewer
      </div>
    </>
  )
}

test.each([
  ['a button', () => screen.getByRole('button', { name: 'Button' }), 1],
  ['a radio button', () => screen.getByRole('radio'), 1],
  ['a text field', () => screen.getByRole('textbox'), 0],
  ['a list of choices', () => screen.getByRole('combobox'), 0],
  ['a dialog', () => screen.getByRole('button', { name: 'In dialog' }), 0],
  ['a viewer that used it', () => screen.getByRole('button', { name: 'Viewer' }), 0],
] as const)('a key pressed on %s', async (_, find, times) => {
  const onR = vi.fn()
  render(<Page onR={onR} />)
  find().focus()
  await userEvent.keyboard('r')
  expect(onR).toHaveBeenCalledTimes(times)
})

function Fields({ onPalette, chord }: { readonly onPalette: () => void; readonly chord: string }) {
  useShortcuts([{ chord, isForFields: true, run: onPalette }])
  return <input aria-label="Text" />
}

test('what is for fields runs while one has the focus, but never on a letter that is typed there', async () => {
  const onPalette = vi.fn()
  render(<Fields chord="Mod+K" onPalette={onPalette} />)
  screen.getByRole('textbox').focus()
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(onPalette).toHaveBeenCalledTimes(1)
  cleanup()
  render(<Fields chord="K" onPalette={onPalette} />)
  screen.getByRole('textbox').focus()
  await userEvent.keyboard('k')
  expect(onPalette).toHaveBeenCalledTimes(1)
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('k')
})

test('a key with Ctrl is another key', async () => {
  const onR = vi.fn()
  render(<Page onR={onR} />)
  await userEvent.keyboard('{Control>}r{/Control}')
  expect(onR).not.toHaveBeenCalled()
})

function Opening({ onR, opened }: { readonly onR: () => void; readonly opened: EventTarget }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => opened.addEventListener('open', () => setOpen(true)), [opened])
  return isOpen ? <Page onR={onR} /> : null
}

test('a key pressed the moment the page is there is heard: effects may run a slow frame later', async () => {
  const onR = vi.fn()
  const opened = new EventTarget()
  const { container } = render(<Opening onR={onR} opened={opened} />)
  // Outside of `act`, which would run the effects at once.
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false)
  const pressed = new Promise<void>((resolve) => {
    const watch = new MutationObserver(() => {
      watch.disconnect()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', code: 'KeyR', bubbles: true }))
      resolve()
    })
    watch.observe(container, { childList: true })
  })
  opened.dispatchEvent(new Event('open'))
  await pressed
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  expect(onR).toHaveBeenCalledTimes(1)
})
