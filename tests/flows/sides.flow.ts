import type { Page } from '@playwright/test'
import { dicomElement } from '../../src/imaging/dicom/write.ts'
import { greyPng } from '../fixtures/picture-files.ts'
import { film } from '../fixtures/sided-files.ts'
import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  dismissImport,
  dragOnImage,
  expectPicture,
  expectSaved,
  type GivenFile,
  imageViewer,
  importFiles,
  newProject,
  openCase,
  selectInNote,
  written,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

function given(name: string, content: Buffer | string): GivenFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
}

const view = (value: string) => dicomElement('ViewPosition', value)
const facing = dicomElement('PatientOrientation', 'L\\F')

/** One film a case, in this order. */
const films: readonly GivenFile[] = [
  given('a.dcm', film('A', view('PA'))),
  given('b.dcm', film('B', view('AP'), facing, dicomElement('StudyDescription', 'PORTABLE CHEST Quillfeather'))),
  given('c.dcm', film('C', view('LL'))),
  given('d.png', greyPng(400, 480)),
  given('d.txt', 'FINDINGS: Moderate left pleural effusion. No pneumothorax.'),
]

const side = (page: Page) => page.getByRole('combobox', { name: 'Patient’s side' })
const letters = (page: Page) => imageViewer(page).getByRole('img', { name: /^Patient’s sides/ })

/** Draws a rectangle of a label with sides in the left part of the picture. */
async function drawOnTheLeftOfThePicture(page: Page): Promise<void> {
  await expectPicture(page)
  await page.keyboard.press('r')
  await dragOnImage(page, [60, 100], [120, 160])
  await expect(annotationRows(page)).toHaveCount(1)
}

async function openFacts(page: Page): Promise<void> {
  const fold = page.getByRole('button', { name: /^Facts/ })
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click()
}

test('marks get the side of the patient from the view or the orientation, or none', async ({ app }) => {
  const { page } = app
  await newProject(app)
  await importFiles(page, [...films])
  await dismissImport(page)

  await openCase(page, 'Case 0001')
  await drawOnTheLeftOfThePicture(page)
  await expect(annotationRows(page).first()).toContainText('Right')
  await expect(page.getByText('Right (from the view, by convention)')).toBeVisible()
  await expect(letters(page)).toHaveAccessibleName(
    'Patient’s sides, left: right, right: left, by convention of the view',
  )

  await test.step('a mark moved across the middle changes its side, and says so', async () => {
    await page.keyboard.press('v')
    await dragOnImage(page, [90, 130], [310, 130])
    await expect(written(page, 'Now on the patient’s left: moved across the middle')).toBeVisible()
    await expect(side(page)).toHaveValue('left')
    await page.keyboard.press('Control+z')
    await expect(side(page)).toHaveValue('right')
  })

  await test.step('a side that a reader chose stays where the mark is moved', async () => {
    await imageViewer(page).focus()
    await page.keyboard.press('Shift+S')
    await expect(page.getByText('Left (chosen by a reader)')).toBeVisible()
    await dragOnImage(page, [90, 130], [200, 130])
    await expectSaved(page)
    await expect(side(page)).toHaveValue('left')
  })

  await test.step('a flipped view turns the letters, and no side', async () => {
    await imageViewer(page).focus()
    await page.keyboard.press('Shift+X')
    await expect(letters(page)).toHaveAccessibleName(/left: left, right: right/)
    await expect(side(page)).toHaveValue('left')
    await page.keyboard.press('r')
    // The left part of the picture, which is now on the right of the screen.
    await dragOnImage(page, [40, 300], [100, 360])
    await expect(page.getByText('Right (from the view, by convention)')).toBeVisible()
  })

  await page.getByRole('button', { name: 'Next case' }).click()
  await drawOnTheLeftOfThePicture(page)
  await expect(page.getByText('Right (from patient orientation)')).toBeVisible()
  await expect(letters(page)).toHaveAccessibleName('Patient’s sides, left: right, right: left, top: head, bottom: feet')
  await openFacts(page)
  const facts = page.getByRole('region', { name: 'Facts' })
  await expect(facts.getByRole('combobox', { name: 'Portable' })).toHaveValue('')
  await expect(facts.getByRole('combobox', { name: 'Portable' }).locator('option:checked')).toHaveText('Portable')
  await expect(facts).toContainText('StudyDescription')
  await expect(facts.getByRole('combobox', { name: 'Posture' }).locator('option:checked')).toHaveText('Unknown')
  await expect(facts).toContainText('SpacingUnknown')

  await page.getByRole('button', { name: 'Next case' }).click()
  await drawOnTheLeftOfThePicture(page)
  await expect(side(page)).toHaveValue('unknown')
  await expect(page.getByText('Left and right lie behind one another in this view.')).toBeVisible()
  await expect(letters(page)).toHaveCount(0)
  await expectSaved(page)
  expect(JSON.stringify(await readTables(page, ['bodies', 'items'])).toLowerCase()).not.toContain('quillfeather')
  await expectLogHolds(page)
})

test('a reader states the view of a picture without a header; its marks get their sides, and keep them', async ({
  app,
}) => {
  const { page } = app
  await newProject(app)
  await importFiles(page, films.slice(3))
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  await drawOnTheLeftOfThePicture(page)
  await expect(side(page)).toHaveValue('unknown')
  await expect(page.getByText('State the view under Facts')).toBeVisible()

  await openFacts(page)
  const facts = page.getByRole('region', { name: 'Facts' })
  await facts.getByRole('combobox', { name: 'View' }).selectOption({ label: 'Posteroanterior (PA)' })
  await expect(written(page, 'Now on the patient’s right: by what was stated of the image')).toBeVisible()
  await expect(side(page)).toHaveValue('right')
  await expect(facts).toContainText('Stated by Flow reader')
  await expect(letters(page)).toHaveAccessibleName(/left: right, right: left/)

  await test.step('it is one step to take back', async () => {
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(side(page)).toHaveValue('unknown')
    await expect(letters(page)).toHaveCount(0)
    await page.getByRole('button', { name: 'Redo' }).click()
    await expect(side(page)).toHaveValue('right')
  })

  await test.step('a date is stated when its field is left', async () => {
    await facts.getByLabel('Date').fill('2024-02-29')
    await facts.getByLabel('Date').press('Enter')
    await expect(page.getByRole('button', { name: /^Facts/ })).toContainText('PA · 29 Feb 2024')
  })

  await test.step('the words of the note give a side too', async () => {
    await page.getByRole('radio', { name: /^Pleural effusion/ }).check()
    await selectInNote(page, 'pleural effusion')
    await page.keyboard.press('Enter')
    await expect(annotationRows(page)).toHaveCount(2)
    await annotationRows(page).nth(1).click()
    await expect(page.getByText('Left (from the words of the note)')).toBeVisible()
    await page.keyboard.press('Shift+S')
    await expect(page.getByText('Right (chosen by a reader)')).toBeVisible()
  })

  await expectSaved(page)
  await page.reload()
  await expectPicture(page)
  await expect(annotationRows(page)).toHaveCount(2)
  await annotationRows(page).first().click()
  await expect(facts).toContainText('Stated by Flow reader')
  await axeCleanInBothThemes(page)
  await expect(annotationRows(page).first()).toContainText('Right')
  await expectLogHolds(page)
})

test('time is counted over visits, and is no step to take back', async ({ app }) => {
  const { page } = app
  await newProject(app)
  await importFiles(page, films.slice(0, 2))
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  await drawOnTheLeftOfThePicture(page)
  await expectSaved(page)
  const spent = async () => {
    const { reviews = [] } = await readTables(page, ['reviews'])
    return JSON.parse(JSON.stringify(reviews[0] ?? {})).record?.activeSeconds
  }
  await page.mouse.move(300, 300)
  await page.waitForTimeout(2_200)
  await page.getByRole('button', { name: 'Next case' }).click()
  await expect.poll(spent).toBeGreaterThanOrEqual(2)
  const first = await spent()

  // A look at a case leaves no trace of it.
  expect((await readTables(page, ['reviews'])).reviews).toHaveLength(1)
  await page.getByRole('button', { name: 'Previous case' }).click()
  await expectPicture(page)
  await page.waitForTimeout(1_500)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(annotationRows(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled()
  await page.keyboard.press('s')
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  expect(await spent()).toBeGreaterThan(first)
  await expectLogHolds(page)
})
