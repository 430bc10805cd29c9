import type { Page } from '@playwright/test'
import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  imageViewer,
  openCase,
  openDemo,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

const figures = (page: Page) => page.getByRole('region', { name: 'Measurements' })

async function draw(page: Page, key: string, ...drags: readonly (readonly [number, number, number, number])[]) {
  const before = await annotationRows(page).count()
  await imageViewer(page).focus()
  await page.keyboard.press(key)
  for (const [x0, y0, x1, y1] of drags) await dragOnImage(page, [x0, y0], [x1, y1])
  await expect(annotationRows(page)).toHaveCount(before + 1)
  await page.keyboard.press('v')
}

async function spacingFact(page: Page): Promise<unknown> {
  await expectSaved(page)
  const { items = [] } = await readTables(page, ['items'])
  return items.map(({ record }) => (record as { facts: { spacing?: { origin: string } } }).facts.spacing?.origin)
}

test('a film is measured, calibrated and reloaded: the same figures to the last digit, in the export too', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await draw(page, 'e', [300, 300, 420, 380])
  await expect(figures(page).getByRole('img', { name: /^Histogram of / })).toBeVisible()
  await draw(page, 'Shift+M', [500, 300, 620, 340], [540, 360, 580, 280])
  await expect(figures(page)).toContainText('Short axis')
  await draw(page, 'Shift+C', [400, 620, 700, 620], [200, 640, 900, 640])
  await expect(figures(page)).toContainText('Cardiothoracic ratio')
  await draw(page, 'Shift+A', [450, 420, 600, 430], [450, 520, 600, 480])
  await expect(figures(page)).toContainText('Cobb angle')
  await draw(page, 'm', [300, 450, 400, 450])
  await expect(figures(page)).toContainText('Length')

  const before = await spacingFact(page)
  await figures(page).getByRole('textbox', { name: 'True length, mm' }).fill('25.4')
  await figures(page).getByRole('button', { name: 'Calibrate picture' }).click()
  await expect(figures(page)).toContainText('25.4 mm')
  await expect(figures(page)).toContainText('Calibrated by Flow reader')
  await imageViewer(page).focus()
  await page.keyboard.press('Control+z')
  await expect(figures(page)).not.toContainText('Calibrated by Flow reader')
  expect(await spacingFact(page)).toEqual(before)
  await page.keyboard.press('Control+Shift+z')
  await expect(figures(page)).toContainText('Calibrated by Flow reader')

  await page.keyboard.press(']')
  await annotationRows(page).nth(0).click()
  await expect(figures(page)).toContainText('Median')
  await expect(figures(page)).toContainText('SD')
  const told = await figures(page).innerText()
  await page.getByRole('button', { name: 'Show as drawn' }).click()
  await expect(page.getByText(/^Window .* as it was drawn$/)).toBeAttached()
  await expectSaved(page)
  await page.reload()
  await expectPicture(page)
  await annotationRows(page).nth(0).click()
  await expect.poll(() => figures(page).innerText()).toBe(told)
  await expectLogHolds(page)

  await draw(page, 'Shift+Q', [350, 340, 350, 340])
  await expect(figures(page)).toContainText(/^Value\s*[\d,]+/)
  await annotationRows(page).nth(4).click()
  await expect(figures(page)).toContainText('25.4 mm')
  await axeCleanInBothThemes(page)
  await annotationRows(page).nth(2).click()
  await expect(figures(page)).toContainText('Cardiothoracic ratio')
  await axeCleanInBothThemes(page)
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const dataset = await exportNative(page, { unsubmitted: true })
  const measurements = dataset.cases.flatMap(({ measurements = [] }) => measurements)
  expect(measurements).toHaveLength(5)
  expect(measurements[4]).toMatchObject({
    values: [{ quantity: 'length', value: expect.closeTo(25.4, 9), unit: 'mm' }],
    spacing: { tag: 'Calibration' },
  })
})
