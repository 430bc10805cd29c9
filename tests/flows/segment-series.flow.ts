import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { axial, ctSlice } from '../fixtures/series-files.ts'
import { sharedDataPath } from '../fixtures/shared-data.ts'
import { expect, test } from './app.ts'
import {
  annotationRows,
  commitImport,
  dismissImport,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  type GivenFile,
  imageViewer,
  newProject,
  stageFiles,
} from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

/** A real series of seven slices where it is there, else a made one of seven. */
function series(): readonly GivenFile[] {
  const mimeType = 'application/dicom'
  const folder = sharedDataPath('series/brain')
  if (folder !== null && existsSync(folder)) {
    return readdirSync(folder).map((name) => ({ name, mimeType, buffer: readFileSync(`${folder}/${name}`) }))
  }
  const sidePx = 256
  return Array.from({ length: 7 }, (_, at) => ({
    name: `${at}.dcm`,
    mimeType,
    buffer: Buffer.from(
      ctSlice({
        position: [-128, -128, -5 * at],
        instance: at + 1,
        orientation: axial,
        series: '1.2.3.4',
        spacingMm: 1,
        sidePx,
        values: Int16Array.from({ length: sidePx * sidePx }, (_, i) => ((i * 7919 + 31 * at) % 1013) - 300),
      }),
    ),
  }))
}

async function toSlice(page: Page, number: number): Promise<void> {
  await page.keyboard.press('Home')
  for (let at = 1; at < number; at++) await page.keyboard.press('Alt+ArrowDown')
  await expect(imageViewer(page)).toHaveAttribute('data-slice', String(number - 1))
}

/** All that an export says of what was marked and measured. */
async function exportedWork(page: Page) {
  const caseUrl = page.url()
  await page.goto(caseUrl.replace(/cases\/.*/, 'export'))
  await page.getByRole('checkbox', { name: 'Values inside regions' }).check()
  const { cases } = await exportNative(page, { unsubmitted: true })
  const { annotations = [], measurements = [] } = cases[0] ?? {}
  await page.goto(caseUrl)
  await expectPicture(page)
  return { annotations, measurements }
}

test('a series is marked on three slices, filled in, painted, subtracted, measured and reloaded: the same to the last digit', async ({
  app,
}) => {
  const { page } = app
  await newProject(app)
  await stageFiles(page, [...series()])
  await commitImport(page)
  await dismissImport(page)
  await page.getByRole('link', { name: /^Case 0001/ }).click()
  await expectPicture(page)
  await imageViewer(page).focus()

  // Three slices by hand, four filled in.
  for (const [index, [number, from, to]] of (
    [
      [1, [80, 80], [120, 120]],
      [4, [70, 76], [140, 130]],
      [7, [90, 90], [110, 112]],
    ] as const
  ).entries()) {
    await toSlice(page, number)
    await page.keyboard.press('e')
    await dragOnImage(page, from, to)
    await expect(annotationRows(page)).toHaveCount(index + 1)
    await page.keyboard.press('Escape')
  }
  await page.keyboard.press('v')
  await annotationRows(page).filter({ hasText: 'slice 1' }).click()
  await imageViewer(page).focus()
  await page.keyboard.press('Shift+E')
  await expect(
    annotationRows(page)
      .filter({ hasText: 'slice 5' })
      .or(annotationRows(page).filter({ hasText: 'slice 2' })),
  ).not.toHaveCount(0)
  await annotationRows(page).filter({ hasText: 'slice 4' }).click()
  await imageViewer(page).focus()
  await page.keyboard.press('Shift+E')
  for (const number of [2, 3, 5, 6]) {
    await expect(annotationRows(page).filter({ hasText: `slice ${number}` })).toHaveCount(1)
  }

  // Painted on slice 2, and taken out of what was filled in there.
  await page.keyboard.press('Escape')
  await toSlice(page, 2)
  await page.keyboard.press('b')
  await dragOnImage(page, [60, 96], [150, 104])
  await expect(annotationRows(page).filter({ hasText: 'slice 2' })).toHaveCount(2)
  await page.keyboard.press('v')
  await annotationRows(page).filter({ hasText: 'slice 2' }).nth(0).click()
  await annotationRows(page)
    .filter({ hasText: 'slice 2' })
    .nth(1)
    .click({ modifiers: ['Control'] })
  await page.getByRole('button', { name: 'Change regions' }).click()
  await page.getByRole('menuitem', { name: /^Subtract/ }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await imageViewer(page).focus()

  // Measured: a length, and what lies inside.
  await page.keyboard.press('Escape')
  await page.keyboard.press('m')
  await dragOnImage(page, [70, 70], [131, 107])
  await expect(page.getByRole('region', { name: 'Measurements' })).toContainText(/Length\s*\d+\.\d mm/)
  await page.keyboard.press('v')
  await expectSaved(page)

  const before = await exportedWork(page)
  expect(before.annotations.length).toBeGreaterThanOrEqual(8)
  const told = before.measurements as readonly { statistics?: { counted: number }; spacing: object | null }[]
  expect(told.filter(({ statistics }) => (statistics?.counted ?? 0) > 0).length).toBeGreaterThanOrEqual(7)
  expect(told.every(({ spacing }) => spacing !== null)).toBe(true)
  await page.reload()
  await expectPicture(page)
  expect(await exportedWork(page)).toEqual(before)
  await expectLogHolds(page)
})
