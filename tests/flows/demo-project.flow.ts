import type { Page } from '@playwright/test'
import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  dismissImport,
  expectPicture,
  exportNative,
  identify,
  importFiles,
  noteViewer,
  openCase,
  openWholeDemo,
  pressDemo,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

const readCases = ['Case 0004', 'Case 0005', 'Case 0006', 'Case 0007', 'Case 0008', 'Case 0009', 'Case 0010']

test('the demo project: twelve cases that open, a CT among them, two patients with two, seven read by two demo readers, on a log that holds', async ({
  app,
}) => {
  test.setTimeout(180_000)
  const { page } = app
  await app.open()
  await identify(page)
  await leaveNothingOf(page, () => page.getByRole('button', { name: 'Cancel' }).click())
  await leaveNothingOf(page, () => page.reload())
  await pressDemo(page)
  const list = page.url()
  await expect(page.getByRole('link', { name: /^Case 00/ })).toHaveCount(12)
  for (let number = 1; number <= 12; number++) {
    const name = `Case ${String(number).padStart(4, '0')}`
    await page.goto(list)
    await openCase(page, name)
    await expectPicture(page)
    await expect(noteViewer(page).first()).toContainText('Impression:')
    const marks = await annotationRows(page).count()
    expect([name, marks > 0]).toEqual([name, readCases.includes(name)])
  }
  await expectLogHolds(page)

  const tables = await readTables(page, ['cases', 'annotators', 'annotations', 'reviews', 'findings'])
  const records = (table: string) => (tables[table] ?? []).map(({ record }) => record as Record<string, unknown>)
  const keys = records('cases').map(({ patientKey }) => patientKey)
  expect(new Set(keys).size).toBe(10)
  const demo = records('annotators').filter(({ role }) => role === 'demo')
  expect(demo.map(({ name }) => name).sort()).toEqual(['Demo reader A', 'Demo reader B'])
  const readers = new Set(demo.map(({ id }) => id))
  expect(records('reviews').filter(({ annotatorId }) => readers.has(annotatorId))).toHaveLength(14)
  for (const annotation of records('annotations')) {
    expect(readers.has(annotation.createdBy)).toBe(true)
    expect(annotation.origin).toMatchObject({ kind: 'import', agent: 'demo' })
  }
  // A finding joins a region of the film and words of the report.
  for (const finding of records('findings')) {
    const kinds = records('annotations').filter(({ findingId }) => findingId === finding.id)
    expect(kinds.map(({ target }) => (target as { kind: string }).kind).sort()).toEqual(['box', 'span'])
  }

  await page.goto(list)
  await openCase(page, 'Case 0005')
  await expectPicture(page)
  await axeCleanInBothThemes(page)
  // The first row is a finding, the next its evidence.
  await annotationRows(page).nth(1).click()
  await expect(page.getByText(/by Demo reader [AB]/)).toBeVisible()
})

/** A demo project that is given up while its pictures are made leaves no project. */
async function leaveNothingOf(page: Page, giveUp: () => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: 'Open demo project' }).click()
  await expect(page.getByRole('dialog', { name: 'Making the demo project' })).toContainText(/[1-9]\d* of 12/)
  await giveUp()
  await expect(page.getByRole('heading', { name: 'No projects yet' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('the readings of the demo come out by export and in again, authors and all', async ({ app }) => {
  test.setTimeout(180_000)
  const { page } = app
  await openWholeDemo(app)
  await page.goto(page.url().replace(/cases$/, 'export'))
  const dataset = await exportNative(page)
  expect(dataset.cases).toHaveLength(7)
  expect(dataset.annotators.map(({ name }) => name)).toEqual(expect.arrayContaining(['Demo reader A', 'Demo reader B']))
  const marks = dataset.cases.flatMap(({ annotations }) => annotations)
  expect(new Set(marks.map(({ createdBy }) => createdBy)).size).toBe(2)
  await page.goto(page.url().replace(/#.*/, '#/'))
  await page.getByRole('button', { name: 'New project' }).first().click()
  await page.getByRole('textbox', { name: 'Project name' }).fill('Read back')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: 'Read back', level: 1 })).toBeVisible()
  const file = { name: 'annotations.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(dataset)) }
  await expect(await importFiles(page, [file])).toContainText(`${marks.length}`)
  await dismissImport(page)
  await expect(page.getByRole('link', { name: /^Case 00/ })).toHaveCount(7)
  await expectLogHolds(page)
})
