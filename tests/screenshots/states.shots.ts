import type { Page } from '@playwright/test'
import { manifestFiles } from '../fixtures/manifest-files.ts'
import { vindrSet } from '../fixtures/vindr-set.ts'
import { expect, test } from '../flows/app.ts'
import {
  annotationRows,
  commitImport,
  createProject,
  dismissImport,
  dragOnImage,
  expectPicture,
  expectSaved,
  imageViewer,
  importPreview,
  newProject,
  noteViewer,
  openCase,
  openWholeDemo,
  selectInNote,
  tablesStep,
} from '../flows/steps.ts'
import { isWanted, takeState } from './picture.ts'

const dialog = (page: Page) => page.getByRole('dialog').last()

test('states: tools, menus and dialogs over the demo project', async ({ app }) => {
  test.skip(!isWanted())
  const { page } = app
  await openWholeDemo(app)
  const list = page.url()
  await takeState(page, 'guide-offer')
  await page.getByRole('button', { name: 'No, thanks' }).click()
  await page.getByRole('button', { name: 'Label', exact: true }).click()
  await expect(dialog(page).getByRole('checkbox').first()).toBeVisible()
  await takeState(page, 'filter')
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Select Case 0001' }).click()
  await page.getByRole('button', { name: 'Assign split' }).click()
  await expect(dialog(page)).toContainText('1 patient')
  await takeState(page, 'split')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(dialog(page)).toContainText('Commands')
  await takeState(page, 'palette')
  await page.keyboard.press('Escape')

  await openCase(page, 'Case 0002')
  await expectPicture(page)
  const viewer = imageViewer(page).first()
  await viewer.focus()
  await page.keyboard.press('b')
  for (let i = 0; i < 8; i++) await page.keyboard.press('>')
  await dragOnImage(page, [300, 300], [520, 420])
  await page.keyboard.press('m')
  await dragOnImage(page, [300, 500], [700, 500])
  await page.keyboard.press('Shift+C')
  await dragOnImage(page, [400, 620], [700, 620])
  await dragOnImage(page, [200, 640], [900, 640])
  await page.keyboard.press('e')
  await dragOnImage(page, [600, 300], [760, 420])
  await expect(page.getByRole('img', { name: /^Histogram of / })).toBeVisible()
  await takeState(page, 'measures')
  await page.keyboard.press('v')
  await annotationRows(page).nth(0).click()
  await annotationRows(page)
    .nth(1)
    .click({ modifiers: ['Control'] })
  await takeState(page, 'several-selected')
  await page.getByRole('button', { name: 'Change regions' }).click()
  await takeState(page, 'change-regions')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Facts/ }).click()
  await takeState(page, 'facts')
  await page.getByRole('button', { name: /^Facts/ }).click()
  await selectInNote(page, 'nodule')
  await page.keyboard.press('Alt+t')
  await expect(dialog(page)).toContainText('places in 1 note')
  await takeState(page, 'tag-all')
  await page.keyboard.press('Escape')
  await noteViewer(page).first().getByRole('button', { name: 'Find', exact: true }).click()
  await page.keyboard.type('right')
  await expect(page.getByRole('search').getByRole('status')).toContainText('1 of')
  await takeState(page, 'find')
  await expectSaved(page)

  await page.goto(list)
  await openCase(page, 'Case 0012')
  await expectPicture(page)
  await viewer.focus()
  await page.keyboard.press('r')
  await dragOnImage(page, [60, 60], [100, 100])
  await page.keyboard.press('Alt+ArrowDown')
  await takeState(page, 'series')
  await expectSaved(page)
  await page.goto(list.replace(/#.*/, '#/help'))
  await expect(page.getByRole('heading', { name: 'Bring data in' })).toBeVisible()
  await takeState(page, 'help')
})

test('states: what is asked while data come in', async ({ app }) => {
  test.skip(!isWanted())
  const { page } = app
  await newProject(app, 'Lesions')
  const files = manifestFiles(vindrSet())
  const given = [...files, { name: 'holiday.docx', bytes: Buffer.from('not a picture') }]
  await page
    .getByLabel('Files to import')
    .setInputFiles(given.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes })))
  await expect(tablesStep(page).getByText('All rows are counted.')).toBeVisible()
  await takeState(page, 'tables')
  await tablesStep(page).getByRole('button', { name: 'Continue' }).click()
  await expect(importPreview(page)).toBeVisible()
  await takeState(page, 'preview-of-tables')
  await commitImport(page)
  await takeState(page, 'import-finished')
  await dismissImport(page)

  await page.goto(page.url().replace(/#.*/, '#/'))
  await createProject(page, 'Notes')
  const note = (text: string) => [{ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from(text) }]
  await page.getByLabel('Files to import').setInputFiles(note('FINDINGS: Small effusion on the left.\nNo nodule.\n'))
  await expect(importPreview(page)).toBeVisible()
  await commitImport(page)
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  for (const phrase of ['Small effusion', 'nodule']) {
    await selectInNote(page, phrase)
    await page.keyboard.press('Enter')
  }
  await expectSaved(page)
  await page.getByRole('link', { name: 'Notes' }).click()
  await page.getByLabel('Files to import').setInputFiles(note('FINDINGS: Large effusion on the left.\nNo nodule.\n'))
  await expect(importPreview(page).getByRole('region', { name: 'Spans', exact: true })).toBeVisible()
  await takeState(page, 'changed-notes')
})
