import { readdirSync, readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { axial, coronal, ctSlice } from '../fixtures/series-files.ts'
import { axeClean } from './accessibility.ts'
import { expect, sharedData, test } from './app.ts'
import {
  annotationRows,
  commitImport,
  dismissImport,
  expectPicture,
  expectSaved,
  exportNative,
  type GivenFile,
  importPreview,
  newProject,
  pointIn,
  stageFiles,
} from './steps.ts'
import { expectPanesKept } from './stored-log.ts'

const dicom = (name: string, bytes: Uint8Array): GivenFile => ({
  name,
  mimeType: 'application/dicom',
  buffer: Buffer.from(bytes),
})

const sidePx = 48

/** Twelve axial slices 5 mm apart, one missing in the middle, and eight coronal ones of the same patient, in no order. */
function study(): readonly GivenFile[] {
  const places = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12]
  const values = (level: number) =>
    Int16Array.from({ length: sidePx * sidePx }, (_, i) => level + 4 * (i % sidePx) - 100)
  const axials = places.map((place, index) =>
    dicom(
      `a-${(index * 5) % 12}.dcm`,
      ctSlice({
        position: [-24, -24, -5 * place],
        instance: 50 - index,
        orientation: axial,
        series: '1.2.3.4',
        spacingMm: 1,
        sidePx,
        values: values(20 * place),
      }),
    ),
  )
  const coronals = Array.from({ length: 8 }, (_, index) =>
    dicom(
      `c-${(index * 3) % 8}.dcm`,
      ctSlice({
        position: [-24, -21 + 6 * index, 0],
        instance: index + 1,
        orientation: coronal,
        series: '1.2.3.6',
        spacingMm: 1,
        sidePx,
        values: values(10 * index),
      }),
    ),
  )
  return [...axials, ...coronals]
}

const viewer = (page: Page, at = 0) => page.getByRole('region', { name: /^Image viewer: / }).nth(at)
const slider = (page: Page, at = 0) => page.getByRole('slider', { name: 'Slice' }).nth(at)

async function expectSlice(page: Page, number: number, at = 0): Promise<void> {
  await expect(viewer(page, at)).toHaveAttribute('data-slice', String(number - 1))
  await expect(slider(page, at)).toHaveAttribute('aria-valuenow', String(number))
}

async function drag(
  page: Page,
  on: Locator,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const [start, end] = [await pointIn(on, ...from), await pointIn(on, ...to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 6 })
  await page.mouse.up()
}

test('a series is scrolled, marked slice by slice, filled in, linked and kept', async ({ app }) => {
  const { page } = app
  await newProject(app)
  const preview = await stageFiles(page, [...study()])
  await expect(preview.getByRole('list', { name: 'Summary' })).toContainText('2 series')
  const rows = preview.getByRole('row')
  await expect(rows.filter({ hasText: 'axial' }).filter({ hasText: '12 pictures' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'coronal' }).filter({ hasText: '8 pictures' })).toHaveCount(1)
  await rows.filter({ hasText: '12 pictures' }).click()
  await expect(preview.getByRole('region', { name: 'Details of the row' })).toContainText(
    'one slice behind slice 6 (the next lies 10 mm on)',
  )
  await commitImport(page)
  await dismissImport(page)
  await page.getByRole('link', { name: /^Case 0001/ }).click()

  // Two panes: the axial series beside the coronal one. Lines show where each cuts the other.
  await page.getByRole('button', { name: 'Two panes side by side' }).click()
  await expect(viewer(page, 1)).toHaveAttribute('data-transform', /\d/)
  await expectSlice(page, 1)
  await expect(page.getByRole('button', { name: 'slices missing' })).toBeVisible()
  await expect(viewer(page, 1).getByRole('img', { name: /Place of the slice/ })).toBeVisible()

  // By wheel, keys and slider; the numbers are those of the place, not of the files.
  await viewer(page).hover()
  await page.mouse.wheel(0, 100)
  await expectSlice(page, 2)
  await viewer(page).focus()
  await page.keyboard.press('End')
  await expectSlice(page, 12)
  await page.keyboard.press('ArrowUp')
  await expectSlice(page, 11)
  await expect(page.getByRole('group', { name: 'Read-out' }).first()).toContainText('z −55.0 mm')
  await slider(page).focus()
  await page.keyboard.press('Home')
  await expectSlice(page, 1)

  // A mark is on its slice only.
  await page.keyboard.press('r')
  await viewer(page).focus()
  await page.keyboard.press('r')
  await drag(page, viewer(page), [10, 10], [20, 20])
  await expect(annotationRows(page)).toHaveCount(1)
  await expect(annotationRows(page).first()).toContainText('slice 1')
  await page.keyboard.press('Alt+ArrowDown')
  await expectSlice(page, 2)
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Slice 2 of 12')
  await page.keyboard.press('Home')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', 'Slice 1 of 12, 1 mark')

  // Copied to the neighbour, which comes into view with the copy in hand.
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expectSlice(page, 2)
  await expect(annotationRows(page)).toHaveCount(2)

  // Another further on; the slices between are filled in one step, which one undo takes back.
  await page.keyboard.press('Escape')
  await slider(page).focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowDown')
  await expectSlice(page, 5)
  await drag(page, viewer(page), [20, 20], [34, 38])
  await expect(annotationRows(page)).toHaveCount(3)
  await page.keyboard.press('Shift+E')
  // One row more for the finding that they all are evidence of.
  await expect(annotationRows(page).filter({ hasText: 'slice 3' })).toHaveCount(1)
  await expect(annotationRows(page).filter({ hasText: 'slice 4' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(annotationRows(page)).toHaveCount(3)
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(annotationRows(page).filter({ hasText: 'slice 4' })).toHaveCount(1)

  // The list leads to a mark's slice.
  await annotationRows(page).filter({ hasText: 'slice 3' }).click()
  await expectSlice(page, 3)
  await axeClean(page)

  // Both panes on the axial series: they scroll together by place.
  await page.getByRole('combobox', { name: 'Item in pane 2' }).selectOption({ index: 0 })
  await expect(slider(page, 1)).toHaveAttribute('aria-valuemax', '12')
  await viewer(page).focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+ArrowDown')
  await expectSlice(page, 4)
  await expectSlice(page, 4, 1)
  await page.getByRole('button', { name: 'Link scroll' }).click()
  await viewer(page).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expectSlice(page, 5)
  await expectSlice(page, 4, 1)

  // After a reload everything is where it was.
  await expectSaved(page)
  await page.reload()
  await expectSlice(page, 5)
  await expect(annotationRows(page).filter({ hasText: 'slice 4' })).toHaveCount(1)

  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const dataset = await exportNative(page, { unsubmitted: true })
  const [item] = (dataset.cases[0]?.items ?? []) as unknown as { parts: { blob: string }[] }[]
  const slices = (dataset.cases[0]?.annotations ?? []).flatMap(({ target }) =>
    target.kind === 'span' ? [] : [item?.parts.findIndex(({ blob }) => blob === target.slice?.part)],
  )
  expect([...slices].sort()).toEqual([0, 1, 2, 3, 4])
})

test('real series open, in order, with their window and sides', async ({ app }) => {
  const { page } = app
  const folders = ['ct-3slice', 'brain', 'dicomdir/77654033', 'dicomdir/98892001']
  const files = folders.flatMap((folder) =>
    readdirSync(sharedData(`series/${folder}`)).map((name) =>
      dicom(name, readFileSync(sharedData(`series/${folder}/${name}`))),
    ),
  )
  files.push(dicom('DICOMDIR', readFileSync(sharedData('series/dicomdir/DICOMDIR'))))
  await newProject(app)
  const preview = await stageFiles(page, files)
  await expect(preview.getByRole('list', { name: 'Summary' })).toContainText('4 series')
  await expect(preview.getByRole('list', { name: 'Summary' })).toContainText('31 files named by the DICOMDIR')
  await preview.getByRole('tab', { name: /Not imported/ }).click()
  await expect(importPreview(page)).toContainText('Named by the disc, not given')
  await commitImport(page)
  await dismissImport(page)
  await page.getByRole('link', { name: /^Case 0001/ }).click()
  await expectPicture(page)
  await expectSlice(page, 1)
  await expect(page.getByRole('group', { name: 'Read-out' })).toContainText('z −126.7 mm')
  await viewer(page).hover()
  await page.mouse.wheel(0, 100)
  await page.mouse.wheel(0, 100)
  await expectSlice(page, 3)
  await expect(page.getByRole('group', { name: 'Read-out' })).toContainText('z −128.7 mm')
  // Window, flip: sides follow the view.
  await viewer(page).focus()
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('img', { name: /Patient’s sides, left: right, right: left/ })).toBeVisible()
  await page.keyboard.press('Shift+X')
  await expect(page.getByRole('img', { name: /Patient’s sides, left: left, right: right/ })).toBeVisible()
  await page.reload()
  await expectSlice(page, 3)
  await page.getByRole('button', { name: 'Next case' }).click()
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expect(slider(page)).toHaveAttribute('aria-valuemax', '7')
  await viewer(page).focus()
  await page.keyboard.press('End')
  await expectSlice(page, 7)

  // A series beside its localiser, which comes second; then two panes of one series, with their scroll and window linked.
  await page.goto(page.url().replace(/cases\/.*/, 'cases'))
  await page.getByRole('link', { name: /^Case 0005/ }).click()
  await page.getByRole('button', { name: 'Two panes side by side' }).click()
  await expect(slider(page)).toHaveAttribute('aria-valuemax', '5')
  await expect(viewer(page, 1)).toHaveAccessibleName(/localiser/)
  await page.getByRole('combobox', { name: 'Item in pane 2' }).selectOption({ index: 0 })
  await expect(slider(page, 1)).toHaveAttribute('aria-valuemax', '5')
  await page.getByRole('button', { name: 'Link windows' }).click()
  await viewer(page).focus()
  await page.keyboard.press('ArrowDown')
  await expectSlice(page, 2)
  await expectSlice(page, 2, 1)
  await page.keyboard.press(']')
  const widths = page.getByRole('textbox', { name: /^Window width/ })
  await expect
    .poll(
      async () => new Set(await widths.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).size,
    )
    .toBe(1)
  await expectPanesKept(page, '"paneCount":2,"linked":false,"windowLinked":true')
  await page.reload()
  await expectSlice(page, 2)
  await expectSlice(page, 2, 1)
})
