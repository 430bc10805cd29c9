import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { fail } from '../../../lib/result.ts'
import { UiProvider } from '../../../ui/UiProvider.tsx'
import type { ImportPreview as Preview } from '../../../workers/import-preview.ts'
import { ImportPreview } from './ImportPreview.tsx'

afterEach(cleanup)

const preview: Preview = {
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
  changed: [],
  known: [{ file: 'old.txt', encoding: 'utf-8' }],
  duplicates: [{ file: 'old.txt', sameAs: null }],
  refused: [],
  skippedCount: 0,
  directories: [],
  tables: [],
  manifest: null,
  keepSources: false,
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
