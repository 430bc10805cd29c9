import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ManifestSet } from '../../../../tests/fixtures/manifest-set.ts'
import { nihSet } from '../../../../tests/fixtures/nih-set.ts'
import { vindrSet } from '../../../../tests/fixtures/vindr-set.ts'
import type { ExportFormat } from '../../../contracts/export-format.ts'
import type { ImportFormat } from '../../../contracts/import-format.ts'
import type { Manifest } from '../../../contracts/manifest.ts'
import type { Modality } from '../../../contracts/modality.ts'
import { manifestMessage } from '../../../interchange/manifest/messages.ts'
import { createRegistry } from '../../../lib/registry.ts'
import { ok } from '../../../lib/result.ts'
import { UiProvider } from '../../../ui/UiProvider.tsx'
import { type Modules, ModulesContext } from '../../shared/modules-context.ts'
import { ManifestStep } from './ManifestStep.tsx'
import type { MappedTables } from './use-manifest.ts'

// Tables are read in a worker, which a busy machine starts late.
configure({ asyncUtilTimeout: 50_000 })
afterEach(cleanup)

const modules: Modules = {
  modalities: createRegistry<Modality>([]),
  exportFormats: createRegistry<ExportFormat<unknown>>([]),
  importFormats: createRegistry<ImportFormat>([]),
  messages: [manifestMessage],
}

function show(tables: ManifestSet['tables'], pictureNames: readonly string[]) {
  const onDone = vi.fn<(manifest: Manifest, mapped: MappedTables) => void>()
  const onSkip = vi.fn()
  const onCancel = vi.fn()
  const files = tables.map(({ name, text }) => ({ path: name, content: async () => ok(new Blob([text])) }))
  render(
    <ModulesContext value={modules}>
      <UiProvider>
        <ManifestStep
          files={files}
          pictureNames={pictureNames}
          initial={null}
          onDone={onDone}
          onSkip={onSkip}
          onTouched={() => {}}
          onCancel={onCancel}
        />
      </UiProvider>
    </ModulesContext>,
  )
  return { onDone, onSkip }
}

const names = ({ pictures }: ManifestSet) => pictures.map(({ name }) => name)
const counts = () => screen.getByRole('region', { name: 'What the tables come to' })
const counted = () => waitFor(() => within(counts()).getByText('All rows are counted.'))

async function goOn(onDone: ReturnType<typeof show>['onDone']): Promise<Manifest> {
  await counted()
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(onDone).toHaveBeenCalledOnce())
  const [manifest] = onDone.mock.calls[0] ?? []
  if (manifest === undefined) throw new Error('no manifest')
  return manifest
}

describe('a known set', () => {
  test('is recognised table by table, and goes on without a touch', async () => {
    const set = nihSet()
    const { onDone } = show(set.tables, names(set))
    await counted()
    expect(screen.getByRole('link', { name: 'ChestX-ray14: Data_Entry' })).toBeTruthy()
    expect(screen.getByRole('tab', { name: /train_val_list.*List of files: a split/ })).toBeTruthy()
    expect(counts().textContent).toContain('12 of 12')
    expect(within(counts()).getByRole('list', { name: 'To look at' }).textContent).toContain('“414Y” (line 13)')
    const manifest = await goOn(onDone)
    expect(manifest.entries).toHaveLength(12)
    expect(manifest.entries[0]).toMatchObject({ patient: '1', split: 'train_val', boxes: [{ x: 10.084745762712 }] })
  })

  test('has no fault that axe finds', async () => {
    const set = vindrSet()
    show(set.tables, names(set))
    await counted()
    await userEvent.click(screen.getByRole('tab', { name: /image_labels_train/ }))
    const { violations } = await axe.run(document.body)
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})

describe('an unknown table', () => {
  const text = 'pic;finding;seen on;reader note\na.png;maybe;03/04/2020;x\nb.png;1;05/06/2020;y\n'

  test('is mapped by the keyboard; what is not understood is counted and can be told', async () => {
    const { onDone } = show([{ name: 'reads.csv', text }], ['a.png', 'b.png'])
    await counted()
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What “finding” is for' }), 'One label')
    const name = screen.getByRole('textbox', { name: 'Name of the label: “finding”' })
    await userEvent.clear(name)
    await userEvent.type(name, 'Nodule')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What “seen on” is for' }), 'Date taken')
    await waitFor(() => screen.getByText('1 cell not understood', { selector: 'th span' }))
    const row = screen.getByRole('region', { name: 'Line 2 becomes' })
    expect(row.textContent).toContain('Nodule: “maybe”')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'A value of maybe says' }), 'Likely')
    await screen.findByText(/Which comes first\? Until you say, 2 dates are left out/)
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Dates such as/ }), 'day-month')
    expect(screen.getByRole('region', { name: 'Line 2 becomes' }).textContent).toContain('2020-04-03')
    const manifest = await goOn(onDone)
    expect(manifest.entries.map(({ labels, facts }) => [labels, facts.acquiredAt?.value])).toEqual([
      [[{ label: 'Nodule', assertion: 'likely', rater: null }], '2020-04-03'],
      [[{ label: 'Nodule', assertion: 'present', rater: null }], '2020-06-05'],
    ])
  })

  test('a row is chosen by its button and read in words', async () => {
    show([{ name: 'reads.csv', text }], ['b.png'])
    await counted()
    expect(screen.getByRole('region', { name: 'Line 2 becomes' }).textContent).toContain('not among the picked files')
    await userEvent.click(screen.getByRole('button', { name: 'Show line 3 in words' }))
    expect(screen.getByRole('region', { name: 'Line 3 becomes' }).textContent).not.toContain('not among')
    expect(within(counts()).getByRole('list', { name: 'To look at' }).textContent).toContain('a.png (line 2)')
  })

  test('whether lists are complete changes what comes of them', async () => {
    const { onDone } = show(
      [{ name: 'l.csv', text: 'image,labels\na.png,Mass|Nodule\nb.png,No Finding\n' }],
      ['a.png', 'b.png'],
    )
    await counted()
    await userEvent.click(screen.getByRole('checkbox', { name: /The lists are complete/ }))
    await waitFor(() => within(counts()).getByRole('columnheader', { name: 'Absent' }))
    const manifest = await goOn(onDone)
    expect(manifest.entries[1]?.labels.map(({ label, assertion }) => `${label} ${assertion}`)).toEqual([
      'Mass absent',
      'Nodule absent',
    ])
  })

  test('a table can be left out, a header denied, and all of it skipped', async () => {
    const { onSkip } = show([{ name: 'reads.csv', text }], ['a.png', 'b.png'])
    await counted()
    await userEvent.click(screen.getByRole('checkbox', { name: 'First row names the columns' }))
    await screen.findByRole('combobox', { name: 'What “Column 1” is for' })
    await userEvent.click(screen.getByRole('checkbox', { name: 'Use this table' }))
    await screen.findByText('Not used')
    await userEvent.click(screen.getByRole('button', { name: 'Go on without the tables' }))
    expect(onSkip).toHaveBeenCalledOnce()
  })
})

test('a workbook is named with what to do', async () => {
  show([{ name: 'Liste.xlsx', text: 'PK\u0003\u0004' }], ['a.png'])
  expect((await screen.findByRole('list', { name: 'Problems of the table' })).textContent).toContain(
    'Save the sheet as CSV',
  )
})

test('a pattern of file names shows what it finds while it is typed, and fills in', async () => {
  const { onDone } = show([{ name: 'l.csv', text: 'image,Mass\nP1_S1_PA.png,1\n' }], ['P1_S1_PA.png', 'odd.png'])
  await counted()
  await userEvent.click(screen.getByRole('tab', { name: /File names/ }))
  const field = screen.getByRole('textbox', { name: 'Pattern of the file names' })
  await userEvent.type(field, '{{patient}_{{study}_{{who}')
  await screen.findByText(/a name that means nothing: \{who\}/)
  await userEvent.type(field, '{Backspace}{Backspace}{Backspace}{Backspace}view}')
  await screen.findByText('1 of 2 files follow the pattern.')
  expect(screen.getByRole('list', { name: 'Picked files' }).textContent).toContain('Patient: P1')
  await waitFor(() => within(counts()).getByText('1 of 2'))
  const manifest = await goOn(onDone)
  expect(manifest.entries).toMatchObject([
    { patient: 'P1', study: 'S1', facts: { view: { value: 'PA' } }, labels: [{ label: 'Mass' }] },
  ])
})
