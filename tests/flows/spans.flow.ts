import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  dismissImport,
  expectSaved,
  importFiles,
  newProject,
  noteViewer,
  openCase,
  selectInNote,
  written,
} from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

const notes = [
  'FINDINGS: Small left and right pleural effusions.\r\nNo nodule. The effusion is new.',
  'IMPRESSION: Large pleural\r\neffusion on the left 👩‍⚕️.',
  'Nothing of note.',
]

test('spans are made of fragments, split and merged; a phrase is tagged over the project and taken back', async ({
  app,
}) => {
  const { page } = app
  await newProject(app)
  const files = notes.map((text, index) => ({
    name: `note-${index + 1}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  }))
  await importFiles(page, files)
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  const text = noteViewer(page).getByRole('document')
  const chips = text.locator('[data-chip]')

  await test.step('a fragment by the pointer and one by keys, both undone', async () => {
    await selectInNote(page, 'left')
    await page.keyboard.press('Enter')
    await expect(annotationRows(page)).toHaveCount(1)
    await page.keyboard.down('Alt')
    await selectInNote(page, 'effusions')
    await page.keyboard.up('Alt')
    await expect(chips).toHaveCount(2)
    await selectInNote(page, 'nodule')
    await page.keyboard.press('Alt+f')
    await expect(chips).toHaveCount(3)
    await expect(annotationRows(page)).toHaveCount(1)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(chips).toHaveCount(1)
  })

  await test.step('an end moved by words, the span split at the caret and merged again', async () => {
    await page.keyboard.press('Alt+.')
    await page.keyboard.press('Alt+.')
    await expect(annotationRows(page)).toHaveText(/left and right/)
    await page.keyboard.press('Control+ArrowLeft')
    await page.keyboard.press('Alt+x')
    await expect(annotationRows(page)).toHaveCount(2)
    await text.focus()
    await page.keyboard.press('[')
    await page.keyboard.press('Alt+j')
    await expect(annotationRows(page)).toHaveCount(1)
    await page.keyboard.press('Delete')
    await expect(annotationRows(page)).toHaveCount(0)
  })

  const dialog = page.getByRole('dialog', { name: 'Tag all' })
  const places = dialog.getByRole('list', { name: 'Places' }).getByRole('checkbox')
  await test.step('all places of a phrase over the project, one left out, as one step', async () => {
    await selectInNote(page, 'effusion')
    await page.keyboard.press('Alt+t')
    await dialog.getByRole('button', { name: 'Whole project' }).click()
    await dialog.getByRole('checkbox', { name: 'Singular and plural' }).check()
    await expect(dialog.getByRole('status')).toHaveText('3 places in 2 notes.')
    await places.first().click()
    await dialog.getByRole('button', { name: 'Tag 2 places in 2 notes' }).click()
    await expect(written(page, /Tagged 2 places as .* in 2 cases\./)).toBeVisible()
    await expect(annotationRows(page)).toHaveCount(1)
  })

  await test.step('Control+Z takes the whole of it back; done again and looked at once more, it is known', async () => {
    await page.keyboard.press('Control+z')
    await expect(written(page, 'Undid it in 2 cases.')).toBeVisible()
    await expect(annotationRows(page)).toHaveCount(0)
    for (const found of ['2 places in 1 note.', '2 places in 1 note, 2 tagged already.']) {
      await selectInNote(page, 'effusion')
      await page.keyboard.press('Alt+t')
      await dialog.getByRole('checkbox', { name: 'Singular and plural' }).check()
      await expect(dialog.getByRole('status')).toHaveText(found)
      if (found.includes('already')) break
      await dialog.getByRole('button', { name: 'Tag 2 places in 1 note' }).click()
      await expect(annotationRows(page)).toHaveCount(2)
    }
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('a regular expression is looked for off the page', async () => {
    await text.focus()
    await page.keyboard.press('Control+f')
    await page.getByRole('button', { name: 'Regular expression' }).click()
    await page.getByRole('textbox', { name: 'Find' }).fill('eff.sions?')
    await expect(page.getByRole('search').getByRole('status')).toHaveText(/ of 2$/)
    await page.keyboard.press('Escape')
  })

  await expectSaved(page)
  await noteViewer(page).getByRole('button', { name: 'Text', exact: true }).click()
  await expect(page.getByRole('group', { name: 'Text settings' })).toBeVisible()
  await axeCleanInBothThemes(page)
  await selectInNote(page, 'nodule')
  await page.keyboard.press('Alt+t')
  await expect(dialog.getByRole('status')).toHaveText('1 place in 1 note.')
  await axeCleanInBothThemes(page)
  await expectLogHolds(page)
})
