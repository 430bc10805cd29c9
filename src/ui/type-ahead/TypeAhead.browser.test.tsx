import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { UiProvider } from '../UiProvider.tsx'
import { TypeAhead } from './TypeAhead.tsx'
import type { TypeAheadOption } from './type-ahead-option.ts'

afterEach(cleanup)

const option = (text: string): TypeAheadOption<string> => ({ value: text, key: text, text, hint: '', detail: null })

function show(
  search: (query: string) => Promise<TypeAheadOption<string>[]>,
  more: { firstQuery?: string; suggestions?: readonly TypeAheadOption<string>[] } = {},
) {
  const picked: string[] = []
  render(
    <UiProvider>
      <TypeAhead
        label="Find concept"
        nothingFound="Nothing"
        search={search}
        onPick={(value) => picked.push(value)}
        {...more}
      />
    </UiProvider>,
  )
  return { field: screen.getByRole('combobox', { name: 'Find concept' }), picked }
}

test('Enter picks the best, and the field is empty again', async () => {
  const { field, picked } = show(async (query) => [option(`${query} one`), option(`${query} two`)])
  await userEvent.type(field, 'no')
  await waitFor(() =>
    expect(field.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: 'no one' }).id),
  )
  await userEvent.keyboard('{Enter}')
  expect(picked).toEqual(['no one'])
  expect(field).toHaveProperty('value', '')
})

test('an answer that comes after a later one is not shown', async () => {
  const answers = new Map<string, (options: TypeAheadOption<string>[]) => void>()
  const { field } = show((query) => new Promise((resolve) => answers.set(query, resolve)))
  await userEvent.type(field, 'no')
  answers.get('no')?.([option('late key')])
  await screen.findByRole('option', { name: 'late key' })
  answers.get('n')?.([option('early key')])
  await waitFor(() => expect(screen.queryByRole('option', { name: 'early key' })).toBeNull())
  expect(screen.getByRole('option', { name: 'late key' })).toBeTruthy()
})

test('says that nothing matches', async () => {
  const { field } = show(async () => [])
  await userEvent.type(field, 'x')
  expect(await screen.findByText('Nothing')).toBeTruthy()
})

test('begins with its first query, which typing replaces and leaving takes away', async () => {
  const { field, picked } = show(async (query) => [option(`found ${query}`)], { firstQuery: 'small effusion' })
  field.focus()
  await screen.findByRole('option', { name: 'found small effusion' })
  await waitFor(() => expect((field as HTMLInputElement).selectionEnd).toBe('small effusion'.length))
  await userEvent.keyboard('nod')
  await screen.findByRole('option', { name: 'found nod' })
  await userEvent.clear(field)
  field.blur()
  field.focus()
  await screen.findByRole('option', { name: 'found small effusion' })
  await userEvent.keyboard('{Enter}')
  expect(picked).toEqual(['found small effusion'])
  await userEvent.tab()
  expect(field).toHaveProperty('value', '')
})

test('offers suggestions under their headings; Enter takes none that was not chosen', async () => {
  const suggestions = [
    { ...option('star'), group: 'Favourites' },
    { ...option('late'), group: 'Used last' },
  ]
  const { field, picked } = show(async () => [], { suggestions })
  field.focus()
  const list = await screen.findByRole('listbox')
  expect(list.textContent).toBe('FavouritesstarUsed lastlate')
  await userEvent.keyboard('{Enter}')
  expect(picked).toEqual([])
  await userEvent.keyboard('{ArrowUp}{Enter}')
  expect(picked).toEqual(['late'])
})
