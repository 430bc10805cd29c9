import { axeClean } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  commitImport,
  dismissImport,
  expectSaved,
  type GivenFile,
  importPreview,
  newProject,
  noteViewer,
  openCase,
  selectInNote,
} from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

const text = (name: string, buffer: Buffer): GivenFile => ({ name, mimeType: 'text/plain', buffer })
const pick = (page: import('@playwright/test').Page, files: GivenFile[]) =>
  page.getByLabel('Files to import').setInputFiles(files)

const oldReport = 'FINDINGS: Herz nicht vergrößert. Kleiner Erguss links.\r\nIMPRESSION: Erguss links, kein Pneumothorax.\r\n'
const newReport =
  'NACHTRAG: Zweitbefund.\r\nFINDINGS: Herz nicht vergrößert. Schmaler Erguss links.\r\nIMPRESSION: Erguss links, nichts sonst.\r\n'

test('texts in several encodings, the choice of another, and a text that comes again changed', async ({ app }) => {
  const { page } = app
  await newProject(app)
  const preview = importPreview(page)

  await test.step('each encoding is told; another one can be chosen for one and for all', async () => {
    await pick(page, [
      text('german.txt', Buffer.from(oldReport, 'latin1')),
      text('utf16.txt', Buffer.from(`\ufeff${oldReport}`, 'utf16le')),
      text('utf8.txt', Buffer.from('\ufeffNaïve 😀 café\u0301 \u2028 שלום.', 'utf8')),
    ])
    await expect(preview).toBeVisible({ timeout: 60_000 })
    await page.screenshot({ path: '/tmp/textin/encodings-dark.png' })
    const rows = preview.getByRole('row')
    await expect(rows.filter({ hasText: 'german.txt' })).toContainText('Windows-1252')
    await expect(rows.filter({ hasText: 'utf16.txt' })).toContainText('UTF-16 LE')
    await rows.filter({ hasText: 'german.txt' }).click()
    const reading = preview.getByRole('region', { name: 'How the text begins' })
    await expect(reading).toContainText('Herz nicht vergrößert')
    await preview.getByRole('combobox', { name: 'Read as' }).selectOption('utf-8')
    await expect(reading).toContainText('vergr\ufffd')
    await expect(preview.getByRole('region', { name: 'Details of the row' })).toContainText('characters have no meaning in UTF-8')
    await page.screenshot({ path: '/tmp/textin/encodings-warn-dark.png' })
    await preview.getByRole('combobox', { name: 'Read as' }).selectOption('windows-1250')
    await expect(reading).toContainText('Herz nicht vergrößert')
    await commitImport(page)
    await dismissImport(page)
  })

  await test.step('two spans are tagged in the note', async () => {
    await openCase(page, 'Case 0001')
    const note = noteViewer(page).getByRole('document')
    await expect(note).toContainText('Herz nicht vergrößert')
    for (const phrase of ['vergrößert', 'Kleiner Erguss', 'Pneumothorax']) {
      await selectInNote(page, phrase)
      await page.keyboard.press('Enter')
    }
    await expect(annotationRows(page)).toHaveCount(3)
    await expectSaved(page)
    await page.getByRole('link', { name: 'Flow project' }).click()
  })

  await test.step('it comes again with another text: each span is shown, and nothing is done before it is decided', async () => {
    await pick(page, [text('german.txt', Buffer.from(newReport, 'latin1'))])
    await expect(preview).toBeVisible({ timeout: 60_000 })
    await expect(preview.getByRole('button', { name: 'Decide the open spans first' })).toBeDisabled()
    const spans = preview.getByRole('region', { name: 'Spans', exact: true })
    await expect(spans.getByRole('row', { name: /^Lost .*Kleiner Erguss/ })).toContainText('These words are gone.')
    await expect(spans.getByRole('row', { name: /^Moved .*vergrößert/ })).toBeVisible()
    await spans.getByRole('combobox', { name: /: Pneumothorax$/ }).selectOption('Kept on the note as a whole')
    await preview.getByRole('button', { name: 'Take the proposal for 2 open spans' }).click()
    await preview.getByRole('button', { name: 'Update 1 note' }).click()
    const result = page.getByRole('dialog', { name: 'Import finished' })
    await expect(result).toContainText('1 note brought up to date', { timeout: 60_000 })
    await dismissImport(page)
  })

  await test.step('the note has the new text and its spans; one undo takes all of it back', async () => {
    await openCase(page, 'Case 0001')
    const note = noteViewer(page).getByRole('document')
    await expect(note).toContainText('NACHTRAG: Zweitbefund.')
    await expect(annotationRows(page)).toHaveCount(2)
    await expect(annotationRows(page).filter({ hasText: 'vergrößert' })).toHaveCount(1)
    await page.getByRole('link', { name: 'Flow project' }).click()
    await page.getByRole('button', { name: 'Changes' }).click()
    await page.getByRole('button', { name: 'Undo: Brought 1 note up to date' }).click()
    await expect(page.getByText('Undid 1 change.')).toBeVisible()
    await openCase(page, 'Case 0001')
    await expect(note).toContainText('Kleiner Erguss links.')
    await expect(annotationRows(page)).toHaveCount(3)
    await expectLogHolds(page)
  })
})

const patientId = 'MRN-7748812'
const noteLines = [
  'note_id,person_id,note_date,note_datetime,note_title,note_text,provider_id',
  ...[1, 2, 3, 4].map(
    (n) =>
      `N-${n}0001,${n < 3 ? patientId : `MRN-99${n}`},2020-03-0${n},2020-03-0${n}T10:00:00,Discharge summary,"Line one of note ${n}, é ""quoted"".\r\nIt was a long stay in the hospital ward."`,
  ),
]
const omop = text('NOTE.csv', Buffer.from(noteLines.join('\n')))

test('tables of notes, and documents of FHIR, become cases', async ({ app }) => {
  const { page } = app
  await newProject(app)
  const preview = importPreview(page)
  const step = page.getByRole('dialog', { name: 'Notes in tables' })

  await test.step('an OMOP table is recognised; the rows of a patient are one case, as chosen', async () => {
    await expect(page.getByRole('heading', { name: 'No cases yet' })).toBeVisible()
    await pick(page, [omop])
    await expect(step).toBeVisible({ timeout: 60_000 })
    await expect(step.getByRole('link', { name: 'OMOP: NOTE' })).toBeVisible()
    await expect(step.getByText('All rows are counted.')).toBeVisible({ timeout: 60_000 })
    await page.screenshot({ path: '/tmp/textin/table-dark.png' })
    await axeClean(page)
    await step.getByRole('combobox', { name: 'Cases' }).selectOption('The rows of a patient are one case')
    await step.getByRole('button', { name: 'Continue' }).click()
    await expect(preview.getByRole('button', { name: 'Import 3 cases' })).toBeVisible({ timeout: 60_000 })
    await page.screenshot({ path: '/tmp/textin/table-preview-dark.png' })
    await commitImport(page)
    await dismissImport(page)
    await openCase(page, 'Case 0001')
    await expect(noteViewer(page).getByRole('document')).toContainText('Line one of note 1, é "quoted".')
    await page.getByRole('link', { name: 'Flow project' }).click()
  })
})
