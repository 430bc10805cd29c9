import { act, cleanup, screen } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createMemorySession, type MemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { shownNote as note, showNote } from '../../../tests/fixtures/shown-note.tsx'
import { makeSpan } from '../../domain/text/span.ts'
import { textModality } from './index.ts'

const effusion = testLabel('Effusion', '#e69f00', { hotkey: '1' })
const text = 'FINDINGS:\r\nNo nodule 👩‍⚕️. Small effusion.\r\nThe heart is normal.\r\n\r\nIMPRESSION:\r\nAll well.'

let session: MemorySession

function show(...quotes: readonly string[]) {
  session = createMemorySession([effusion], 'text', (annotation) =>
    quotes.map((quote) => {
      const start = text.indexOf(quote)
      return annotation(makeSpan(text, [{ start, end: start + quote.length }]), effusion)
    }),
  )
  showNote(session, text)
  note().focus()
}

const said = () => session.viewStore.get().announcement
const refused = () => session.viewStore.get().refusal?.why
const painted = () => [...(CSS.highlights.get('glossa-reached') ?? [])].map(String)

beforeEach(() => page.viewport(900, 600))
afterEach(() => {
  cleanup()
  document.getSelection()?.removeAllRanges()
})

test('Alt+U goes from untagged sentence to untagged sentence, says which, and stays with a word at the end', async () => {
  show('effusion')
  await userEvent.keyboard('{Alt>}u{/Alt}')
  expect(said()).toBe("Sentence without a tag, 1 of 3: 'No nodule 👩‍⚕️.'")
  await vi.waitFor(() => expect(painted()).toEqual(['No nodule 👩‍⚕️.']))
  await userEvent.keyboard('{Alt>}u{/Alt}')
  expect(said()).toBe("Sentence without a tag, 2 of 3: 'The heart is normal.'")
  await userEvent.keyboard('{Alt>}u{/Alt}')
  expect(said()).toBe("Sentence without a tag, 3 of 3: 'All well.'")
  await userEvent.keyboard('{Alt>}u{/Alt}')
  expect(refused()).toBe('No further sentence without a tag: 3 are before here')
  await userEvent.keyboard('{Alt>}{Shift>}u{/Shift}{/Alt}')
  expect(said()).toBe("Sentence without a tag, 2 of 3: 'The heart is normal.'")
})

test('what is tagged on the way is passed over, hidden or not; a note without any left says so', async () => {
  show('No nodule', 'effusion', 'All')
  await userEvent.keyboard('{Alt>}u{/Alt}')
  await userEvent.keyboard('{Alt>}s{/Alt}1')
  act(() => session.viewStore.setMarks({ hidden: new Set(session.annotations().map(({ id }) => id)) }))
  await userEvent.keyboard('{Control>}{Home}{/Control}{Alt>}u{/Alt}')
  expect(refused()).toBe('Every sentence has a tag')
})

test('Alt+H goes from heading to heading, and the button in the header to the next sentence', async () => {
  show()
  await userEvent.keyboard('{Alt>}h{/Alt}')
  expect(said()).toBe('IMPRESSION, section 2 of 2')
  await userEvent.keyboard('{Alt>}h{/Alt}')
  expect(refused()).toBe('No further section')
  await userEvent.keyboard('{Alt>}{Shift>}h{/Shift}{/Alt}')
  expect(said()).toBe('FINDINGS, section 1 of 2')
  await userEvent.click(screen.getByRole('button', { name: 'Next sentence without a tag' }))
  expect(said()).toBe("Sentence without a tag, 1 of 4: 'No nodule 👩‍⚕️.'")
  expect(document.activeElement).toBe(note())
  await userEvent.keyboard('{Control>}{End}{/Control}')
  await vi.waitFor(() => expect(painted()).toEqual([]))
})

test('more tags than have an underline each: a sign says how many, a click or Alt+O lists them, and one is chosen by keys', async () => {
  const many = Array.from({ length: 13 }, (_, index) => text.slice(text.indexOf('No'), text.indexOf('heart') - index))
  show(...many)
  const signs = () => [...note().querySelectorAll('[data-more]')].map((one) => one.getAttribute('data-more'))
  await vi.waitFor(() => expect(signs().length).toBeGreaterThan(0))
  expect(signs()[0]).toBe('+3')
  await userEvent.keyboard('{Control>}{Home}{/Control}{Alt>}o{/Alt}')
  expect(refused()).toBe('There is no tag at the caret')
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}{Alt>}o{/Alt}')
  const items = await screen.findAllByRole('menuitem')
  expect(items).toHaveLength(13)
  expect(said()).toBe('13 tags are here')
  expect(items[0]?.textContent).toContain('Effusion')
  expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([])
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  await vi.waitFor(() => expect(screen.queryAllByRole('menuitem')).toEqual([]))
  expect(session.viewStore.get().selection).toHaveLength(1)
  expect(document.activeElement).toBe(note())
  const box = note().getBoundingClientRect()
  const mark = note().querySelector('[data-more]')?.getBoundingClientRect() ?? box
  await userEvent.click(note(), {
    position: { x: mark.left + mark.width / 2 - box.left, y: mark.top + 8 - box.top },
  })
  expect(await screen.findAllByRole('menuitem')).toHaveLength(13)
  await userEvent.keyboard('{Escape}')
  await vi.waitFor(() => expect(document.activeElement).toBe(note()))
})

test('the palette offers them', () => {
  const texts = textModality.viewerKeys?.map((key) => key.text)
  expect(texts).toEqual(expect.arrayContaining(['Next sentence without a tag', 'Previous section']))
})
