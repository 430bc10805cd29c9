import { axeClean, axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import { createProject, expectPicture, expectSaved, identify, newProject, openCase, openDemo } from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

test('a project is made, renamed, and deleted only after its name was typed', async ({ app }) => {
  const { page } = app
  await newProject(app, 'First')
  await app.open()
  await page.getByRole('button', { name: 'More for First' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Project name' }).fill('Better name')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Better name' })).toBeVisible()
  await page.reload()
  await createProject(page, 'Second')
  await app.open()

  await page.getByRole('button', { name: 'More for Better name' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('link', { name: /export/i })).toBeVisible()
  const confirm = dialog.getByRole('button', { name: 'Delete project' })
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('Better')
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('Better name')
  await confirm.click()
  await expect(page.getByRole('link', { name: 'Better name' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Second' })).toBeVisible()
  const { projects = [], changes = [] } = await readTables(page, ['projects', 'changes'])
  expect(projects).toHaveLength(1)
  expect(new Set(changes.map(({ projectId }) => projectId)).size).toBe(1)
  await expectLogHolds(page)
})

test('a label is renamed and undone in the settings, and each change is a version of the label set', async ({
  app,
}) => {
  const { page } = app
  await newProject(app)
  await page.getByRole('button', { name: 'Settings' }).click()
  const labels = page.getByRole('region', { name: 'Labels' })
  await expect(labels.getByText('Version 1')).toBeVisible()
  const name = page.getByRole('textbox', { name: /name/i }).nth(1)
  await expect(name).toHaveValue('Nodule')
  await name.fill('Round opacity')
  await name.press('Enter')
  await expect(labels.getByText('Version 2')).toBeVisible()
  await expectSaved(page)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(name).toHaveValue('Nodule')
  await expectSaved(page)
  await expectLogHolds(page)
})

test('two annotators of one machine each sign their own work', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('w')
  await expectSaved(page)
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Flow reader/ })
    .click()
  await page.getByRole('menuitem', { name: /add/i }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Second reader')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /add|continue/i })
    .click()
  await expect(page.getByRole('banner').getByRole('button', { name: /Second reader/ })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // The case opens anew for the new reader: keys pressed before that are nobody's.
  await expect(async () => {
    await page.keyboard.press('2')
    await expect(page.getByRole('radio', { name: /^Mass/ })).toBeChecked({ timeout: 500 })
  }).toPass()
  await expectPicture(page)
  await page.keyboard.press('w')
  await expect(page.getByRole('list', { name: 'Annotations' }).getByRole('button')).toHaveCount(2)
  await expectSaved(page)
  const { annotations = [], heads = [] } = await readTables(page, ['annotations', 'heads'])
  const authors = annotations.map(({ record }) =>
    typeof record === 'object' && record !== null && 'createdBy' in record ? record.createdBy : null,
  )
  expect(new Set(authors).size).toBe(2)
  expect(heads).toHaveLength(2)
  await expectLogHolds(page)
})

test('every page is accessible in both themes', async ({ app }) => {
  const { page } = app
  await app.open()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await axeClean(page)
  await identify(page)
  await axeClean(page)
  await page.getByRole('button', { name: 'Open demo project' }).click()
  await expect(page.getByRole('link', { name: /^Case 0001/ })).toBeVisible({ timeout: 60_000 })
  const cases = page.url()
  for (const route of ['cases', 'export', 'settings']) {
    await page.goto(cases.replace(/cases$/, route))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await axeCleanInBothThemes(page)
  }
  await app.open()
  await expect(page.getByRole('list', { name: 'Projects' })).toBeVisible()
  await axeCleanInBothThemes(page)
  // A theme that was chosen is there from the first moment after a reload.
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')
  await page.goto(cases)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('s')
  await expect(page.getByRole('dialog', { name: 'Submit case' })).toBeVisible()
  await axeCleanInBothThemes(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await axeCleanInBothThemes(page)
})
