import { act, cleanup, screen } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createMemorySession, type MemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import { shownNote as note, pageRange, showNote } from '../../../tests/fixtures/shown-note.tsx'
import { removeAnnotations } from '../../domain/commands/annotation-commands.ts'
import type { Fragment } from '../../domain/records/target.ts'
import { makeSpan, verifySpan } from '../../domain/text/span.ts'

const effusion = testLabel('Effusion', '#e69f00', { hotkey: '1' })
const anatomy = testLabel('Anatomy', '#56b4e9', { hotkey: 'a', targets: ['span', 'box'] })
const boxOnly = testLabel('Nodule', '#009e73', { hotkey: '3', targets: ['box'] })
const labels = [boxOnly, effusion, anatomy]

const text = [
  'FINDINGS:\r\n',
  '\r\n',
  'Sjo\u0308gren 👩‍⚕️ says: small left pleural effusion, no more.\r\n',
  'lone\rreturn\u2028separator 𝒳\r\n',
  'The end.',
].join('')

/** The range of a quote in the text. */
function at(quote: string): { start: number; end: number } {
  const start = text.indexOf(quote)
  expect(start, quote).not.toBe(-1)
  return { start, end: start + quote.length }
}

let session: MemorySession

function show(noteText = text, spans: readonly (readonly [quote: string, label: typeof effusion])[] = []) {
  session = createMemorySession(labels, 'text', (annotation) =>
    spans.map(([quote, label]) => annotation(makeSpan(text, [at(quote)]), label)),
  )
  showNote(
    session,
    noteText,
    500,
    <>
      <input aria-label="Search" />
      <button type="button">Other</button>
    </>,
  )
}

const root = () => note().querySelector<HTMLElement>('[data-start]')?.parentElement ?? note()
const fragments = (): Fragment[] =>
  session.annotations().flatMap(({ target }) => (target.kind === 'span' ? target.fragments : []))
const quotes = () => fragments().map(({ quote }) => quote)
const selectedQuotes = () =>
  session.viewStore.get().selection.map((id) => {
    const target = session.annotations().find((annotation) => annotation.id === id)?.target
    return target?.kind === 'span' ? target.fragments[0]?.quote : undefined
  })
const said = () => session.viewStore.get().announcement
/** What was refused last, which is shown besides being said. */
const refused = () => session.viewStore.get().refusal?.why

/** Where a quote begins or ends on screen, from the note's top left corner. */
function position(quote: string, edge: 'start' | 'middle' | 'end', inset = 1) {
  const { start, end } = at(quote)
  const rect = pageRange(root(), start, end).getBoundingClientRect()
  const box = note().getBoundingClientRect()
  const x = { start: rect.left + inset, middle: (rect.left + rect.right) / 2, end: rect.right - inset }[edge]
  return { x: x - box.left, y: rect.top + rect.height / 2 - box.top }
}

async function drag(fromQuote: string, toQuote: string) {
  await userEvent.dragAndDrop(note(), note(), {
    sourcePosition: position(fromQuote, 'start'),
    targetPosition: position(toQuote, 'end'),
  })
  await settle()
}

const click = async (quote: string) => {
  await userEvent.click(note(), { position: position(quote, 'middle') })
  await settle()
}

/** Lets pointer and selection events arrive. */
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 50)))

async function press(keys: string) {
  await userEvent.keyboard(keys)
  await settle()
}

async function select(quote: string) {
  const { start, end } = at(quote)
  note().focus()
  const range = pageRange(root(), start, end)
  document
    .getSelection()
    ?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset)
  await settle()
}

const selectedText = () => {
  const selection = document.getSelection()
  return selection === null || selection.rangeCount === 0 ? '' : selection.getRangeAt(0).toString()
}

beforeEach(() => page.viewport(900, 600))
afterEach(() => {
  for (const { target } of session.annotations()) {
    if (target.kind === 'span') expect(verifySpan(text, target)).toBe(true)
  }
  cleanup()
})

test('the page holds the source, code unit for code unit', async () => {
  show()
  expect(root().textContent).toBe(text)
  expect(screen.getByRole('region', { name: 'Note viewer: Note' })).toBeTruthy()
})

describe('with the mouse', () => {
  test('dragged text snaps to words without punctuation, and a label key tags it', async () => {
    show()
    await drag('ft pleural', 'effusi')
    expect(selectedText()).toBe('left pleural effusion')
    await press('1')
    expect(fragments()).toEqual([{ ...at('left pleural effusion'), quote: 'left pleural effusion' }])
    expect(session.annotations()[0]).toMatchObject({ labelId: effusion.id, itemId: session.item.id })
    expect(said()).toBe("Tagged 'left pleural effusion' as Effusion")
    expect(selectedQuotes()).toEqual(['left pleural effusion'])
  })

  test('tagging at once gives what the mouse selects the active label, and the selected tag another by its key', async () => {
    show()
    const toggle = screen.getByRole('button', { name: 'Tag at once' })
    await userEvent.click(toggle)
    expect(toggle.getAttribute('aria-pressed')).toBe('true')
    session.viewStore.setLabel(effusion.id)
    await drag('pleural', 'effusi')
    await expect.poll(quotes).toEqual(['pleural effusion'])
    await press('a')
    expect(session.annotations()[0]?.labelId).toBe(anatomy.id)
    // While a mark is asked for, the mouse answers and does nothing else.
    act(() => session.viewStore.askForMark('to join'))
    await drag('The', 'end')
    await expect.poll(() => document.getSelection()?.toString()).toBe('The end')
    expect(quotes()).toHaveLength(1)
    act(() => session.viewStore.stopAsking())
    await userEvent.click(toggle)
    await drag('The', 'end')
    await expect.poll(() => document.getSelection()?.toString()).toBe('The end')
    expect(quotes()).toHaveLength(1)
  })

  test('a triple click tags once, what it has selected, and one undo takes it back', async () => {
    show()
    await userEvent.click(screen.getByRole('button', { name: 'Tag at once' }))
    session.viewStore.setLabel(effusion.id)
    await userEvent.tripleClick(note(), { position: position('pleural', 'middle'), delay: 60 })
    await expect.poll(quotes).toEqual([text.split('\r\n')[2]?.replace(/\.$/, '')])
    await act(async () => void (await session.caseStore.undo()))
    expect(quotes()).toEqual([])
    expect(session.caseStore.store.getState().canUndo).toBe(false)
    await userEvent.click(screen.getByRole('button', { name: 'Tag at once' }))
  })

  test('a triple click where its second click has tagged nothing takes no earlier tag back', async () => {
    show()
    await userEvent.click(screen.getByRole('button', { name: 'Tag at once' }))
    session.viewStore.setLabel(effusion.id)
    await drag('pleural', 'effusi')
    await expect.poll(quotes).toEqual(['pleural effusion'])
    // Below the text.
    const { height } = note().getBoundingClientRect()
    await userEvent.tripleClick(note(), { position: { x: 300, y: height - 20 }, delay: 60 })
    await settle()
    await settle()
    expect(quotes()).toContain('pleural effusion')
    await userEvent.click(screen.getByRole('button', { name: 'Tag at once' }))
  })

  test('without snapping the selection is taken as it is', async () => {
    show()
    await userEvent.click(screen.getByRole('button', { name: 'Snap to words' }))
    await drag('ft pleural', 'effusi')
    await press('1')
    expect(quotes()).toEqual(['ft pleural effusi'])
    await userEvent.click(screen.getByRole('button', { name: 'Snap to words' }))
  })

  test('a double click tags a word with an astral sign or a combining mark whole', async () => {
    show()
    for (const quote of ['gren', '𝒳']) {
      await userEvent.dblClick(note(), { position: position(quote, 'middle') })
      await settle()
      await press('1')
    }
    expect(quotes()).toEqual(['Sjo\u0308gren', '𝒳'])
  })

  test('a selection over lines counts CR LF as two', async () => {
    show()
    await drag('left', 'return')
    await press('1')
    expect(fragments()[0]).toEqual({
      start: text.indexOf('left'),
      end: text.indexOf('return') + 6,
      quote: 'left pleural effusion, no more.\r\nlone\rreturn',
    })
  })

  test('clicks on overlapping spans begin with the smallest and go round; a click beside them lets go', async () => {
    const spans = ['small left pleural effusion', 'left pleural', 'pleural'] as const
    show(text, [
      [spans[0], effusion],
      [spans[1], anatomy],
      [spans[2], effusion],
    ])
    for (const expected of [spans[2], spans[1], spans[0], spans[2]]) {
      await click('pleural')
      expect(selectedQuotes()).toEqual([expected])
    }
    await click('small')
    expect(selectedQuotes()).toEqual([spans[0]])
    expect(said()).toBe("Effusion: 'small left pleural effusion'")
    await click('separator')
    expect(selectedQuotes()).toEqual([])
  })

  test('what is under the pointer is hovered everywhere', async () => {
    show(text, [['left pleural', anatomy]])
    await userEvent.hover(note(), { position: position('pleural', 'middle') })
    const [annotation] = session.annotations()
    expect(session.viewStore.get().hovered).toBe(annotation?.id)
    await userEvent.hover(note(), { position: position('separator', 'middle') })
    expect(session.viewStore.get().hovered).toBeNull()
    act(() => session.viewStore.hover(annotation?.id ?? null))
    expect(root().querySelector('[data-meant]')?.textContent).toBe('left pleural')
  })

  test('a click inside of selected text selects the span there', async () => {
    show(text, [['left pleural', anatomy]])
    await drag('small', 'effusion')
    await click('pleural')
    expect(selectedText()).toBe('')
    expect(selectedQuotes()).toEqual(['left pleural'])
  })
})

describe('by keys alone', () => {
  const caret = () => {
    const selection = document.getSelection()
    const range = document.createRange()
    range.setStart(root(), 0)
    range.setEnd(selection?.focusNode ?? root(), selection?.focusOffset ?? 0)
    return range.toString().length
  }

  test('the caret walks over whole clusters, from the focus to the end and no further', async () => {
    show()
    await press('{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}')
    expect(document.activeElement).toBe(note())
    const stops = new Set([0])
    for (let step = 0; step < text.length + 3; step++) {
      await userEvent.keyboard('{ArrowRight}')
      stops.add(caret())
    }
    expect(Math.max(...stops)).toBe(text.length)
    const clusters = [...new Intl.Segmenter('en').segment(text)].map(({ index }) => index)
    expect([...stops].filter((stop) => stop !== text.length && !clusters.includes(stop))).toEqual([])
    await press('{Control>}{Home}{/Control}')
    expect(caret()).toBe(0)
  })

  test('words are selected and tagged with keys, Enter takes the active label', async () => {
    show()
    act(() => session.viewStore.setLabel(anatomy.id))
    await press('{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{ArrowDown}{ArrowDown}{ArrowDown}{Home}')
    expect(caret()).toBe(text.indexOf('lone'))
    await press('{Shift>}{Control>}{ArrowRight}{/Control}{/Shift}')
    expect(said()).toMatch(/^Selected 'lone/)
    await press('{Enter}')
    expect(quotes()).toEqual(['lone'])
    expect(session.annotations()[0]?.labelId).toBe(anatomy.id)
  })

  test('a label that is not for text gives way under Enter, and says so under its own key', async () => {
    show()
    act(() => session.viewStore.setLabel(boxOnly.id))
    await select('left')
    await press('{Enter}')
    expect(session.annotations()[0]?.labelId).toBe(effusion.id)
    await select('small')
    await press('3')
    expect(session.annotations()).toHaveLength(1)
    expect(refused()).toBe('Nodule is not a label for text.')
  })

  test('brackets walk through the spans, a label key changes the selected one, Delete removes it', async () => {
    show(text, [
      ['effusion', effusion],
      ['small', anatomy],
    ])
    await press('{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{]}')
    expect(said()).toBe("Anatomy: 'small', 1 of 2")
    await press('{]}')
    expect(said()).toBe("Effusion: 'effusion', 2 of 2")
    await press('{]}')
    expect(said()).toBe('No further tag')
    await press('a')
    expect(session.annotations()[0]?.labelId).toBe(anatomy.id)
    await press('{[}')
    expect(selectedQuotes()).toEqual(['small'])
    await press('{Delete}')
    expect(quotes()).toEqual(['effusion'])
    expect(said()).toBe("Removed the tag of 'small'")
    expect(session.viewStore.get().selection).toEqual([])
  })

  test('a span gets another extent', async () => {
    show(text, [['left pleural', anatomy]])
    await press('{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{]}{F2}')
    expect(selectedText()).toBe('left pleural')
    await press('{Shift>}{Control>}{ArrowRight}{/Control}{/Shift}{Shift>}{Enter}{/Shift}')
    expect(quotes()).toEqual(['left pleural effusion'])
    await press('{F2}{F2}{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}{Shift>}{Enter}{/Shift}')
    expect(quotes()).toEqual(['l left pleural effusion'])
  })

  test('Delete keeps its hands off spans while text is selected', async () => {
    show(text, [['left pleural', anatomy]])
    await press('{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{]}{F2}{Delete}')
    expect(quotes()).toEqual(['left pleural'])
    await press('{Escape}{Delete}')
    expect(quotes()).toEqual([])
  })

  test('white space alone is not tagged', async () => {
    show()
    await select('\r\n\r\n')
    await press('1')
    expect(quotes()).toEqual([])
    expect(refused()).toBe('Nothing but white space is selected')
  })

  test('keys typed elsewhere are left alone; a label key works beside its selection', async () => {
    show()
    await select('left')
    await userEvent.click(screen.getByRole('textbox', { name: 'Search' }))
    await press('1')
    expect(session.annotations()).toEqual([])
    await select('left')
    screen.getByRole('button', { name: 'Other' }).focus()
    await press('{Enter}{Delete}')
    expect(session.annotations()).toEqual([])
    await press('1')
    expect(quotes()).toEqual(['left'])
  })
})

describe('the text under the selection', () => {
  test('an edit elsewhere leaves the selection where it was', async () => {
    show(text, [['small', anatomy]])
    await select('pleural')
    act(() => {
      session.caseStore.dispatch(removeAnnotations(session.annotations().map(({ id }) => id)))
    })
    expect(selectedText()).toBe('pleural')
    expect(root().textContent).toBe(text)
  })

  test('select-all takes the note and nothing else, and copying gives the source', async () => {
    show()
    note().focus()
    await press('{Control>}a{/Control}')
    expect(selectedText()).toBe(text)
    const clipboardData = new DataTransfer()
    note().dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
    expect(clipboardData.getData('text/plain')).toBe(text)
  })
})

test('a span of another note is not looked for here', async () => {
  show(text, [['The end', effusion]])
  const other = { ...session.annotation(makeSpan(text, [at('small')]), effusion), itemId: null }
  act(() => {
    session.caseStore.dispatch({
      name: 'annotation.add',
      scope: 'case',
      plan: () => ({ ok: true, value: [{ op: 'add', kind: 'annotation', record: other }] }),
    })
  })
  await press('{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{]}')
  expect(said()).toBe("Effusion: 'The end', 1 of 1")
  expect(root().querySelectorAll('mark')).toHaveLength(1)
})

test.each(['dark', 'light'])('axe finds nothing in the %s theme', async (theme) => {
  document.documentElement.dataset.mantineColorScheme = theme
  show(text, [
    ['small left pleural effusion', effusion],
    ['left pleural', anatomy],
    ['pleural', effusion],
  ])
  await press('{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{Tab}{]}')
  const { violations } = await axe.run(screen.getByRole('region', { name: 'Note viewer: Note' }))
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  delete document.documentElement.dataset.mantineColorScheme
})

describe('a long note', () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `line ${index} of the note`)
  const longText = lines.join('\r\n')

  test('all of it is in the page at once, and a span far down is brought into view', async () => {
    show(longText)
    expect(root().textContent).toBe(longText)
    const start = longText.indexOf('line 2500 ')
    const annotation = session.annotation(makeSpan(longText, [{ start, end: start + 9 }]), effusion)
    act(() => {
      session.caseStore.dispatch({
        name: 'annotation.add',
        scope: 'case',
        plan: () => ({ ok: true, value: [{ op: 'add', kind: 'annotation', record: annotation }] }),
      })
    })
    act(() => session.viewStore.reveal(annotation.id))
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 500)))
    const mark = root().querySelector(`[data-spans="${annotation.id}"]`)
    const box = note().getBoundingClientRect()
    const rect = mark?.getBoundingClientRect()
    expect(mark?.textContent).toBe('line 2500')
    expect(rect !== undefined && rect.top > box.top && rect.bottom < box.bottom).toBe(true)
    expect(mark?.className).toContain('selected')
    session.caseStore.dispatch(removeAnnotations([annotation.id]))
  })

  test('the caret goes through blocks that were never drawn', async () => {
    show(longText)
    note().focus()
    await press('{Control>}{End}{/Control}')
    expect(note().scrollTop).toBeGreaterThan(10_000)
    await press('{PageUp}{PageUp}{Home}{Shift>}{End}{/Shift}')
    expect(selectedText()).toMatch(/^line 2\d\d\d of the note$/)
    await press('{Control>}{Home}{/Control}{PageDown}{PageDown}{Home}{Shift>}{End}{/Shift}')
    expect(selectedText()).toMatch(/^line \d\d of the note$/)
  })

  test('the caret goes line by line even where nothing was drawn yet', async () => {
    show(longText)
    note().focus()
    await settle()
    for (let step = 0; step < 700; step++) {
      note().dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
    }
    await press('{Home}{Shift>}{End}{/Shift}')
    expect(selectedText()).toBe('line 700 of the note')
  })
})
