import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { manifestFiles } from '../fixtures/manifest-files.ts'
import type { ExpectedPicture, ManifestSet } from '../fixtures/manifest-set.ts'
import { nihSet } from '../fixtures/nih-set.ts'
import { greyPng } from '../fixtures/picture-files.ts'
import { vindrSet } from '../fixtures/vindr-set.ts'
import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  commitImport,
  dismissImport,
  exportNative,
  type GivenFile,
  importPreview,
  newProject,
  tablesStep,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

const given = (name: string, buffer: Buffer): GivenFile => ({ name, mimeType: 'application/octet-stream', buffer })
const filesOf = (set: ManifestSet) => manifestFiles(set).map(({ name, bytes }) => given(name, bytes))

/** Picks files; answers with the step that maps their tables, every row counted. */
async function pickTables(page: Page, files: GivenFile[] | string[]) {
  // The buttons change places when the cases are read.
  await expect(page.getByRole('heading', { name: 'No cases yet' })).toBeVisible()
  await page.getByLabel('Files to import').setInputFiles(files)
  await expect(tablesStep(page)).toBeVisible({ timeout: 60_000 })
  await expect(tablesStep(page).getByText('All rows are counted.')).toBeVisible({ timeout: 60_000 })
  return tablesStep(page)
}

async function goOn(page: Page) {
  await tablesStep(page).getByRole('button', { name: 'Continue' }).click()
  await expect(importPreview(page)).toBeVisible({ timeout: 60_000 })
}

interface ImportedDataset {
  readonly project: {
    readonly labelSet: { readonly labels: readonly { readonly id: string; readonly name: string }[] }
  }
  readonly patients: readonly { readonly key: string; readonly split: string | null }[]
  readonly cases: readonly {
    readonly patientKey: string
    readonly metadata?: Readonly<Record<string, string>>
    readonly items: readonly {
      readonly id: string
      readonly facts: Readonly<Record<string, { readonly value: unknown; readonly origin: string }>>
    }[]
    readonly annotations: readonly {
      readonly itemId: string
      readonly labelId: string
      readonly assertion: string
      readonly origin: { readonly kind: string; readonly agent: string }
      readonly target: { readonly kind: string } & Readonly<Record<string, number>>
    }[]
  }[]
}

/** What an export holds of each picture, the pictures told apart by their sizes, in the words of a set. */
function imported(dataset: ImportedDataset, { pictures }: ManifestSet): ExpectedPicture[] {
  const labelName = (id: string) => dataset.project.labelSet.labels.find((label) => label.id === id)?.name ?? ''
  return pictures.map(({ name, widthPx, heightPx }) => {
    const found = dataset.cases.flatMap((one) =>
      one.items
        .filter(({ facts }) => facts.columns?.value === widthPx && facts.rows?.value === heightPx)
        .map((item) => ({ one, item })),
    )
    expect(found, `one picture of ${widthPx} x ${heightPx}`).toHaveLength(1)
    const [only] = found
    if (only === undefined) throw new Error('no picture')
    const { one, item } = only
    const marks = one.annotations.filter(({ itemId }) => itemId === item.id)
    expect(new Set(marks.map(({ origin }) => origin.kind))).toEqual(new Set(['import']))
    const raterOf = ({ origin }: (typeof marks)[number]) => (origin.agent === 'manifest' ? null : origin.agent)
    const view = item.facts.view
    if (view !== undefined) expect(view.origin).toBe('manifest')
    return {
      file: name,
      patient: one.patientKey,
      split: dataset.patients.find(({ key }) => key === one.patientKey)?.split ?? null,
      view: view === undefined ? null : String(view.value),
      labels: marks
        .filter(({ target }) => target.kind === 'whole')
        .map((mark) => ({
          label: labelName(mark.labelId),
          assertion: mark.assertion as 'present' | 'absent',
          rater: raterOf(mark),
        })),
      boxes: marks.flatMap((mark) => {
        const { kind, x = -1, y = -1, width = -1, height = -1 } = mark.target
        return kind === 'box' ? [{ label: labelName(mark.labelId), x, y, width, height, rater: raterOf(mark) }] : []
      }),
      metadata: one.metadata ?? {},
    }
  })
}

/** Pictures with their marks in one order, patients numbered as they come. */
function comparable(pictures: readonly ExpectedPicture[]): unknown[] {
  const patients = new Map<string | null, number>()
  // Labels of the project that differ in capitals only take the marks.
  const inOrder = <T>(marks: readonly T[]) => marks.map((mark) => JSON.stringify(mark).toLowerCase()).sort()
  return pictures.map(({ patient, labels, boxes, ...rest }) => {
    const number = patients.get(patient) ?? patients.size + 1
    patients.set(patient, number)
    const ordered = { labels: inOrder(labels.map(({ label, assertion, rater }) => [label, assertion, rater])) }
    const drawn = inOrder(boxes.map(({ label, x, y, width, height, rater }) => [label, x, y, width, height, rater]))
    return { ...rest, patient: number, ...ordered, boxes: drawn }
  })
}

/** A file without a patient of its own is its own patient. */
const eachItsOwn = (set: ManifestSet) => set.expected.map((one) => ({ ...one, patient: one.patient ?? one.file }))

for (const [name, set, recognised] of [
  ['ChestX-ray14', nihSet(), 'ChestX-ray14: Data_Entry'],
  ['VinDr-CXR', vindrSet('.dicom'), 'VinDr-CXR: boxes'],
] as const) {
  test(`a set in the shape of ${name} comes in whole: every label and every box`, async ({ app }) => {
    test.setTimeout(180_000)
    const { page } = app
    await newProject(app)
    const step = await pickTables(page, filesOf(set))
    await expect(step.getByRole('link', { name: recognised })).toBeVisible()
    await expect(step).toContainText(`${set.pictures.length} of ${set.pictures.length}`)
    await goOn(page)
    const result = await commitImport(page)
    await expect(result).toContainText(`${set.pictures.length} cases`)
    await dismissImport(page)
    await page.goto(page.url().replace(/cases.*/, 'export'))
    const dataset = await exportNative(page, { unsubmitted: true })
    const found = imported(dataset as unknown as ImportedDataset, set)
    expect(comparable(found)).toEqual(comparable(eachItsOwn(set)))
    await expectLogHolds(page)

    const tables = await readTables(page, [
      'changes',
      'bodies',
      'cases',
      'items',
      'patients',
      'summaries',
      'annotations',
    ])
    const text = JSON.stringify(tables).toLowerCase()
    for (const { name: file } of set.pictures) expect(text).not.toContain(file.replace(/\.[^.]*$/, ''))
    for (const rater of ['"r8"', '"r9"', '"r10"', 'set-1', 'set^1']) expect(text).not.toContain(rater)
  })
}

test('an unknown table is mapped by keys alone, changed from the preview, and left out', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  await newProject(app)
  const table = 'pic;finding;seen on\r\na.png;maybe;03/04/2020\r\nb.png;1;05/06/2020\r\nlost.png;1;05/06/2020\r\n'
  const step = await pickTables(page, [
    given('reads.csv', Buffer.from(table)),
    given('a.png', greyPng(40, 30)),
    given('b.png', greyPng(41, 30)),
    given('c.png', greyPng(42, 30)),
  ])
  await expect(step.getByRole('list', { name: 'To look at' })).toContainText('lost.png (line 4)')
  await expect(step.getByRole('list', { name: 'To look at' })).toContainText('1 picked file that no row names: c.png')

  // The selected tab has the focus; the menus of the columns are reached by Tab, and changed by typing.
  await expect(step.getByRole('tab', { name: /reads\.csv/ })).toBeFocused()
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab')
      if (await step.getByRole('combobox', { name }).evaluate((field) => field === document.activeElement)) return
    }
    throw new Error(`Tab never came to ${name}`)
  }
  await tabTo('What “finding” is for')
  await page.keyboard.type('One label')
  await tabTo('What “seen on” is for')
  await page.keyboard.type('Date taken')
  await tabTo('Dates such as 03/04/2020')
  await page.keyboard.type('Day first')
  await tabTo('A value of maybe says')
  await page.keyboard.type('Likely')
  await expect(step.getByText('All rows are counted.')).toBeVisible()
  await expect(step.getByRole('region', { name: 'Line 2 becomes' })).toContainText('2020-04-03')
  await goOn(page)

  await importPreview(page)
    .getByRole('tab', { name: /^Tables/ })
    .click()
  await expect(importPreview(page)).toContainText('2 files spoken of, 2 marks given')
  await expect(importPreview(page).getByRole('list', { name: 'Files without a row' })).toContainText('c.png')
  await expect(importPreview(page).getByRole('list', { name: 'Rows with problems' })).toContainText('lost.png')
  await importPreview(page).getByRole('button', { name: 'Change the columns…' }).click()
  await expect(tablesStep(page).getByRole('combobox', { name: 'A value of maybe says' })).toHaveValue('likely')
  await tablesStep(page).getByRole('button', { name: 'Go on without the tables' }).click()
  await importPreview(page)
    .getByRole('tab', { name: /^Tables/ })
    .click()
  await expect(importPreview(page)).toContainText('No table is in use.')
  await importPreview(page).getByRole('button', { name: 'Use the tables…' }).click()
  await expect(tablesStep(page).getByText('All rows are counted.')).toBeVisible()
  await goOn(page)
  await commitImport(page)
  await dismissImport(page)
  await page.goto(page.url().replace(/cases.*/, 'export'))
  const dataset = (await exportNative(page, { unsubmitted: true })) as unknown as ImportedDataset
  const marks = dataset.cases.flatMap(({ annotations }) => annotations.map(({ assertion }) => assertion))
  expect(marks.sort()).toEqual(['likely', 'present'])
  expect(dataset.cases.flatMap(({ items }) => items.flatMap(({ facts }) => facts.acquiredAt?.value ?? []))).toEqual([
    '2020-04-03',
    '2020-06-05',
  ])
})

test('the step has no fault that axe finds, in both themes', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  await newProject(app)
  const step = await pickTables(page, filesOf(nihSet()))
  await axeCleanInBothThemes(page)
  await step.getByRole('tab', { name: /File names/ }).click()
  await step.getByRole('textbox', { name: 'Pattern of the file names' }).fill('{patient}_{study}.png')
  await expect(step.getByText('12 of 12 files follow the pattern.')).toBeVisible()
  await axeCleanInBothThemes(page)
  await step.getByRole('button', { name: 'Cancel' }).click()
  await expect(step).toHaveCount(0)
})

test('a table of 112,120 rows is read without stopping the page', async ({ app }) => {
  test.setTimeout(240_000)
  const { page } = app
  await newProject(app)
  const [entry] = nihSet().tables
  const [header = ''] = (entry?.text ?? '').split('\n')
  const rows = Array.from({ length: 112_120 }, (_, i) => {
    const file = `${String(Math.floor(i / 4)).padStart(8, '0')}_${String(i % 4).padStart(3, '0')}.png`
    return `${file},${i % 2 === 0 ? 'Mass|Nodule' : 'No Finding'},${i % 4},${Math.floor(i / 4)},058Y,M,PA,2682,2749,0.143,0.143,`
  })
  const folder = mkdtempSync(join(tmpdir(), 'glossa-flow-'))
  const written = (name: string, content: Buffer | string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const paths = [
    written('Data_Entry_2017.csv', `${header}\n${rows.join('\n')}\n`),
    written('00000001_000.png', greyPng(64, 64)),
    written('00000001_001.png', greyPng(64, 65)),
  ]
  await page.evaluate(() => {
    let last = performance.now()
    const beat = () => {
      const now = performance.now()
      document.body.dataset.longest = String(Math.max(Number(document.body.dataset.longest ?? 0), now - last))
      last = now
      setTimeout(beat, 0)
    }
    beat()
  })
  const step = await pickTables(page, paths)
  await expect(step).toContainText('112,120')
  await goOn(page)
  await expect(importPreview(page)).toContainText('Import 2 cases')
  const longestMs = Number(await page.evaluate(() => document.body.dataset.longest))
  console.log(`longest pause of the page: ${Math.round(longestMs)} ms`)
  rmSync(folder, { recursive: true })
})
