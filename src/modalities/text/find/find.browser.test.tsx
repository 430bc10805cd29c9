import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createMemorySession, type MemorySession, testLabel } from '../../../../tests/fixtures/memory-session.ts'
import { shownNote as note, showNote } from '../../../../tests/fixtures/shown-note.tsx'

const effusion = testLabel('Effusion', '#e69f00', { hotkey: '1' })
const filler = Array.from({ length: 400 }, (_, index) => `Line ${index + 1} of nothing in particular.`).join('\r\n')
const text = `FINDINGS: small pleural\r\neffusion, Sjo\u0308gren 👩‍⚕️.\r\n${filler}\r\nLarge Pleural effusion. No effusions.`

let session: MemorySession

function show() {
  session = createMemorySession([effusion], 'text')
  showNote(session, text)
  note().focus()
}

const field = () => screen.getByRole('textbox', { name: 'Find' })
const said = () => document.querySelector('search [role=status]')?.textContent
const painted = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String)

afterEach(cleanup)

test('words are found over line breaks, counted, painted and walked through, and the match is left selected', async () => {
  show()
  await userEvent.keyboard('{Control>}f{/Control}')
  expect(document.activeElement).toBe(field())
  await userEvent.keyboard('pleural effusion')
  await waitFor(() => expect(said()).toBe('1 of 2'))
  await waitFor(() => expect(painted('glossa-found-current')).toEqual(['pleural\r\neffusion']))
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(said()).toBe('2 of 2'))
  await waitFor(() => expect(painted('glossa-found-current')).toEqual(['Pleural effusion']))
  expect(note().scrollTop).toBeGreaterThan(1000)
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(said()).toBe('1 of 2'))
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
  await waitFor(() => expect(said()).toBe('2 of 2'))
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(note())
  expect(String(document.getSelection())).toBe('Pleural effusion')
  await waitFor(() => expect(painted('glossa-found-current')).toEqual([]))
  await userEvent.keyboard('1')
  expect(session.annotations()).toMatchObject([{ target: { fragments: [{ quote: 'Pleural effusion' }] } }])
})

test('who types a last letter and leaves at once has all the letters selected', async () => {
  show()
  await userEvent.keyboard('{Control>}f{/Control}')
  await userEvent.keyboard('pleural effusio')
  await waitFor(() => expect(said()).toBe('1 of 2'))
  // Both within one turn, as from a queue of keys: what is found for all the letters is not shown yet.
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', false)
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), 'pleural effusion')
  field().dispatchEvent(new InputEvent('input', { bubbles: true }))
  field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  await waitFor(() => expect(document.activeElement).toBe(note()))
  expect(String(document.getSelection()).toLowerCase()).toMatch(/^pleural\s+effusion$/)
})

test('case, whole words and regular expressions; a bad one is said calmly', async () => {
  show()
  await userEvent.keyboard('{Control>}f{/Control}')
  await userEvent.keyboard('pleural')
  await waitFor(() => expect(said()).toBe('1 of 2'))
  await userEvent.click(screen.getByRole('button', { name: 'Match case' }))
  await waitFor(() => expect(said()).toBe('1 of 1'))
  await userEvent.fill(field(), 'effusion')
  await waitFor(() => expect(said()).toBe('1 of 3'))
  await userEvent.click(screen.getByRole('button', { name: 'Whole words' }))
  await waitFor(() => expect(said()).toBe('1 of 2'))
  await userEvent.click(screen.getByRole('button', { name: 'Regular expression' }))
  await userEvent.fill(field(), '^Line \\d+0')
  await waitFor(() => expect(said()).toBe('1 of 40'))
  await userEvent.fill(field(), '(')
  await waitFor(() => expect(said()).toBe('Not a complete regular expression'))
  expect(field().getAttribute('aria-invalid')).toBe('true')
})

test('an expression that would take for ever is given up and said, and the next one is found', async () => {
  show()
  await userEvent.keyboard('{Control>}f{/Control}')
  await userEvent.click(screen.getByRole('button', { name: 'Regular expression' }))
  await userEvent.fill(field(), '(\\w+\\s?)+[~]')
  await waitFor(() => expect(said()).toBe('This expression takes too long on this note. Make it simpler'), {
    timeout: 10_000,
  })
  await userEvent.fill(field(), 'e.fusion')
  await waitFor(() => expect(said()).toBe('1 of 3'), { timeout: 10_000 })
})

test('the second Mod+F is the browser’s own', async () => {
  show()
  await userEvent.keyboard('{Control>}f{/Control}')
  const event = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true })
  field().dispatchEvent(event)
  expect(event.defaultPrevented).toBe(false)
})

test('going to a line, and refusing one that is not there', async () => {
  show()
  await userEvent.keyboard('{Control>}g{/Control}')
  const line = screen.getByRole('textbox', { name: 'Line' })
  await userEvent.fill(line, '999')
  expect(screen.getByText('Lines go from 1 to 403')).toBeTruthy()
  await userEvent.fill(line, '300')
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement).toBe(note())
  await waitFor(() => expect(note().scrollTop).toBeGreaterThan(1000))
  await userEvent.keyboard('{Shift>}{End}{/Shift}')
  expect(String(document.getSelection())).toContain('Line 298 of')
})

test('Alt+S selects the sentence at the caret, and one more', async () => {
  show()
  await userEvent.keyboard('{Control>}{End}{/Control}')
  await userEvent.keyboard('{Control>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Control}')
  await userEvent.keyboard('{Alt>}s{/Alt}')
  expect(String(document.getSelection())).toBe('Large Pleural effusion.')
  await userEvent.keyboard('{Alt>}s{/Alt}')
  expect(String(document.getSelection())).toBe('Large Pleural effusion. No effusions.')
  expect(session.viewStore.get().announcement).toBe("Selected 'Large Pleural effusion. No effusions.'")
})
