import type { Page } from '@playwright/test'
import { axeClean, axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import { annotationRows, expectPicture, expectSaved, imageViewer, noteViewer, openWholeDemo, written } from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

const guide = (page: Page) => page.getByRole('complementary', { name: 'Guide' })
/** The step that is asked for: its title, not its place in the row of steps. */
const expectStep = (page: Page, title: string) =>
  expect(guide(page).getByRole('paragraph').filter({ hasText: title })).toBeVisible()

test('the guided case by keys alone, from first run to export: steps follow the records, back at undo, through a reload, and once only', async ({
  app,
}) => {
  test.setTimeout(300_000)
  const { page } = app
  const { keyboard } = page
  await openWholeDemo(app)
  await expect(guide(page).getByText('New here?')).toBeVisible()
  await axeClean(page)
  await guide(page).getByRole('button', { name: 'Start the guide' }).focus()
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expectPicture(page)

  await expectStep(page, 'Box the nodule')
  await expect(imageViewer(page)).toBeFocused()
  await keyboard.press('1')
  await keyboard.press('r')
  await keyboard.press('Enter')
  for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown']) {
    await keyboard.press(`Shift+${arrow}`)
  }
  await keyboard.press('Enter')
  await expectStep(page, 'Tag the word for it in the report')
  await keyboard.press('Control+z')
  await expectStep(page, 'Box the nodule')
  await keyboard.press('Control+Shift+z')
  await expectStep(page, 'Tag the word for it in the report')
  await expectSaved(page)
  await page.reload()
  await expectPicture(page)
  await expectStep(page, 'Tag the word for it in the report')
  await axeCleanInBothThemes(page)

  await expect(imageViewer(page)).toBeFocused()
  await keyboard.press('F6')
  await expect(noteViewer(page)).toContainText('solitary nodule')
  await keyboard.press('Control+f')
  await keyboard.type('solitary nodule')
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
  await keyboard.press('Escape')
  await keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(2)

  await expectStep(page, 'Join the two as one finding')
  await keyboard.press('Shift+J')
  await keyboard.press('F6')
  await expect(imageViewer(page)).toBeFocused()
  await keyboard.press('Alt+Period')
  await keyboard.press('Enter')

  await expectStep(page, 'Find the code that says more')
  await keyboard.press('Shift+N')
  await expect(page.getByRole('combobox', { name: 'Find concept' })).toBeFocused()
  await keyboard.type('solit')
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('Solitary pulmonary nodule')
  await keyboard.press('Enter')

  await expectStep(page, 'Submit the case')
  await keyboard.press('Escape')
  await keyboard.press('s')
  await expect(page.getByRole('dialog', { name: /^Submit/ })).toBeVisible()
  await keyboard.press('f')
  await expect(page.getByRole('heading', { name: 'Case 0003', level: 1 })).toBeAttached()

  await expectStep(page, 'Export what you made')
  await expectLogHolds(page)
  await keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find a command, label or case' })).toBeFocused()
  await keyboard.type('go to export')
  await expect(page.getByRole('option', { name: /^Go to export/, selected: true })).toBeVisible()
  await keyboard.press('Enter')
  await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).focus()
  await keyboard.press('Enter')
  await expect(written(page, 'everything agrees')).toBeVisible({ timeout: 60_000 })
  await expectStep(page, 'That is the whole way, from a film to a dataset')
  await guide(page).getByRole('button', { name: 'Done' }).focus()
  await keyboard.press('Enter')
  await expect(guide(page)).toHaveCount(0)

  // Never again by itself, but from the help, and then from its first step.
  await page.goto(page.url().replace(/#.*/, '#/'))
  await page.getByRole('button', { name: 'Open demo project' }).click()
  await expect(page.getByRole('link', { name: /^Case 0001/ })).toBeVisible()
  await expect(guide(page)).toHaveCount(0)
  await page.getByRole('link', { name: 'Help' }).click()
  await expect(page.getByRole('heading', { name: 'Tag a note' })).toBeVisible()
  await axeCleanInBothThemes(page)
  await page.getByRole('searchbox', { name: 'Search the guide' }).fill('find conc')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['Give a code'])
  await page.getByRole('button', { name: 'Start the guided case' }).click()
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expectStep(page, 'Box the nodule')
  await guide(page).getByRole('button', { name: 'Skip the guide' }).click()
  await expect(guide(page)).toHaveCount(0)
  await page.reload()
  await expectPicture(page)
  await expect(guide(page)).toHaveCount(0)
})
