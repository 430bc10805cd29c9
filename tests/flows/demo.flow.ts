import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  imageViewer,
  noteViewer,
  openCase,
  openDemo,
  selectInNote,
} from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

test('from first run to export on the demo: box a finding, tag it in the report, code both, reload, submit, export', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await expect(noteViewer(page)).toContainText('nodule')

  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: 'Rectangle', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await page
    .getByRole('radiogroup', { name: 'Labels' })
    .getByRole('radio', { name: /^Nodule/ })
    .check()
  await dragOnImage(page, [300, 320], [380, 400])
  await expect(annotationRows(page)).toHaveCount(1)
  await expectSaved(page)

  await selectInNote(page, 'nodule')
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(2)

  // Both get a code by search: the box of the picture and the span of the note.
  for (const row of [0, 1]) {
    await annotationRows(page).nth(row).click()
    const search = page.getByRole('combobox', { name: 'Find concept' })
    await search.fill('pulm nod')
    await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(/nodule/i)
    await search.press('Enter')
  }
  await expectSaved(page)
  await expect(annotationRows(page).first()).toContainText(/nodule/i)

  await page.reload()
  await expectPicture(page)
  await expect(annotationRows(page)).toHaveCount(2)
  await axeCleanInBothThemes(page)

  await page.getByRole('button', { name: 'Submit case' }).click()
  await page.keyboard.press('f')
  await expect(page.getByRole('heading', { name: 'Case 0003', level: 1 })).toBeAttached()
  await expectLogHolds(page)

  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const dataset = await exportNative(page)
  expect(dataset.schema).toBe('urn:glossa:dataset:1')
  const [reader] = dataset.annotators
  expect(reader?.name).toBe('Flow reader')
  const submitted = dataset.cases.filter(({ reviews }) => reviews.some(({ status }) => status === 'submitted'))
  expect(submitted).toHaveLength(1)
  const marks = submitted[0]?.annotations ?? []
  expect(marks.map(({ target }) => target.kind).sort()).toEqual(['box', 'span'])
  for (const mark of marks) {
    expect(mark.createdBy).toBe(reader?.id)
    expect(Math.abs(Date.now() - Date.parse(mark.createdAt))).toBeLessThan(10 * 60_000)
    expect(mark.codings.some(({ system, display }) => system === 'urn:glossa:starter' && /nodule/i.test(display))).toBe(
      true,
    )
  }
  const box = marks.map(({ target }) => target).find((target) => target.kind === 'box')
  for (const [side, wanted] of [
    ['x', 300],
    ['y', 320],
    ['width', 80],
    ['height', 80],
  ] as const) {
    expect(Math.abs((box?.[side] ?? Number.NaN) - wanted), side).toBeLessThanOrEqual(2)
  }
  const span = marks.map(({ target }) => target).find((target) => target.kind === 'span')
  expect(span?.fragments[0]?.quote).toBe('nodule')
})

test('undo and redo reach across a reload, exactly; a box is drawn and deleted by keyboard alone', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('e')
  await dragOnImage(page, [200, 200], [300, 260])
  await page.keyboard.press('r')
  await dragOnImage(page, [400, 400], [500, 460])
  await expect(annotationRows(page)).toHaveCount(2)
  await expectSaved(page)
  await page.reload()
  await expectPicture(page)
  await page.keyboard.press('Control+z')
  await expect(annotationRows(page)).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(annotationRows(page)).toHaveCount(0)
  await expectSaved(page)
  await page.reload()
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(annotationRows(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(annotationRows(page)).toHaveCount(0)
  await expectPicture(page)

  await imageViewer(page).focus()
  await page.keyboard.press('r')
  await page.keyboard.press('Enter')
  for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight')
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(1)
  await page.keyboard.press('v')
  await annotationRows(page).first().click()
  await imageViewer(page).focus()
  await page.keyboard.press('Delete')
  await expect(annotationRows(page)).toHaveCount(0)
  await expectSaved(page)
  await expectLogHolds(page)
})
