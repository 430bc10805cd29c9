import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeDemoCase } from '../fixtures/demo-case.ts'
import { expect, test } from '../flows/app.ts'
import {
  annotationRows,
  expectPicture,
  expectSaved,
  imageViewer,
  importPreview,
  noteViewer,
  openWholeDemo,
  stageFiles,
} from '../flows/steps.ts'
import { isWanted, takeBoth } from './picture.ts'

/** Opens a case of the demo by its number, with nothing of an earlier case in the way. */
async function open(page: Page, list: string, number: number): Promise<void> {
  await page.goto(list)
  await page.getByRole('link', { name: new RegExp(`^Case ${String(number).padStart(4, '0')}`) }).click()
  await expectPicture(page)
  await expect(noteViewer(page).first()).toContainText('Impression:')
}

test('demo: the screens of work', async ({ app }) => {
  test.skip(!isWanted('workbench-dark', 'workbench-light', 'cases-dark', 'cases-light', 'export-dark', 'export-light'))
  const { page } = app
  await openWholeDemo(app)
  await page.getByRole('button', { name: 'No, thanks' }).click()
  const list = page.url()
  const firstCase = page.getByRole('link', { name: /^Case 0001/ })
  await takeBoth(page, 'cases', () => expect(firstCase).toBeVisible())

  await open(page, list, 5)
  const rows = annotationRows(page)
  await takeBoth(page, 'workbench-unselected', () => expectPicture(page))
  await takeBoth(page, 'workbench', async () => {
    await expectPicture(page)
    await rows.nth(1).click()
    await expect(page.getByText(/by Demo reader [AB]/)).toBeVisible()
  })
  await takeBoth(page, 'note', async () => {
    await expectPicture(page)
    await rows.nth(2).click()
    await expect(page.getByText(/by Demo reader [AB]/)).toBeVisible()
    await noteViewer(page).getByRole('button', { name: 'Outline' }).click()
  })
  await takeBoth(page, 'checklist', async () => {
    await expectPicture(page)
    await imageViewer(page).first().focus()
    await page.keyboard.press('n')
    await expect(page.getByRole('tabpanel', { name: /Checklist/ }).getByRole('radiogroup')).toHaveCount(14)
  })
  await page.getByRole('tab', { name: /Labels/ }).click()
  await takeBoth(page, 'submit', async () => {
    await expectPicture(page)
    await page.getByRole('button', { name: 'Submit case' }).click()
    await expect(page.getByRole('dialog', { name: 'Submit case' })).toBeVisible()
  })
  await takeBoth(page, 'shortcuts', async () => {
    await expectPicture(page)
    await imageViewer(page).first().focus()
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
  })
  await page.keyboard.press('Escape')

  await open(page, list, 6)
  await imageViewer(page).first().focus()
  await page.keyboard.press('Shift+P')
  await takeBoth(page, 'panes', async () => {
    await expect(imageViewer(page).nth(1)).toHaveAttribute('data-transform', /\d/)
    await expect(page.getByRole('region', { name: /viewer: / })).toHaveCount(4)
  })
  await page.getByRole('button', { name: 'Two panes' }).click()

  await page.goto(list)
  await expect(firstCase).toBeVisible()
  const films = [0, 1, 2].map((index) => makeDemoCase(index))
  const folder = mkdtempSync(join(tmpdir(), 'glossa-shots-'))
  const given = (name: string, content: Uint8Array | string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const files = films.flatMap(({ film, notes }, index) => [
    given(`film-${index + 1}.dcm`, film.bytes),
    given(`film-${index + 1}.txt`, notes[0]?.text ?? ''),
  ])
  const broken = given('holiday.docx', 'not a picture')
  await takeBoth(page, 'import-preview', async () => {
    await expect(firstCase).toBeVisible()
    await stageFiles(page, [...files, broken])
    await expect(importPreview(page)).toBeVisible()
  })
  rmSync(folder, { recursive: true })

  await page.goto(list.replace(/cases$/, 'settings'))
  const settings = page.getByRole('heading', { name: 'Settings', level: 1 })
  await takeBoth(page, 'settings', () => expect(settings).toBeVisible())
  await takeBoth(page, 'settings-end', async () => {
    await expect(settings).toBeVisible()
    await page.getByRole('heading', { name: 'You', level: 2 }).scrollIntoViewIfNeeded()
  })

  await page.goto(list.replace(/cases$/, 'export'))
  const before = page.getByRole('table', { name: 'Chosen for export' })
  await takeBoth(page, 'export-before', () => expect(before.getByRole('row', { name: /^Cases/ })).toBeVisible())
  await takeBoth(page, 'export', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByText('everything agrees')).toBeVisible({ timeout: 60_000 })
  })
  await page.goto(list.replace(/#.*/, '#/'))
  await takeBoth(page, 'projects', () => expect(page.getByRole('link', { name: /demo/i })).toBeVisible())

  await open(page, list, 1)
  await takeBoth(page, 'workbench-fresh', () => expectPicture(page))
  await expectSaved(page)
})
