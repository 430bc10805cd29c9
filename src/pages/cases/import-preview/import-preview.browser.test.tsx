import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { afterEach, expect, test, vi } from 'vitest'
import { emptyPreview } from '../../../../tests/fixtures/empty-preview.ts'
import { fail } from '../../../lib/result.ts'
import { UiProvider } from '../../../ui/UiProvider.tsx'
import type { ImportPreview as Preview } from '../../../workers/import-preview.ts'
import { ImportPreview } from './ImportPreview.tsx'

afterEach(cleanup)

const preview: Preview = {
  ...emptyPreview,
  items: [
    {
      files: ['new.txt'],
      name: 'Note',
      system: 'text',
      modality: 'text',
      patient: null,
      study: null,
      folder: '',
      stem: 'new',
      sizePx: null,
      frames: 1,
      isText: true,
      encoding: 'utf-8',
      sizeBytes: 10,
      warnings: [],
      markCount: 0,
    },
  ],
  known: [{ file: 'old.txt', encoding: 'utf-8' }],
  duplicates: [{ file: 'old.txt', sameAs: null }],
}

test('nothing is imported while a text is being read anew', async () => {
  let end = () => {}
  const reading = new Promise<void>((resolve) => {
    end = resolve
  })
  const onImport = vi.fn()
  render(
    <UiProvider>
      <ImportPreview
        preview={preview}
        tables={[]}
        initialRule="stem"
        source={{ excerpt: async () => fail('none'), spanChanges: async () => fail('none') }}
        onReadAs={() => reading}
        onCountAs={async () => {}}
        onAsNew={async () => {}}
        labelColors={[]}
        onMapTables={() => {}}
        onWithoutTables={() => {}}
        onImport={onImport}
        onTouched={() => {}}
        onDiscard={() => {}}
      />
    </UiProvider>,
  )
  await userEvent.click(await screen.findByRole('tab', { name: /^Not imported/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Read anew' }))
  const button = screen.getByRole('button', { name: 'Import 1 case' })
  expect(button).toHaveProperty('disabled', true)
  end()
  await waitFor(() => expect(button).toHaveProperty('disabled', false))
  await userEvent.click(button)
  expect(onImport).toHaveBeenCalledOnce()
})

test('tags whose counting is not certain are looked at first, and another counting may be chosen', async () => {
  const codePoint = { unit: 'code-point', joinsBreaks: false, countsMark: false } as const
  const utf8 = { ...codePoint, unit: 'utf-8' } as const
  const source = {
    ...{ source: 'notes.jsonl', notes: 2, tags: 3, quoted: 0, placed: 3, counting: codePoint, basis: 'open' as const },
    fits: [
      { counting: codePoint, fits: 3, exact: 0 },
      { counting: utf8, fits: 2, exact: 0 },
    ],
    samples: [{ label: 'Sign', words: 'cough' }],
  }
  const problems = [{ code: 'tag-outside', params: { label: 'Sign', start: 1, end: 9 }, file: 'notes.jsonl', line: 2 }]
  const onCountAs = vi.fn(async () => {})
  render(
    <UiProvider>
      <ImportPreview
        preview={{ ...preview, tags: { sources: [source], problems } }}
        tables={[]}
        initialRule="stem"
        source={{ excerpt: async () => fail('none'), spanChanges: async () => fail('none') }}
        onReadAs={async () => {}}
        onCountAs={onCountAs}
        onAsNew={async () => {}}
        labelColors={[]}
        onMapTables={() => {}}
        onWithoutTables={() => {}}
        onImport={() => {}}
        onTouched={() => {}}
        onDiscard={() => {}}
      />
    </UiProvider>,
  )
  expect(screen.getByRole('tab', { name: 'Tags (3)' }).getAttribute('aria-selected')).toBe('true')
  expect(screen.getByText('notes.jsonl, line 2')).toBeTruthy()
  const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Offsets count' })
  expect(choice.selectedOptions[0]?.text).toBe('Characters (code points: Python, brat, doccano): 3 of 3 fit')
  await userEvent.selectOptions(choice, 'Bytes of UTF-8 (C, Go, Rust): 2 of 3 fit')
  expect(onCountAs).toHaveBeenCalledWith('notes.jsonl', utf8)
  expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([])
})
