import { act, cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createMemorySession, type MemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { shownNote as note, pageRange, showNote } from '../../../tests/fixtures/shown-note.tsx'
import { makeSpan, verifySpan } from '../../domain/text/span.ts'
import '../../ui/tokens.css'

const effusion = testLabel('Effusion', '#e69f00', { hotkey: '1' })
const anatomy = testLabel('Anatomy', '#56b4e9', { hotkey: 'a' })
const text = 'Small left and right pleural\r\neffusions 👩‍⚕️. No nodule, small effusions.'

let session: MemorySession

function show(...spans: readonly (readonly [quotes: readonly string[], label: typeof effusion])[]) {
  session = createMemorySession([effusion, anatomy], 'text', (annotation) =>
    spans.map(([quotes, label]) => annotation(makeSpan(text, quotes.map(at)), label)),
  )
  showNote(session, text)
  note().focus()
}

const at = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length })
const spans = () =>
  session.annotations().map(({ target }) => (target.kind === 'span' ? target.fragments.map(({ quote }) => quote) : []))
/** What was refused last, which is shown besides being said. */
const refused = () => session.viewStore.get().refusal?.why
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 50)))
const select = (...ids: number[]) =>
  act(() => session.viewStore.select(ids.map((index) => session.annotations()[index]?.id ?? '')))

async function press(keys: string) {
  await userEvent.keyboard(keys)
  await settle()
}

async function putCaret(offset: number) {
  const range = pageRange(note(), offset, offset + 1)
  document.getSelection()?.collapse(range.startContainer, range.startOffset)
  await settle()
}

async function selectText(quote: string) {
  const { start, end } = at(quote)
  const range = pageRange(note(), start, end)
  document
    .getSelection()
    ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
  await settle()
}

function placeOf(quote: string, edge: 'start' | 'middle' | 'end') {
  const { start, end } = at(quote)
  const rect = pageRange(note(), start, end).getBoundingClientRect()
  const box = note().getBoundingClientRect()
  const x = { start: rect.left + 1, middle: (rect.left + rect.right) / 2, end: rect.right - 1 }[edge]
  return { x: x - box.left, y: rect.top + rect.height / 2 - box.top }
}

beforeEach(() => page.viewport(900, 600))
afterEach(() => {
  for (const { target } of session.annotations()) {
    if (target.kind === 'span') expect(verifySpan(text, target)).toBe(true)
  }
  cleanup()
})

test('a fragment is added by keys and by the pointer, the text between is underlined and nothing moves', async () => {
  show([['left'], effusion])
  const before = pageRange(note(), 0, text.length).getBoundingClientRect()
  select(0)
  await selectText('effusions')
  await press('{Alt>}f{/Alt}')
  expect(spans()).toEqual([['left', 'effusions']])
  expect(note().querySelectorAll('[data-chip]')).toHaveLength(2)
  const gap = [...note().querySelectorAll('span')].map(({ textContent }) => textContent).join('')
  expect(gap).toBe(' and right pleural\r\n')
  expect(pageRange(note(), 0, text.length).getBoundingClientRect()).toEqual(before)
  expect(pageRange(note(), 0, text.length).toString()).toBe(text)

  await userEvent.keyboard('{Alt>}')
  await userEvent.dragAndDrop(note(), note(), {
    sourcePosition: placeOf('No nod', 'start'),
    targetPosition: placeOf('nodul', 'end'),
  })
  await userEvent.keyboard('{/Alt}')
  await settle()
  expect(spans()).toEqual([['left', 'effusions', 'No nodule']])
  await act(() => session.caseStore.undo())
  await act(() => session.caseStore.undo())
  expect(spans()).toEqual([['left']])
})

test('ends move by words and by characters', async () => {
  show([['right'], anatomy])
  select(0)
  await press('{Alt>}.{/Alt}')
  expect(spans()).toEqual([['right pleural']])
  await press('{Alt>}{Shift>},{/Shift}{/Alt}')
  expect(spans()).toEqual([['and right pleural']])
  await press('{Alt>},{/Alt}')
  await press('{Alt>}{Shift>}.{/Shift}{/Alt}')
  expect(spans()).toEqual([['right']])
  await press('{Control>}{Alt>},{/Alt}{/Control}')
  expect(spans()).toEqual([['righ']])
  expect(session.viewStore.get().announcement).toBe("Tag is now on 'righ'")
})

test('a span is split at the caret, and two are merged again, over the line break', async () => {
  show([['right pleural\r\neffusions'], effusion])
  await putCaret(at('pleural').start)
  await press('{Alt>}x{/Alt}')
  expect(spans()).toEqual([['right'], ['pleural\r\neffusions']])
  select(0)
  await press('{Alt>}j{/Alt}')
  expect(spans()).toEqual([['right pleural\r\neffusions']])
  await act(() => session.caseStore.undo())
  expect(spans()).toHaveLength(2)
  await putCaret(0)
  await press('{Alt>}x{/Alt}')
  expect(refused()).toBe('The caret is not inside of a tag')
})

test('Control and a click select several; tags of two labels are not merged', async () => {
  show([['left'], effusion], [['right'], effusion], [['nodule'], anatomy])
  await userEvent.click(note(), { position: placeOf('left', 'middle') })
  await settle()
  await userEvent.keyboard('{Control>}')
  await userEvent.click(note(), { position: placeOf('right', 'middle') })
  await userEvent.click(note(), { position: placeOf('nodule', 'middle') })
  await userEvent.keyboard('{/Control}')
  await settle()
  expect(session.viewStore.get().selection).toHaveLength(3)
  await press('{Alt>}j{/Alt}')
  expect(refused()).toContain('two labels')
  select(0, 1)
  await press('{Alt>}j{/Alt}')
  expect(spans()).toEqual([['left', 'right'], ['nodule']])
})

test('F2 changes the fragment that is meant and leaves the others', async () => {
  show([['left', 'effusions'], effusion])
  select(0)
  await press('{F2}{Shift>}{Control>}{ArrowRight}{/Control}{Enter}{/Shift}')
  expect(spans()[0]?.[0]).toMatch(/^left and/)
  expect(spans()[0]?.at(-1)).toBe('effusions')
})

test('Alt+T asks for all places of the selected words, else of the selected tag', async () => {
  show([['right pleural\r\neffusions'], effusion])
  select(0)
  await press('{Alt>}t{/Alt}')
  expect(session.viewStore.get().tagAll).toMatchObject({ phrase: 'right pleural\r\neffusions', labelId: effusion.id })
  await selectText('nodule')
  await press('{Alt>}t{/Alt}')
  expect(session.viewStore.get().tagAll).toMatchObject({ phrase: 'nodule', itemId: session.item.id, serial: 2 })
})

test('how the text looks is kept on the machine', async () => {
  show()
  await userEvent.click(screen.getByRole('button', { name: 'Text' }))
  const height = () => pageRange(note(), 0, 5).getBoundingClientRect().height
  const before = height()
  await userEvent.click(screen.getByRole('button', { name: 'Larger text' }))
  await userEvent.click(screen.getByRole('button', { name: 'Larger text' }))
  await userEvent.click(screen.getByRole('button', { name: 'Monospaced' }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'Wrap lines' }))
  expect(height()).toBeGreaterThan(before)
  const kept = Object.entries(localStorage).find(([name]) => name.endsWith('note-style'))?.[1] ?? ''
  expect(JSON.parse(kept)).toMatchObject({ sizePx: 17, font: 'mono', wraps: false })
  await userEvent.click(screen.getByRole('checkbox', { name: 'Wrap lines' }))
  await userEvent.click(screen.getByRole('button', { name: 'Sans' }))
  await userEvent.click(screen.getByRole('button', { name: 'Smaller text' }))
  await userEvent.click(screen.getByRole('button', { name: 'Smaller text' }))
  await press('{Escape}')
  expect(document.activeElement).toBe(note())
})
