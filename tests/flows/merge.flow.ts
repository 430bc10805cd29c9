import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { greyPng } from '../fixtures/picture-files.ts'
import { axeCleanInBothThemes } from './accessibility.ts'
import { type App, expect, launchApp, test } from './app.ts'
import {
  annotationRows,
  createProject,
  type Dataset,
  dismissImport,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  type GivenFile,
  identify,
  importFiles,
  openCase,
  selectInNote,
} from './steps.ts'
import { expectLogHolds, readStoredLog } from './stored-log.ts'

const given = (name: string, content: Buffer | string): GivenFile => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})

const files = [
  given('a.png', greyPng(400, 300)),
  given('a.txt', 'A nodule on the left, and an effusion.\n'),
  given('b.png', greyPng(200, 300)),
]

/** A reader at a machine of their own: their project on the same files, and the first case open. */
async function startReading(app: Pick<App, 'open' | 'page'>, reader: string): Promise<void> {
  const { page } = app
  await app.open()
  await identify(page, reader)
  await createProject(page, `Project of ${reader}`)
  await importFiles(page, files)
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
}

async function submitAndExport(page: Page, key: string): Promise<Dataset> {
  await page.getByRole('button', { name: 'Submit case' }).click()
  await page.keyboard.press(key)
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  return exportNative(page)
}

function dataset(content: Dataset): GivenFile[] {
  return [given('annotations.json', JSON.stringify(content))]
}

test('two readers on the same films at two machines come together, and a second merge writes nothing', async ({
  app,
}) => {
  test.setTimeout(240_000)
  const profile = mkdtempSync(join(tmpdir(), 'glossa-flow-'))
  const other = await launchApp(profile)
  try {
    await startReading(other, 'Ben')
    await other.page.keyboard.press('e')
    await dragOnImage(other.page, [50, 60], [150, 120])
    await selectInNote(other.page, 'effusion')
    await other.page.keyboard.press('Enter')
    await expect(annotationRows(other.page)).toHaveCount(2)
    await expectSaved(other.page)
    const fromBen = await submitAndExport(other.page, 'f')

    const { page } = app
    await startReading(app, 'Ada')
    await page.keyboard.press('r')
    await dragOnImage(page, [200, 60], [300, 120])
    await expect(annotationRows(page)).toHaveCount(1)
    await expectSaved(page)
    const fromAda = await submitAndExport(page, 'f')
    await page.goto(page.url().replace(/export$/, 'cases'))

    // What would be done is said first; No means nothing is written.
    const before = (await readStoredLog(page)).entries.length
    await page.getByLabel('Files to import').setInputFiles(dataset(fromBen))
    const question = page.getByRole('dialog', { name: /Merge this dataset/ })
    await expect(
      question
        .getByRole('row', { name: /^Annotations/ })
        .getByRole('cell')
        .first(),
    ).toHaveText('2')
    await expect(
      question
        .getByRole('row', { name: /^Cases/ })
        .getByRole('cell')
        .first(),
    ).toHaveText('0')
    await expect(question).toContainText('1 case of another project has the files of cases here')
    await expect(question).toContainText('Labels of the same name are taken for the labels here: Nodule')
    await axeCleanInBothThemes(page)
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect((await readStoredLog(page)).entries).toHaveLength(before)

    await page.getByLabel('Files to import').setInputFiles(dataset(fromBen))
    await expect(question).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(question).toHaveCount(0)
    await page.getByLabel('Files to import').setInputFiles(dataset(fromBen))
    await question.getByRole('button', { name: 'Merge' }).click()
    const result = page.getByRole('dialog', { name: 'Import finished' })
    await expect(result).toContainText('The dataset was merged')
    await dismissImport(page)
    await expect(page.getByRole('link', { name: /^Case 000/ })).toHaveCount(2)
    await expectLogHolds(page)

    // The same again, and the own export: nothing to do, nothing written, no question asked. No case was opened since: the time that is
    // spent at one is written too, some while after it is left.
    const merged = (await readStoredLog(page)).entries.length
    for (const again of [fromBen, fromAda]) {
      const nothing = await importFiles(page, dataset(again))
      await expect(nothing).toContainText('All that the dataset holds is here already')
      await dismissImport(page)
    }
    expect((await readStoredLog(page)).entries).toHaveLength(merged)

    await openCase(page, 'Case 0001')
    await expectPicture(page)
    await expect(annotationRows(page)).toHaveCount(3)
    await expect(annotationRows(page).filter({ hasText: 'Ben' })).toHaveCount(2)
    await expect(annotationRows(page).filter({ hasText: 'effusion' })).toHaveCount(1)

    // Both readings leave in one export, and bring Ben what Ada did.
    await page.goto(page.url().replace(/cases\/.*/, 'export'))
    const both = await exportNative(page)
    expect(both.cases[0]?.reviews).toHaveLength(2)
    expect(both.cases[0]?.annotations).toHaveLength(3)
    await other.page.goto(other.page.url().replace(/export$/, 'cases'))
    await other.page.getByLabel('Files to import').setInputFiles(dataset(both))
    await other.page
      .getByRole('dialog', { name: /Merge this dataset/ })
      .getByRole('button', { name: 'Merge' })
      .click()
    await dismissImport(other.page)
    await openCase(other.page, 'Case 0001')
    await expectPicture(other.page)
    await expect(annotationRows(other.page)).toHaveCount(3)
    await expectLogHolds(other.page)
    other.expectNothingWrong()
  } finally {
    await other.context.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})
