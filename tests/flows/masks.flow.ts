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
  written,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

/** The targets of the open case as stored, oldest first. */
async function storedTargets(page: Page): Promise<readonly { kind: string; counts?: readonly number[] }[]> {
  await expectSaved(page)
  const { annotations = [] } = await readTables(page, ['annotations'])
  return annotations
    .map(({ record }) => record as { id: string; target: { kind: string; counts?: readonly number[] } })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ target }) => target)
}

function areaOf(target: { readonly counts?: readonly number[] } | undefined): number {
  return (target?.counts ?? []).reduce((sum, run, index) => (index % 2 === 1 ? sum + run : sum), 0)
}

async function changeRegions(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Change regions' }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await imageViewer(page).focus()
}

test('a mask is painted, subtracted from, erased, undone and reloaded: the same pixels to the last one', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await imageViewer(page).focus()
  await page.keyboard.press('b')
  for (let i = 0; i < 8; i++) await page.keyboard.press('>')
  await dragOnImage(page, [300, 300], [520, 420])
  await dragOnImage(page, [300, 300], [420, 560])
  await expect(annotationRows(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await dragOnImage(page, [380, 280], [420, 520])
  await expect(annotationRows(page)).toHaveCount(2)
  const [painted] = await storedTargets(page)

  await page.keyboard.press('v')
  await annotationRows(page).nth(0).click()
  await annotationRows(page)
    .nth(1)
    .click({ modifiers: ['Control'] })
  await expect(written(page, '2 annotations selected')).toBeVisible()
  await changeRegions(page, /^Subtract/)
  await expect.poll(async () => (await storedTargets(page))[0]).not.toEqual(painted)
  const [subtracted] = await storedTargets(page)
  expect(subtracted?.kind).toBe('mask')

  await annotationRows(page).nth(0).click()
  await imageViewer(page).focus()
  await page.keyboard.press('x')
  await dragOnImage(page, [280, 340], [560, 340])
  await expect.poll(async () => (await storedTargets(page))[0]).not.toEqual(subtracted)
  const [erased] = await storedTargets(page)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await storedTargets(page))[0]).toEqual(subtracted)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(async () => (await storedTargets(page))[0]).toEqual(erased)
  await page.reload()
  await expectPicture(page)
  expect((await storedTargets(page))[0]).toEqual(erased)
  await expectLogHolds(page)

  // Grown by keys: held from one Enter to the next, told at each step, and given up.
  await imageViewer(page).focus()
  await page.keyboard.press('Shift+G')
  await page.keyboard.press('Enter')
  const told = page.locator('[data-announcer]', { hasText: /^-?[\d.]+ to -?[\d.]+, [\d,]+ px, [\d,.]+ mm²/ })
  await expect(told).toBeAttached()
  const first = await told.innerText()
  await page.keyboard.press('>')
  await expect(told).not.toHaveText(first)
  await page.keyboard.press('Escape')
  expect((await storedTargets(page))[0]).toEqual(erased)
  // A new one, without the tidying, as it is told; then its holes are filled by a key, and all of it taken back.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+m')
  for (let i = 0; i < 4; i++) await page.keyboard.press('Alt+g')
  await expect(page.locator('[data-announcer]', { hasText: /^holes kept$/ })).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(told).toBeAttached()
  const [, pixels = ''] = /, ([\d,]+) px/.exec(await told.innerText()) ?? []
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(3)
  const grown = (await storedTargets(page))[2]
  expect(areaOf(grown)).toBe(Number(pixels.replaceAll(',', '')))
  await page.keyboard.press('Alt+v')
  await expect(page.locator('[data-announcer]', { hasText: /^Fill holes: [\d,]+ px filled$/ })).toBeAttached()
  await expect.poll(async () => areaOf((await storedTargets(page))[2])).toBeGreaterThan(areaOf(grown))
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await storedTargets(page))[2]).toEqual(grown)
  await page.keyboard.press('Control+z')
  await expect(annotationRows(page)).toHaveCount(2)

  await page.setViewportSize({ width: 1280, height: 720 })
  await imageViewer(page).focus()
  await page.keyboard.press('b')
  await axeCleanInBothThemes(page)
  await page.getByRole('button', { name: /^Brush settings/ }).click()
  await expect(page.getByRole('dialog', { name: 'Brush settings' })).toBeVisible()
  await axeCleanInBothThemes(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await imageViewer(page).focus()
  await page.keyboard.press('Shift+G')
  await page.getByRole('button', { name: /^Grow region settings: ±/ }).click()
  await expect(page.getByRole('dialog', { name: 'Grow region settings' })).toBeVisible()
  await axeCleanInBothThemes(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const dataset = await exportNative(page, { unsubmitted: true })
  expect(dataset.cases.flatMap(({ annotations }) => annotations)[0]?.target).toEqual(erased)
})
