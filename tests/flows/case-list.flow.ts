import type { Locator, Page } from '@playwright/test'
import { axeClean, showTheme, themes } from './accessibility.ts'
import { expect, test } from './app.ts'
import { createProject, expectPicture, expectSaved, openCase, openDemo } from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Cases' })
const rows = (page: Page): Locator => grid(page).getByRole('row', { name: /Case \d{4}/ })
const found = (page: Page, text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
const sortBy = (page: Page, title: string) =>
  grid(page).getByRole('columnheader').getByRole('button', { name: title }).click()

test('cases are sorted, searched and filtered, and the address keeps it: reload, back, next case', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  await found(page, '3 cases')
  await sortBy(page, 'Case')
  await sortBy(page, 'Case')
  await expect(rows(page).first()).toContainText('Case 0003')
  await page.reload()
  await expect(rows(page).first()).toContainText('Case 0003')
  await expect(grid(page).getByRole('columnheader', { name: 'Case' })).toHaveAttribute('aria-sort', 'descending')

  await page.getByRole('search').getByRole('button', { name: 'Status' }).click()
  const menu = page.getByRole('dialog', { name: 'Status' })
  await menu.getByRole('checkbox', { name: 'New' }).check()
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme })
    await axeClean(page)
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Remove filter Status: New' })).toBeVisible()
  await found(page, '3 of 3 cases')

  // The filtered order is walked in the workbench, the open case included though an edit makes it something else.
  await openCase(page, 'Case 0003')
  await expectPicture(page)
  await page.keyboard.press('w')
  await expectSaved(page)
  await expect(page.getByRole('navigation', { name: 'Cases' })).toContainText('filtered')
  await page.getByRole('button', { name: 'Next case' }).click()
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Case 0003', level: 1 })).toBeAttached()
  await page.goBack()
  await found(page, '2 of 3 cases')
  await expect(rows(page)).toHaveCount(2)

  await page.keyboard.press('/')
  await page.keyboard.type('0001')
  await found(page, '1 of 3 cases')
  await page.keyboard.press('Escape')
  await found(page, '2 of 3 cases')
  await page.getByRole('searchbox').fill('no such thing')
  await expect(page.getByText('No case matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear', exact: true }).click()
  await found(page, '3 cases')
  await expectLogHolds(page)
})

test('the list is worked by keys: walk, choose, range, all, open; columns are chosen and kept', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Patient' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Outcome' }).click()
  await page.keyboard.press('Escape')
  await page.reload()
  await expect(grid(page).getByRole('columnheader', { name: 'Patient' })).toBeVisible()
  await expect(grid(page).getByRole('columnheader', { name: 'Outcome' })).toHaveCount(0)
  for (const theme of themes) {
    await showTheme(page, theme)
    await expect(rows(page)).toHaveCount(3)
    await axeClean(page)
  }

  await rows(page).first().focus()
  await page.keyboard.press('End')
  await expect(rows(page).nth(2)).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  const chosen = page.getByRole('region', { name: 'Selected cases' })
  await expect(chosen).toContainText('1 selected')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(chosen).toContainText('2 selected')
  await expect(rows(page).nth(1)).toBeFocused()
  await page.keyboard.press('Control+a')
  await expect(chosen).toContainText('3 selected')
  await axeClean(page)
  await page.keyboard.press('Escape')
  await expect(chosen).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Case 0003', level: 1 })).toBeAttached()
})

test('many cases get a split and are deferred at once, each taken back as one step that leaves later work alone', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await grid(page).getByRole('checkbox', { name: 'Select all 3' }).check()
  await page.getByRole('button', { name: 'Assign split' }).click()
  const dialog = page.getByRole('dialog', { name: 'Assign split' })
  await expect(dialog).toContainText('3 cases of 3 patients')
  await axeClean(page)
  await dialog.getByRole('combobox', { name: 'Split' }).selectOption('test')
  await dialog.getByRole('button', { name: 'Assign' }).click()
  await found(page, '3 patients changed split.')
  await expect(rows(page).filter({ hasText: 'test' })).toHaveCount(3)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await found(page, 'Undid 3 changes.')
  await expect(rows(page).filter({ hasText: 'test' })).toHaveCount(0)

  await grid(page).getByRole('checkbox', { name: 'Select all 3' }).check()
  await page.getByRole('region', { name: 'Selected cases' }).getByRole('button', { name: 'Defer' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('wait for the prior')
  await page.getByRole('dialog').getByRole('button', { name: 'Defer' }).click()
  await found(page, '3 cases deferred.')
  await expect(rows(page).filter({ hasText: 'Deferred' })).toHaveCount(3)
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await page.keyboard.press('s')
  await page.keyboard.press('n')
  await expect(page.getByText(/What is left is deferred: 2 cases/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Demo project' }).click()
  await expect(rows(page).filter({ hasText: 'Submitted' })).toHaveCount(1)

  await page.getByRole('button', { name: 'Changes' }).click()
  await axeClean(page)
  await page.getByRole('button', { name: /^Undo: Deferred 3 cases: wait for the prior/ }).click()
  await found(page, 'Undid 2 changes. 1 case left alone, having changed since.')
  await expect(rows(page).filter({ hasText: 'New' })).toHaveCount(2)
  await expect(rows(page).filter({ hasText: 'Submitted' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Changes' }).click()
  await expect(page.getByRole('list', { name: 'Changes' }).getByText('Undone')).toHaveCount(2)
  await expectLogHolds(page)
})

test('settings are duplicated without data, and versions tell what was made under them', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  const cases = page.url()
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('w')
  await expectSaved(page)

  await page.goto(cases.replace(/cases$/, 'settings'))
  const name = page.getByRole('textbox', { name: /^Name of/ }).first()
  await name.fill('Round opacity')
  await name.press('Enter')
  await page.getByRole('textbox', { name: 'Guideline' }).fill('# Reading\nMark every nodule.')
  await page.getByRole('button', { name: 'Save as new version' }).click()
  await expectSaved(page)
  await page.getByText(/^Label set: 2 versions/).click()
  await page.getByText(/^Guideline: 2 versions/).click()
  const labelSets = page.getByRole('list', { name: 'Versions of the label set' }).getByRole('listitem')
  await expect(labelSets.first()).toContainText('Round opacity: renamed from “Nodule”')
  await expect(page.getByRole('list', { name: 'Versions of the guideline' })).toContainText('+ Mark every nodule.')
  for (const theme of themes) {
    await showTheme(page, theme)
    await page.getByText(/^Label set: 2 versions/).click()
    await axeClean(page)
  }
  await page
    .getByRole('list', { name: 'Versions of the label set' })
    .getByRole('link', { name: '1 annotation in 1 case' })
    .click()
  await found(page, '1 of 3 cases')
  await expect(page.getByRole('button', { name: /Remove filter Made under label set: Version 1/ })).toBeVisible()

  await app.open()
  await page.getByRole('button', { name: 'More for Demo project' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate settings' }).click()
  await page.getByRole('textbox', { name: 'Project name' }).fill('Second reading')
  await page.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: 'Second reading', level: 1 })).toBeVisible()
  await expect(page.getByText('No cases yet')).toBeVisible()
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('textbox', { name: 'Name of Round opacity' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Guideline' })).toHaveValue('# Reading\nMark every nodule.')
  await expect(page.getByText('Version 1').filter({ visible: true })).toHaveCount(2)
  await app.open()
  await createProject(page, 'Third')
  await expectLogHolds(page)
})
