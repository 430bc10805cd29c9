import { expect, test } from 'vitest'
import type { StoredNote, StoredNotes } from '../../persistence/stored-notes.ts'
import type { StoredDraft } from '../collect-drafts.ts'
import { matchNotes } from './changed-notes.ts'

function draft(file: string, blob: string, nameKeys: readonly string[], encoding = 'utf-8'): StoredDraft {
  return {
    modality: 'text',
    name: 'Note',
    files: [file],
    parts: [{ blob, uid: null, frames: 1 }],
    nameKeys,
    source: { system: 'text', device: null, acquiredAt: null },
    facts: { encoding: { value: encoding, origin: 'header' } },
    group: { patient: null, study: null, stem: file },
    sizeBytes: 1,
    warnings: [],
  }
}

function stored(...notes: readonly (readonly [id: string, blob: string, nameKeys: readonly string[]])[]): StoredNotes {
  const byBlob = new Map<string, StoredNote[]>()
  const byNameKey = new Map<string, StoredNote[]>()
  for (const [itemId, blob, nameKeys] of notes) {
    const note: StoredNote = { itemId, caseId: `case of ${itemId}`, blob, encoding: 'utf-8', nameKeys }
    byBlob.set(blob, [...(byBlob.get(blob) ?? []), note])
    for (const key of nameKeys) byNameKey.set(key, [...(byNameKey.get(key) ?? []), note])
  }
  return { byBlob, byNameKey }
}

const none: ReadonlySet<string> = new Set()
const pairs = (found: ReturnType<typeof matchNotes>) =>
  found.changed.map((one) => [one.draft.files[0], one.note.itemId])

test('a text is known by its path, else by its bare name', () => {
  const here = stored(['one', 'A', ['a/1.txt', '1.txt']], ['two', 'B', ['b/2.txt', '2.txt']])
  const found = matchNotes(
    [draft('a/1.txt', 'X', ['a/1.txt', '1.txt']), draft('2.txt', 'Y', ['2.txt', '2.txt '])],
    [],
    here,
    none,
  )
  expect(pairs(found)).toEqual([
    ['a/1.txt', 'one'],
    ['2.txt', 'two'],
  ])
})

test('a bare name that means several texts, here or there, means none', () => {
  const here = stored(['one', 'A', ['a/1.txt', '1.txt']], ['two', 'B', ['b/1.txt', '1.txt']])
  expect(matchNotes([draft('1.txt', 'X', ['1.txt'])], [], here, none).fresh).toHaveLength(1)
  const single = stored(['one', 'A', ['a/1.txt', '1.txt']])
  const twice = [draft('x/1.txt', 'X', ['x/1.txt', '1.txt']), draft('y/1.txt', 'Y', ['y/1.txt', '1.txt'])]
  expect(matchNotes(twice, [], single, none).fresh).toHaveLength(2)
})

test('the same content is unchanged, another encoding only where it was chosen', () => {
  const here = stored(['one', 'A', ['1.txt']])
  const again = draft('1.txt', 'A', ['1.txt'], 'windows-1250')
  expect(matchNotes([], [again], here, none)).toMatchObject({ changed: [], unchanged: new Set(['1.txt']) })
  expect(pairs(matchNotes([], [again], here, new Set(['1.txt'])))).toEqual([['1.txt', 'one']])
})

test('a text that became what another one says is changed all the same', () => {
  const here = stored(['one', 'A', ['1.txt']], ['two', 'NORMAL', ['2.txt']])
  expect(pairs(matchNotes([], [draft('1.txt', 'NORMAL', ['1.txt'])], here, none))).toEqual([['1.txt', 'one']])
})

test('one that was imported before names were kept is known by its content alone', () => {
  const here = stored(['old', 'A', []])
  const again = draft('1.txt', 'A', ['1.txt'], 'koi8-r')
  expect(pairs(matchNotes([], [again], here, new Set(['1.txt'])))).toEqual([['1.txt', 'old']])
})
