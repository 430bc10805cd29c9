import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import { annotationRows, dismissImport, expectSaved, importFiles, newProject, noteViewer, openCase } from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

const course = Array.from(
  { length: 60 },
  (_, day) => `Day ${day + 1}: stable, afebrile, good intake.\r\nContinued the plan.`,
).join('\r\n')
const note = [
  'HISTORY OF PRESENT ILLNESS: 61 y/o with cough. Seen by Dr. Low.',
  'PAST MEDICAL HISTORY: Pleural effusion in 2019.',
  `HOSPITAL COURSE: ${course}`,
  'DISCHARGE MEDICATIONS: none.',
  'FOLLOWUP: small left pleural effusion, see again. No other effusion.',
].join('\r\n\r\n')

test('a note is searched, walked by its outline and tagged by sentences, all by keys', async ({ app }) => {
  const { page } = app
  await newProject(app)
  await importFiles(page, [{ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from(note) }])
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  const text = noteViewer(page).getByRole('document')
  const find = page.getByRole('search', { name: 'Find in the note' })
  await text.focus()

  await test.step('find: count, next, and the match stays selected for its label', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('pleural effusion')
    await expect(find.getByRole('status')).toHaveText('1 of 2')
    await page.keyboard.press('Enter')
    await expect(find.getByRole('status')).toHaveText('2 of 2')
    await page.keyboard.press('Escape')
    await expect(text).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(annotationRows(page)).toHaveCount(1)
  })

  await test.step('outline: the list of headings that fits, where one is, and the way elsewhere', async () => {
    const outline = page.getByRole('navigation', { name: 'Outline of the note' })
    if (!(await outline.isVisible())) await noteViewer(page).getByRole('button', { name: 'Outline' }).click()
    await expect(outline.getByRole('combobox', { name: 'Kind of note' })).toHaveValue('discharge-summary')
    await expect(outline.getByRole('listitem')).toHaveCount(5)
    await outline.getByRole('button', { name: 'HISTORY OF PRESENT ILLNESS' }).press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(text).toBeFocused()
    await expect.poll(() => text.evaluate(({ scrollTop }) => scrollTop)).toBeLessThan(200)
    await page.keyboard.press('Alt+s')
    await page.keyboard.press('Alt+s')
    expect(await page.evaluate(() => String(document.getSelection()))).toContain('Pleural effusion in 2019.')
    await page.keyboard.press('Control+g')
    await page.keyboard.type('100')
    await page.keyboard.press('Enter')
    if (await outline.isVisible()) {
      await expect(outline.getByRole('button', { name: 'HOSPITAL COURSE' })).toHaveAttribute('aria-current', 'location')
    }
  })

  await expectSaved(page)
  await text.focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('effusion')
  await expect(find.getByRole('status')).toHaveText(/ of 3/)
  await axeCleanInBothThemes(page)
  await expectLogHolds(page)
})
