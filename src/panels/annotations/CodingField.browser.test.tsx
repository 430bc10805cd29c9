import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { afterEach, expect, test, vi } from 'vitest'
import { createMemorySession, testLabel } from '../../../tests/fixtures/memory-session.ts'
import type { Coding } from '../../domain/records/primitives.ts'
import { SessionContext, useCaseRecords } from '../../session/session-context.ts'
import { UiProvider } from '../../ui/UiProvider.tsx'
import { CodingCounts } from './CodingCounts.tsx'
import { CodingField } from './CodingField.tsx'

afterEach(cleanup)

const label = testLabel('Nodule', '#e69f00')
const concept = (code: string): Coding => ({ system: 'urn:test', version: '1', code, display: `Concept ${code}` })
const option = (code: string, group?: string) => ({
  value: concept(code),
  key: code,
  text: `Concept ${code}`,
  hint: code,
  detail: null,
  ...(group === undefined ? {} : { group }),
})

function show() {
  const session = createMemorySession([label], 'text', (annotation) => [
    annotation({ kind: 'span', fragments: [{ start: 0, end: 13, quote: 'left\r\n nodule' }] }, label),
  ])
  const queries: string[] = []
  const memory = {
    favourites: [concept('B')],
    remembered: [option('B', 'Favourites'), option('C', 'Used last')],
    noteUse: vi.fn(),
    toggleFavourite: vi.fn(),
  }
  function Field() {
    const annotations = useCaseRecords(({ tables }) => tables.annotation)
    const [annotation] = annotations.values()
    if (annotation === undefined) return null
    return (
      <CodingField
        annotation={annotation}
        search={async (query) => {
          queries.push(query)
          return [option('A'), option('B')]
        }}
        memory={memory}
        onCommand={session.caseStore.dispatch}
      />
    )
  }
  render(
    <UiProvider>
      <SessionContext value={session}>
        <main>
          <h1>Codes</h1>
          <CodingCounts />
          <Field />
        </main>
      </SessionContext>
    </UiProvider>,
  )
  const codes = () => session.annotations()[0]?.codings.map(({ code }) => code)
  const state = () => session.annotations()[0]?.codingState
  return { session, queries, memory, codes, state, field: screen.getByRole('combobox', { name: 'Find concept' }) }
}

test('the marked words are the first query, then codes used before are offered; each is noted', async () => {
  const { queries, memory, codes, field, session } = show()
  await userEvent.click(field)
  expect(await screen.findAllByRole('option')).toHaveLength(2)
  expect(queries).toEqual(['left nodule'])
  await userEvent.keyboard('{Enter}')
  expect(codes()).toEqual(['A'])
  expect(memory.noteUse).toHaveBeenCalledWith(concept('A'))
  field.blur()
  await userEvent.click(field)
  await userEvent.click(await screen.findByRole('option', { name: /Concept C/ }))
  expect(codes()).toEqual(['A', 'C'])
  expect(session.viewStore.get().announcement).toBe('Code Concept A, Concept C')
})

test('several codes are put in order, starred and removed', async () => {
  const { memory, codes, field, session } = show()
  for (const code of ['A', 'B', 'A']) {
    await userEvent.clear(field)
    await userEvent.type(field, 'x')
    await userEvent.click(await screen.findByRole('option', { name: new RegExp(`Concept ${code}`) }))
  }
  expect(codes()).toEqual(['A', 'B'])
  const list = screen.getByRole('list', { name: 'Codes' })
  expect(within(list).getAllByRole('listitem')[0]?.textContent).toContain('primary')
  await userEvent.click(screen.getByRole('button', { name: 'Make primary: Concept B' }))
  expect(codes()).toEqual(['B', 'A'])
  expect(screen.getByRole('button', { name: 'Favourite: Concept B' }).getAttribute('aria-pressed')).toBe('true')
  await userEvent.click(screen.getByRole('button', { name: 'Favourite: Concept A' }))
  expect(memory.toggleFavourite).toHaveBeenCalledWith(concept('A'))
  await userEvent.click(screen.getByRole('button', { name: 'Remove code Concept B' }))
  expect(codes()).toEqual(['A'])
  await session.caseStore.undo()
  expect(codes()).toEqual(['B', 'A'])
})

test('none suitable and deferred are chosen by key, and counted', async () => {
  const { state, field, session } = show()
  expect(screen.getByText('1 to be coded')).toBeTruthy()
  await userEvent.click(field)
  await userEvent.keyboard('{Alt>}n{/Alt}')
  expect(state()).toBe('none-suitable')
  expect(session.viewStore.get().announcement).toBe('No suitable code exists')
  expect(screen.getByText('1 without a suitable code')).toBeTruthy()
  expect(screen.getByRole('radio', { name: /^No suitable code exists/ })).toHaveProperty('checked', true)
  await userEvent.keyboard('{Alt>}l{/Alt}')
  expect(state()).toBe('deferred')
})

test.each(['dark', 'light'] as const)('axe finds nothing in the %s theme', async (theme) => {
  const { field } = show()
  await userEvent.click(field)
  await screen.findAllByRole('option')
  document.documentElement.dataset.mantineColorScheme = theme
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
})

test('what is said to be absent does not wait for a code', () => {
  const session = createMemorySession([label], 'text', (annotation) => [
    annotation({ kind: 'whole' }, label),
    { ...annotation({ kind: 'whole' }, label), assertion: 'absent' },
  ])
  render(
    <SessionContext value={session}>
      <CodingCounts />
    </SessionContext>,
  )
  expect(screen.getByText('1 to be coded')).toBeTruthy()
})
