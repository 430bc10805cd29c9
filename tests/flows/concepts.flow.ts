import { axeClean } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  dragOnImage,
  expectPicture,
  expectSaved,
  noteViewer,
  openCase,
  openDemo,
  selectInNote,
} from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

test('the marked words find the code; favourites and the last used come first; none suitable and deferred are counted', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await expect(noteViewer(page)).toContainText('nodule')
  const problem = page.getByRole('radio', { name: /^Problem/ })
  await problem.check()
  await selectInNote(page, 'nodule')
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(1)

  // The span's own words are searched for at once; Enter takes the best.
  await annotationRows(page).first().click()
  const search = page.getByRole('combobox', { name: 'Find concept' })
  await search.focus()
  await expect(search).toHaveValue('nodule')
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(/nodule/i)
  await axeClean(page)
  await search.press('Enter')
  const codes = page.getByRole('list', { name: 'Codes' })
  await expect(codes.getByRole('listitem')).toHaveCount(1)
  await codes.getByRole('button', { name: /^Favourite: / }).click()
  await expect(codes.getByRole('button', { name: /^Favourite: / })).toHaveAttribute('aria-pressed', 'true')

  // Another one, which becomes the primary code.
  await search.fill('pleural eff')
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(/pleural effusion/i)
  await search.press('Enter')
  await expect(codes.getByRole('listitem')).toHaveCount(2)
  await codes.getByRole('button', { name: /^Make primary: / }).click()
  await expect(codes.getByRole('listitem').first()).toContainText(/effusion/i)
  await expectSaved(page)

  // After a reload both are offered before anything is typed.
  await page.reload()
  await expectPicture(page)
  await page.keyboard.press('r')
  await problem.check()
  await page.getByRole('radio', { name: /^Other finding/ }).check()
  await dragOnImage(page, [300, 320], [380, 400])
  await expect(annotationRows(page)).toHaveCount(2)
  await annotationRows(page).nth(1).click()
  await search.focus()
  const offered = page.getByRole('listbox', { name: 'Find concept' })
  await expect(offered).toContainText('Favourites')
  await expect(offered).toContainText('Used last')
  await expect(offered.getByRole('option').first()).toContainText(/nodule/i)
  await search.press('ArrowDown')
  await search.press('Enter')
  await expect(codes.getByRole('listitem').filter({ hasText: /nodule/i })).toHaveCount(1)

  const counts = page.getByText(/^\d coded/)
  await expect(counts).toHaveText('2 coded')
  await search.press('Alt+n')
  await expect(counts).toHaveText('1 coded, 1 without a suitable code')
  await expectSaved(page)
  await expectLogHolds(page)
  await page.goto(page.url().replace(/cases\/.*/, 'settings'))
  await expect(page.getByText('Annotations: 1 coded, 1 without a suitable code.')).toBeVisible()
  await axeClean(page)
})
