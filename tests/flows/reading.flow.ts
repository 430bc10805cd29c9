import type { Page } from '@playwright/test'
import { axeClean, axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  imagePoint,
  imageViewer,
  noteViewer,
  openCase,
  openDemo,
  written,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

/** Presses keys one after the other and counts them. */
function keyCounter(page: Page) {
  let count = 0
  return {
    async press(...keys: readonly string[]) {
      for (const key of keys) {
        count++
        await page.keyboard.press(key)
      }
    },
    count: () => count,
  }
}

const lines = (page: Page) => page.getByRole('tabpanel', { name: /Checklist/ }).getByRole('radiogroup')

const values = (page: Page) =>
  lines(page).evaluateAll((groups) =>
    groups.map((group) => group.querySelector('[aria-checked="true"]')?.getAttribute('aria-label')),
  )

/** Waits until the first lines of the checklist have these values. */
const expectFirstValues = (page: Page, wanted: readonly string[]) =>
  expect.poll(async () => (await values(page)).slice(0, wanted.length)).toEqual(wanted)

test('14 labels are assessed in at most 16 keys, and the rest set absent by one', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await imageViewer(page).focus()
  const keys = keyCounter(page)
  await keys.press('n')
  await expect(lines(page)).toHaveCount(14)
  await keys.press('p', '2', 'u', '4', '5', ...'aaaaaaaaa')
  await expect(written(page, '14 of 14 assessed')).toBeVisible()
  console.log(`14 labels assessed in ${keys.count()} keys`)
  expect(keys.count()).toBeLessThanOrEqual(16)
  await expectFirstValues(page, ['Present', 'Likely', 'Unlikely', 'Absent', 'Not assessable'])
  await expectSaved(page)
  await page.reload()
  await expectPicture(page)
  await expectFirstValues(page, ['Present', 'Likely', 'Unlikely', 'Absent', 'Not assessable'])

  await page.keyboard.press('.')
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expectPicture(page)
  const rest = keyCounter(page)
  await rest.press('n', 'ArrowDown', 'p', 'r')
  await expect(written(page, '14 of 14 assessed')).toBeVisible()
  console.log(`one label present, the rest absent: ${rest.count()} keys`)
  await page.keyboard.press('Control+z')
  await expect(written(page, '1 of 14 assessed')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(imageViewer(page)).toBeFocused()
  await expectSaved(page)
  await expectLogHolds(page)
  await axeCleanInBothThemes(page)
})

test('a mark says that its label is there; contradictions are listed at submit and one key goes to each', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('r')
  await dragOnImage(page, [300, 320], [380, 400])
  await expect(annotationRows(page)).toHaveCount(1)
  await page.keyboard.press('n')
  await expectFirstValues(page, ['Present, from marks'])
  await expect(page.getByText('1 mark', { exact: true })).toBeVisible()
  // The marked line comes first; what is said of it by key contradicts the mark.
  await page.keyboard.press('Home')
  await page.keyboard.press('a')
  await page.keyboard.press('r')
  await page.keyboard.press('Escape')

  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: 'Submit case' })
  const list = dialog.getByRole('list', { name: 'Look at' })
  await expect(list).toContainText('Nodule is absent in the checklist, though it has 1 mark')
  await page.keyboard.press('n')
  await expect(list).toContainText('Normal, though you say there is: Nodule')
  await expect(dialog.getByRole('alert')).toContainText('N once more')
  await axeCleanInBothThemes(page)
  const contradiction = await list.getByRole('button', { name: /Nodule is absent/ }).getAttribute('aria-keyshortcuts')
  await page.keyboard.press(contradiction ?? '')
  await expect(dialog).toHaveCount(0)
  await expect(lines(page).first().getByRole('radio', { name: 'Absent', exact: true })).toBeFocused()
  await page.keyboard.press('0')
  await expectFirstValues(page, ['Present, from marks'])

  await page.keyboard.press('s')
  await page.keyboard.press('n')
  await page.keyboard.press('1')
  await expect(dialog).toHaveCount(0)
  await expect(annotationRows(page).first()).toHaveAttribute('aria-current', 'true')
  // Meant all the same: the same key once more.
  await page.keyboard.press('Escape')
  await imageViewer(page).focus()
  await page.keyboard.press('s')
  await page.keyboard.press('Escape')
  await expect(imageViewer(page)).toBeFocused()
  await page.keyboard.press('s')
  await page.keyboard.press('n')
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expectLogHolds(page)
})

test('a case is set aside with a reason by two keys, and is found again as it was left', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  const cases = page.url()
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('r')
  await dragOnImage(page, [300, 320], [380, 400])
  await expect(annotationRows(page).first()).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('v')
  await imageViewer(page).focus()
  await page.keyboard.press('i')
  await page.keyboard.press('Shift+D')
  await expect(page.getByRole('dialog', { name: 'Defer case' })).toBeVisible()
  await axeClean(page)
  await page.keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expect(page.getByRole('link', { name: /Case 0001/ })).toHaveAttribute(
    'title',
    'Case 0001: Deferred: Needs a prior or another view',
  )
  // A question about a case is none about the one that Back leads to.
  await expectPicture(page)
  await page.keyboard.press('s')
  // What is typed as a reason is there again after Back and after a reload.
  const outcome = page.getByRole('dialog', { name: 'Submit case' })
  const reason = outcome.getByRole('textbox', { name: /^Reason/ })
  await reason.fill('Rotated; clavicles uneven')
  await page.reload()
  await expectPicture(page)
  await page.keyboard.press('s')
  await expect(reason).toHaveValue('Rotated; clavicles uneven')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Case 0001', level: 1 })).toBeAttached()
  await expectPicture(page)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goForward()
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expectPicture(page)
  await page.keyboard.press('s')
  await expect(reason).toHaveValue('Rotated; clavicles uneven')
  // Given up on purpose it is gone.
  await outcome.getByRole('button', { name: 'Cancel' }).click()
  await page.keyboard.press('s')
  await expect(reason).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // A normal film: two keys. Then an excluded one: three. The one set aside does not come back by itself.
  await expectPicture(page)
  await page.keyboard.press('s')
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Case 0003', level: 1 })).toBeAttached()
  await expectPicture(page)
  for (const key of ['s', 'x', 'd']) await page.keyboard.press(key)
  await expect(written(page, 'What is left is deferred: one case.')).toBeVisible()

  await page.goto(cases)
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Deferred cases' }).click()
  await expect(page.getByRole('heading', { name: 'Case 0001', level: 1 })).toBeAttached()
  await expect(page.getByRole('banner')).toContainText('Deferred: Needs a prior or another view')
  await expectPicture(page)
  await expect(annotationRows(page).first()).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('button', { name: 'Invert' })).toHaveAttribute('aria-pressed', 'true')
  await expectLogHolds(page)
})

test('a blinded reader sees neither report nor earlier labels until the outcome is set; revealing is logged', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  const cases = page.url()
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await page.keyboard.press('r')
  await dragOnImage(page, [300, 320], [380, 400])
  await expect(annotationRows(page)).toHaveCount(1)
  await expectSaved(page)

  await page.goto(cases.replace(/cases$/, 'settings'))
  for (const rule of ['The report', 'Earlier labels']) await page.getByRole('checkbox', { name: rule }).check()
  await expect(page.getByText('Guideline 3')).toBeVisible()
  await expectSaved(page)
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Flow reader/ })
    .click()
  await page.getByRole('menuitem', { name: /add/i }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Blind reader')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /add|continue/i })
    .click()
  await expect(page.getByRole('banner').getByRole('button', { name: /Blind reader/ })).toBeVisible()

  await page.goto(cases)
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await expect(page.getByText('Hidden until you submit', { exact: true })).toBeVisible()
  await expect(noteViewer(page)).toHaveCount(0)
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('nodule')
  await expect(page.getByText('No annotations yet')).toBeVisible()
  // Nothing to hit: a click on the other reader's box selects nothing, and nothing can be deleted.
  await page.keyboard.press('v')
  const rim = await imagePoint(page, 300, 360)
  await page.mouse.click(rim.x, rim.y)
  await page.keyboard.press('Delete')
  await expect(page.getByRole('combobox', { name: 'Label' })).toHaveCount(0)
  await page.keyboard.press('n')
  await expect.poll(async () => [...new Set(await values(page))]).toEqual(['Not assessed'])
  await page.keyboard.press('Escape')
  await axeCleanInBothThemes(page)

  await imageViewer(page).focus()
  await page.keyboard.press('Shift+R')
  await expect(page.getByRole('dialog', { name: 'Reveal what is hidden?' })).toBeVisible()
  await axeClean(page)
  await page.keyboard.press('Enter')
  await expect(noteViewer(page)).toContainText('nodule')
  await expect(annotationRows(page)).toHaveCount(1)
  await expectSaved(page)
  await page.keyboard.press('Control+z')
  await page.reload()
  await expect(noteViewer(page)).toContainText('nodule')
  const { reviews = [] } = await readTables(page, ['reviews'])
  expect(reviews.map(({ record }) => record)).toContainEqual(
    expect.objectContaining({
      status: 'in-progress',
      reveals: [expect.objectContaining({ what: 'report' }), expect.objectContaining({ what: 'earlier-labels' })],
    }),
  )

  // Another case stays hidden until it is submitted; then it shows by itself, and that is logged too.
  await expect(page.getByRole('button', { name: 'Next case' })).toBeEnabled()
  await page.keyboard.press('.')
  await expect(page.getByRole('heading', { name: 'Case 0003', level: 1 })).toBeAttached()
  await expectPicture(page)
  await expect(noteViewer(page)).toHaveCount(0)
  await page.keyboard.press('s')
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { name: 'Case 0003', level: 1 })).toHaveCount(0)
  await page.goBack()
  await expect(noteViewer(page)).toBeVisible()
  await expectSaved(page)
  await page.keyboard.press('Control+z')
  await expect(written(page, 'Undid submitting the case')).toBeVisible()
  await expectSaved(page)
  await expectLogHolds(page)

  await page.goto(cases.replace(/cases$/, 'export'))
  const dataset = await exportNative(page, { unsubmitted: true })
  expect(dataset.cases).toHaveLength(3)
})
