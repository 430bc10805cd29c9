import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import { dismissImport, expectSaved, importFiles, newProject, noteViewer, openCase } from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

const note = 'Anlass: cough.\n\nFINDINGS: clear.\n\nbefund: normal heart.\n\nImpression: no disease.\n'

test('the sections of notes are edited in the settings, and the outline of an open note follows', async ({ app }) => {
  const { page } = app
  await newProject(app)
  await importFiles(page, [{ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from(note) }])
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  const outline = page.getByRole('navigation', { name: 'Outline of the note' })
  if (!(await outline.isVisible())) await noteViewer(page).getByRole('button', { name: 'Outline' }).click()
  await expect(outline.getByRole('listitem')).toHaveText(['FINDINGS', 'Impression'])

  const settings = await page.context().newPage()
  await settings.goto(page.url().replace(/cases\/.*/, 'settings'))
  const region = settings.getByRole('region', { name: 'Sections of notes' })
  const rows = region.getByRole('list', { name: 'Sections of Radiology report' }).getByRole('listitem')
  await expect(rows).toHaveCount(10)

  await test.step('a section is added, another gets a heading, one is renamed and one removed', async () => {
    await region.getByRole('textbox', { name: 'Name of a new section' }).fill('Anlass')
    await settings.keyboard.press('Enter')
    await expect(rows).toHaveCount(11)
    await expect(outline.getByRole('listitem')).toHaveText(['Anlass', 'FINDINGS', 'Impression'])
    const headings = region.getByRole('textbox', { name: 'Headings of Findings' })
    await headings.fill('Findings; Befund; Impression')
    await headings.press('Enter')
    await expect(region.getByText('“Impression” is a heading of “Findings” already.')).toBeVisible()
    await headings.fill('Findings; Befund')
    await headings.press('Enter')
    await expect(outline.getByRole('listitem')).toHaveText(['Anlass', 'FINDINGS', 'befund', 'Impression'])
    const name = region.getByRole('textbox', { name: 'Name of Findings' })
    await name.fill('What is seen')
    await name.press('Enter')
    await expect(outline.getByRole('button', { name: 'FINDINGS' })).toHaveAttribute('title', 'What is seen')
    await region.getByRole('button', { name: 'Move What is seen up' }).click()
    await expect(rows.nth(4)).toHaveAccessibleName('What is seen')
    await region.getByRole('button', { name: 'Remove Anlass' }).click()
    await expect(outline.getByRole('listitem')).toHaveText(['FINDINGS', 'befund', 'Impression'])
  })
  await test.step('it is undone, and a kind of note of one’s own is chosen in the outline', async () => {
    await settings.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(outline.getByRole('listitem')).toHaveText(['Anlass', 'FINDINGS', 'befund', 'Impression'])
    await region.getByRole('button', { name: 'Add kind of note' }).click()
    await region.getByRole('textbox', { name: 'Name', exact: true }).fill('Letter')
    await settings.keyboard.press('Enter')
    await expect(outline.getByRole('combobox').getByRole('option')).toHaveText([
      'Radiology report',
      'Discharge summary',
      'Progress note',
      'Letter',
    ])
    await region.getByRole('combobox', { name: 'Kind of note' }).selectOption('Radiology report')
  })
  await settings.setViewportSize({ width: 1440, height: 900 })
  await region.scrollIntoViewIfNeeded()
  await axeCleanInBothThemes(settings)
  await region.getByRole('button', { name: 'Restore the built-in lists' }).click()
  await expect(outline.getByRole('listitem')).toHaveText(['FINDINGS', 'Impression'])
  await settings.close()
  await expectSaved(page)
  await expectLogHolds(page)
})
