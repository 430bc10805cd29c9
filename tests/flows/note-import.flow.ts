import type { Page } from '@playwright/test'
import { axeClean } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  commitImport,
  dismissImport,
  expectSaved,
  exportNative,
  type GivenFile,
  importPreview,
  newProject,
  noteViewer,
  openCase,
  selectInNote,
  written,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

const text = (name: string, buffer: Buffer): GivenFile => ({ name, mimeType: 'text/plain', buffer })
const pick = (page: Page, files: GivenFile[]) => page.getByLabel('Files to import').setInputFiles(files)

const oldReport =
  'FINDINGS: Herz nicht vergrößert. Kleiner Erguss links.\r\nIMPRESSION: Erguss links, kein Pneumothorax.\r\n'
const newReport =
  'NACHTRAG: Zweitbefund.\r\nFINDINGS: Herz nicht vergrößert. Schmaler Erguss links.\r\nIMPRESSION: Erguss links, nichts sonst.\r\n'
const unchanged = '\ufeffNaïve 😀 café\u0301 \u2028 שלום.'

test('texts in several encodings, the choice of another, and a text that comes again changed', async ({ app }) => {
  const { page } = app
  await newProject(app)
  const preview = importPreview(page)

  await test.step('each encoding is told; another one can be chosen for one and for all', async () => {
    await pick(page, [
      text('german.txt', Buffer.from(oldReport, 'latin1')),
      text('utf16.txt', Buffer.from(`\ufeff${oldReport}`, 'utf16le')),
      text('utf8.txt', Buffer.from(unchanged, 'utf8')),
    ])
    await expect(preview).toBeVisible({ timeout: 60_000 })
    const rows = preview.getByRole('row')
    await expect(rows.filter({ hasText: 'german.txt' })).toContainText('Windows-1252')
    await expect(rows.filter({ hasText: 'utf16.txt' })).toContainText('UTF-16 LE')
    await rows.filter({ hasText: 'german.txt' }).click()
    const reading = preview.getByRole('region', { name: 'How the text begins' })
    await expect(reading).toContainText('Herz nicht vergrößert')
    await preview.getByRole('combobox', { name: 'Read as' }).selectOption('utf-8')
    await expect(reading).toContainText('vergr\ufffd')
    await expect(preview.getByRole('region', { name: 'Details of the row' })).toContainText(
      'characters have no meaning in UTF-8',
    )
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
    await pick(page, [
      text('german.txt', Buffer.from(newReport, 'latin1')),
      text('utf8.txt', Buffer.from(unchanged, 'utf8')),
      text('other.txt', Buffer.from('IMPRESSION: another one')),
    ])
    await expect(preview).toBeVisible({ timeout: 60_000 })
    await preview.getByRole('tab', { name: 'Not imported (1)' }).click()
    const known = preview.getByRole('region', { name: 'Texts that are here already' })
    await known.getByRole('combobox', { name: 'Read as' }).selectOption('windows-1252')
    await known.getByRole('button', { name: 'Read anew' }).click()
    await preview.getByRole('tab', { name: 'Changed notes (2)' }).click()
    await preview.getByRole('button', { name: /^utf8.txt/ }).click()
    await expect(preview).toContainText('It is read in another encoding now.')
    await preview.getByRole('combobox', { name: 'What happens with utf8.txt' }).selectOption('Leave as it is here')
    await preview.getByRole('button', { name: /^german.txt/ }).click()
    await expect(preview.getByRole('button', { name: 'Import 1 case, decide the open spans first' })).toBeDisabled()
    await axeClean(page)
    const spans = preview.getByRole('region', { name: 'Spans', exact: true })
    await expect(spans.getByRole('row', { name: /^Lost .*Kleiner Erguss/ })).toContainText('These words are gone.')
    await expect(spans.getByRole('row', { name: /^Moved .*vergrößert/ })).toBeVisible()
    await spans.getByRole('combobox', { name: /: Pneumothorax$/ }).selectOption('Kept on the note as a whole')
    await preview.getByRole('button', { name: 'Take the proposal for 2 open spans' }).click()
    await preview.getByRole('button', { name: 'Import 1 case, update 1 note' }).click()
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
    await expect(written(page, 'Undid 1 change.')).toBeVisible()
    await openCase(page, 'Case 0001')
    await expect(note).toContainText('Kleiner Erguss links.')
    await expect(annotationRows(page)).toHaveCount(3)
    await expectLogHolds(page)
  })

  await test.step('a tag whose offsets are wrong is told, not shown, not exported, and put right', async () => {
    await page.getByRole('link', { name: 'Flow project' }).click()
    await breakFirstSpan(page)
    await page.goto(page.url().replace(/cases.*/, 'export'))
    await page.getByRole('checkbox', { name: /unsubmitted/i }).check()
    await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByRole('list', { name: 'Differences' })).toContainText(
      'In Case 0001 the note “Note” does not read',
      {
        timeout: 60_000,
      },
    )
    await expect(page.getByRole('link', { name: /^Download/ })).toHaveCount(0)
    await page.getByRole('list', { name: 'Differences' }).getByRole('link', { name: 'Open Case 0001' }).first().click()
    const alert = noteViewer(page).getByRole('alert')
    await expect(alert).toContainText('1 tag of this note does not stand on the words it was put on')
    await alert.getByRole('button', { name: 'Put 1 tag on the nearest such words' }).click()
    await expect(alert).toHaveCount(0)
    await expectSaved(page)
    await page.goto(page.url().replace(/cases.*/, 'export'))
    await exportNative(page, { unsubmitted: true })
  })
})

/** Moves the first stored span by a character, behind the app's back, as damaged storage would. */
async function breakFirstSpan(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => name?.endsWith('glossa'))
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(info?.name ?? 'missing')
      request.onerror = () => reject(request.error)
      request.onsuccess = () => {
        const transaction = request.result.transaction('annotations', 'readwrite')
        const cursor = transaction.objectStore('annotations').openCursor()
        cursor.onsuccess = () => {
          const row = cursor.result?.value
          for (const fragment of row.record.target.fragments) {
            fragment.start += 1
            fragment.end += 1
          }
          cursor.result?.update(row)
        }
        transaction.oncomplete = () => {
          request.result.close()
          resolve()
        }
      }
    })
  })
}

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
    await axeClean(page)
    await step.getByRole('combobox', { name: 'Cases' }).selectOption('The rows of a patient are one case')
    await step.getByRole('button', { name: 'Continue' }).click()
    await expect(preview.getByRole('button', { name: 'Import 3 cases' })).toBeVisible({ timeout: 60_000 })
    await commitImport(page)
    await dismissImport(page)
    await openCase(page, 'Case 0002')
    await expect(noteViewer(page).getByRole('document')).toContainText('Line one of note 3, é "quoted".')
    await page.getByRole('link', { name: 'Flow project' }).click()
  })

  await test.step('the same table again brings nothing; documents of FHIR come, those that are no text are refused by name', async () => {
    const attachment = (contentType: string, content: Buffer) => ({ contentType, data: content.toString('base64') })
    const resource = (id: string, form: unknown) =>
      JSON.stringify({
        resourceType: 'DiagnosticReport',
        id,
        subject: { reference: `Patient/${patientId}` },
        effectiveDateTime: '2021-02-03T10:00:00Z',
        presentedForm: [form],
      })
    const lines = [
      resource('a', attachment('text/plain; charset=iso-8859-15', Buffer.from('Erguß für 5 \xa4', 'latin1'))),
      resource('b', attachment('application/pdf', Buffer.from('%PDF-1.4'))),
    ]
    await pick(page, [omop, text('reports.ndjson', Buffer.from(lines.join('\n')))])
    const tables = page.getByRole('dialog', { name: 'Notes in tables' })
    await expect(tables.getByText('All rows are counted.')).toBeVisible({ timeout: 60_000 })
    await tables.getByRole('button', { name: 'Continue' }).click()
    await expect(preview.getByRole('button', { name: 'Import 1 case' })).toBeVisible({ timeout: 60_000 })
    await expect(preview.getByRole('region', { name: 'How the text begins' })).toContainText('Erguß für 5 €')
    await preview.getByRole('tab', { name: 'Not imported (5)' }).click()
    await expect(preview.getByRole('list', { name: 'Refused' })).toContainText(
      '"b" is a PDF (application/pdf), not plain text',
    )
    await commitImport(page)
    await dismissImport(page)
    const rows = JSON.stringify(
      await readTables(page, ['cases', 'items', 'changes', 'bodies', 'summaries', 'patients']),
    )
    for (const identifier of [patientId, 'N-10001', 'reports.ndjson']) expect(rows).not.toContain(identifier)
    await expectLogHolds(page)
  })
})
