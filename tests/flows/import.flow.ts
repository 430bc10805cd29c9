import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { greyPng, radiograph } from '../fixtures/picture-files.ts'
import { expect, sharedData, test } from './app.ts'
import {
  annotationRows,
  createProject,
  dismissImport,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  given,
  imageViewer,
  importFiles,
  newProject,
  noteViewer,
  openCase,
  selectInNote,
  written,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

const planted = { patientId: 'PID-4471-X', patientName: 'QUILLFEATHER^ORSON', studyUid: '1.2.826.0.1.99.1' }

function film(instance: string): Buffer {
  return radiograph({ ...planted, instanceUid: `1.2.826.0.1.99.2.${instance}` })
}

test('files are recognised by content, grouped, pseudonymised, and told apart from duplicates', async ({ app }) => {
  const { page } = app
  await newProject(app)
  const result = await importFiles(page, [
    given('quillfeather_front.dcm', film('1')),
    given('quillfeather_side', film('2')),
    given('quillfeather_front.txt', 'FINDINGS: a small effusion on the left.\r\n'),
    given('ward7.png', greyPng(40, 30)),
    given('again.png', greyPng(40, 30)),
  ])
  await expect(result).toContainText('2 cases with 4 items')
  await expect(result.getByRole('list', { name: 'Duplicates' })).toContainText('again.png')
  await dismissImport(page)
  await expectLogHolds(page)

  const stored = await readTables(page, ['changes', 'bodies', 'cases', 'items', 'patients', 'summaries', 'blobs'])
  const text = JSON.stringify(stored, (_, value) =>
    value !== null && typeof value === 'object' && Object.keys(value).length > 5_000 ? 'pixels' : value,
  ).toLowerCase()
  for (const identifier of ['quillfeather', 'orson', 'pid-4471', 'ward7']) expect(text).not.toContain(identifier)
})

test('bad files are named with what is wrong, the others come in, and nothing stored is harmed', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  await newProject(app)
  await importFiles(page, [given('good.txt', 'A note that was here before.')])
  await dismissImport(page)

  const folder = mkdtempSync(join(tmpdir(), 'glossa-flow-'))
  try {
    const write = (name: string, content: Buffer | string, sizeBytes?: number) => {
      const path = join(folder, name)
      const file = openSync(path, 'w')
      writeSync(file, Buffer.from(content))
      if (sizeBytes !== undefined) ftruncateSync(file, sizeBytes)
      closeSync(file)
      return path
    }
    const result = await importFiles(page, [
      write('cut.dcm', film('1').subarray(0, 3_000)),
      write('really-a-text.png', 'This is plain text under the name of a picture.'),
      write('nothing.dcm', ''),
      write('huge.txt', 'one line\n'.repeat((200 * 1024 * 1024) / 9)),
      write('broken.png', greyPng(400, 300).subarray(0, 600)),
      write('fine.txt', 'This one is fine.'),
    ])
    const problems = result.getByRole('list', { name: 'Problems' })
    await expect(problems).toContainText(/cut\.dcm.*cut off/s)
    await expect(problems).toContainText(/nothing\.dcm.*empty/s)
    await expect(problems).toContainText(/huge\.txt.*200 MB/s)
    await expect(result.getByRole('list', { name: 'Warnings' })).toContainText(/really-a-text\.png.*text/s)
    await expect(problems).toContainText(/broken\.png/)
    await dismissImport(page)
  } finally {
    rmSync(folder, { recursive: true })
  }
  await openCase(page, 'Case 0001')
  await expect(noteViewer(page)).toContainText('A note that was here before.')
  await expectLogHolds(page)
})

test('an export imported into an empty project gives back the same annotations, authors and times', async ({ app }) => {
  const { page } = app
  await newProject(app, 'First')
  await importFiles(page, [given('a.png', greyPng(400, 300)), given('a.txt', 'Naïve 🫁 text\r\nwith a nodule.')])
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('e')
  await dragOnImage(page, [50, 60], [150, 120])
  await selectInNote(page, 'nodule')
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(2)
  await expectSaved(page)
  await page.getByRole('button', { name: 'Submit case' }).click()
  await page.keyboard.press('f')
  await expect(written(page, 'Every case of the project is submitted')).toBeVisible()
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const first = await exportNative(page)

  await app.open()
  await createProject(page, 'Second')
  await importFiles(page, [given('annotations.json', JSON.stringify(first))])
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await expect(annotationRows(page)).toHaveCount(2)
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const second = await exportNative(page)
  expect(second.cases.map(({ annotations }) => annotations)).toEqual(first.cases.map(({ annotations }) => annotations))
  expect(second.annotators.map(({ id, name }) => [id, name])).toEqual(
    first.annotators.map(({ id, name }) => [id, name]),
  )
  await expectLogHolds(page)
})

test('real films, a real slice and a real note go from import to export', async ({ app }) => {
  const { page } = app
  const files = ['cxr/1.jpg', 'cxr/00000001_000.png', 'dicom/CT_small.dcm', 'notes/00000086.txt'].map(sharedData)
  await newProject(app)
  const result = await importFiles(page, files)
  await expect(result).toContainText('4 cases with 4 items')
  await dismissImport(page)
  for (const name of ['Case 0001', 'Case 0002', 'Case 0003']) {
    await openCase(page, name)
    await expectPicture(page)
    await page.keyboard.press('r')
    await dragOnImage(page, [20, 20], [60, 70])
    await expect(annotationRows(page)).toHaveCount(1)
    await expectSaved(page)
    await page.getByRole('button', { name: 'Submit case' }).click()
    await page.keyboard.press('f')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.goto(page.url().replace(/cases\/.*/, 'cases'))
  }
  await openCase(page, 'Case 0004')
  const note = readFileSync(sharedData('notes/00000086.txt'), 'utf8')
  const word = /[a-z]{8,}/.exec(note)?.[0] ?? ''
  await selectInNote(page, word)
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(1)
  await expectSaved(page)
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const dataset = await exportNative(page, { unsubmitted: true })
  expect(dataset.cases.flatMap(({ annotations }) => annotations)).toHaveLength(4)
  const targets = dataset.cases.flatMap(({ annotations }) => annotations.map(({ target }) => target))
  const span = targets.find((target) => target.kind === 'span')
  const { start, end, quote } = span?.fragments[0] ?? {}
  expect(note.slice(start, end)).toBe(quote)
  expect(quote).toBe(word)
  await expectLogHolds(page)
  await expect(imageViewer(page)).toHaveCount(0)
})
