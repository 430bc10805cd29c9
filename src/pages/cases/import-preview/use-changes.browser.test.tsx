import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { fail, ok } from '../../../lib/result.ts'
import type { NoteChange, SpanChange } from '../../../workers/notes/note-change.ts'
import { useChanges } from './use-changes.ts'

afterEach(cleanup)

const note = (file: string): NoteChange => ({ file, caseName: file, exact: 0, moved: 1, lost: 0, encoding: null })
const span = (annotationId: string): SpanChange => ({
  ...{ annotationId, label: 'Sign', color: '#ffffff', state: 'moved', canBeWhole: true },
  ...{ old: { before: '', quote: 'a', after: '' }, places: [{ before: '', quote: 'a', after: '' }] },
})

test('what is decided of a note stays with it when another comes before it in the list', async () => {
  let changed = [note('b.txt')]
  const source = {
    spanChanges: async (index: number) => {
      const file = changed[index]?.file
      return file === undefined ? fail('none') : ok([span(`of ${file}`)])
    },
  }
  const { result, rerender } = renderHook(({ list }) => useChanges(list, source), { initialProps: { list: changed } })
  await waitFor(() => expect(result.current.spans).toEqual([span('of b.txt')]))
  act(() => result.current.decide(['of b.txt'], { to: 'whole' }))
  expect(result.current.choice).toEqual([{ note: 0, spans: { 'of b.txt': { to: 'whole' } } }])
  // Another text is read in another encoding, and is a changed note now.
  changed = [note('a.txt'), note('b.txt')]
  rerender({ list: changed })
  await waitFor(() => expect(result.current.spans).toEqual([span('of a.txt')]))
  expect(result.current.choice).toBeNull()
  act(() => result.current.setFate(0, 'leave'))
  expect(result.current.choice).toEqual([{ note: 1, spans: { 'of b.txt': { to: 'whole' } } }])
})
