import type { Page } from '@playwright/test'
import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, sharedData, test } from './app.ts'
import {
  annotationRows,
  dismissImport,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  imagePoint,
  imageViewer,
  importFiles,
  newProject,
  openCase,
  openDemo,
  written,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

async function clickImage(page: Page, x: number, y: number, modifiers: readonly ('Shift' | 'Control' | 'Alt')[] = []) {
  const at = await imagePoint(page, x, y)
  for (const key of modifiers) await page.keyboard.down(key)
  await page.mouse.click(at.x, at.y)
  for (const key of modifiers) await page.keyboard.up(key)
}

/** Boxes of the open case as stored: x, y of each, oldest first. */
async function storedBoxes(page: Page): Promise<readonly { x: number; y: number; label: string; zOrder: number }[]> {
  await expectSaved(page)
  const { annotations = [] } = await readTables(page, ['annotations'])
  return annotations
    .map(
      ({ record }) => record as { id: string; labelId: string; zOrder?: number | null; target: Record<string, number> },
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ target, labelId, zOrder }) => ({
      x: Math.round(target.x ?? 0),
      y: Math.round(target.y ?? 0),
      label: labelId,
      zOrder: zOrder ?? 0,
    }))
}

async function openDemoCase(app: Parameters<typeof openDemo>[0], name = 'Case 0002'): Promise<void> {
  await openDemo(app)
  await openCase(app.page, name)
  await expectPicture(app.page)
}

test('several marks: picked by a rectangle, moved as one, relabelled, put in order, duplicated', async ({ app }) => {
  const { page } = app
  await openDemoCase(app)
  await page.keyboard.press('r')
  await dragOnImage(page, [300, 300], [340, 340])
  await dragOnImage(page, [400, 300], [440, 340])
  await dragOnImage(page, [700, 700], [740, 740])
  await page.keyboard.press('v')
  await dragOnImage(page, [250, 260], [500, 400])
  await expect(written(page, '2 annotations selected')).toBeVisible()
  await dragOnImage(page, [320, 320], [330, 370])
  let boxes = await storedBoxes(page)
  expect(boxes.map(({ x, y }) => [x, y])).toEqual([
    [310, 350],
    [410, 350],
    [700, 700],
  ])
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  boxes = await storedBoxes(page)
  expect(boxes.map(({ x }) => x)).toEqual([330, 430, 700])

  await page.getByRole('combobox', { name: 'Label of all' }).selectOption('Mass')
  await page.getByRole('combobox', { name: 'Assertion of all' }).selectOption('Likely')
  await expect(annotationRows(page).filter({ hasText: 'Mass' }).filter({ hasText: 'Likely' })).toHaveCount(2)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  // Each press of an arrow was let go: two steps; assertion and label one each.
  boxes = await storedBoxes(page)
  expect(boxes.map(({ x }) => x)).toEqual([310, 410, 700])
  await expect(annotationRows(page).filter({ hasText: 'Nodule' })).toHaveCount(3)

  await clickImage(page, 330, 370)
  await page.keyboard.press('Control+d')
  await expect(annotationRows(page)).toHaveCount(4)
  boxes = await storedBoxes(page)
  expect(boxes[3]?.x).toBeGreaterThan(310)
  expect(boxes[3]?.y).toBeGreaterThan(350)
  await page.keyboard.press('PageDown')
  boxes = await storedBoxes(page)
  expect(boxes[3]?.zOrder).toBe(-1)
  // Behind the first now: a click where both are takes the one in front.
  await clickImage(page, 700, 300)
  await clickImage(page, 345, 385)
  await expect(annotationRows(page).nth(0)).toHaveAttribute('aria-current', 'true')

  await imageViewer(page).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await expect(annotationRows(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(annotationRows(page)).toHaveCount(4)
  await expectSaved(page)
  await page.reload()
  await expectPicture(page)
  await expect(annotationRows(page)).toHaveCount(4)
  await expectLogHolds(page)
})

test('copies go to another case in place, after a reload too, and never as text into a picture', async ({ app }) => {
  const { page } = app
  await openDemoCase(app)
  await page.keyboard.press('e')
  await dragOnImage(page, [300, 300], [360, 340])
  await page.keyboard.press('Control+c')
  await expect(written(page, '1 annotation copied.')).toBeVisible()
  await expectSaved(page)
  await page.reload()
  await expectPicture(page)
  await openCase(page, 'Case 0003')
  await expectPicture(page)
  await page.keyboard.press('Control+v')
  await expect(written(page, '1 mark pasted.')).toBeVisible()
  await expect(annotationRows(page)).toHaveCount(1)
  await expectSaved(page)
  const { annotations = [] } = await readTables(page, ['annotations'])
  const [first, second] = annotations.map(({ record }) => record as { id: string; caseId: string; target: object })
  expect(second?.target).toEqual(first?.target)
  expect(second?.id).not.toBe(first?.id)
  expect(second?.caseId).not.toBe(first?.caseId)
  await expectLogHolds(page)
})

test('hidden, isolated and locked marks: said so, counted and exported all the same', async ({ app }) => {
  const { page } = app
  await openDemoCase(app)
  await page.keyboard.press('r')
  await dragOnImage(page, [300, 300], [340, 340])
  await dragOnImage(page, [400, 300], [440, 340])
  await page.keyboard.press('v')
  await clickImage(page, 320, 320)
  await page.keyboard.press('Shift+H')
  await expect(page.getByRole('button', { name: '1 hidden: show' }).first()).toBeVisible()
  await expect(annotationRows(page)).toHaveCount(3 - 1)
  await expect(page.getByRole('switch', { name: 'Hide Nodule' }).first()).toBeChecked()
  await clickImage(page, 320, 320)
  await expect(page.getByRole('combobox', { name: 'Assertion' })).toHaveCount(0)
  await page.getByRole('button', { name: '1 hidden: show' }).first().click()
  await expect(page.getByRole('button', { name: '1 hidden: show' })).toHaveCount(0)
  // Under the pointer again: the index of the picture follows with the next frame.
  await expect(async () => {
    const { x, y } = await imagePoint(page, 320, 320)
    await page.mouse.move(x + 2, y)
    await page.mouse.move(x, y)
    await expect(page.getByRole('group', { name: 'Read-out' })).toContainText('Nodule', { timeout: 1_000 })
  }).toPass()
  await clickImage(page, 320, 320)
  await expect(page.getByRole('combobox', { name: 'Assertion' })).toBeVisible()

  await page.keyboard.press('Shift+I')
  await expect(page.getByRole('button', { name: '1 hidden: show' }).first()).toBeVisible()
  // What is drawn now is seen, though another mark is isolated.
  await page.keyboard.press('r')
  await dragOnImage(page, [600, 600], [640, 640])
  await expect(page.getByRole('button', { name: '1 hidden: show' }).first()).toBeVisible()
  await page.keyboard.press('Shift+I')
  await expect(page.getByRole('button', { name: /hidden: show/ })).toHaveCount(0)

  await page.keyboard.press('v')
  await clickImage(page, 420, 320)
  await page.keyboard.press('Shift+L')
  await page.keyboard.press('Delete')
  await expect(annotationRows(page)).toHaveCount(3)
  await dragOnImage(page, [420, 320], [460, 360])
  const boxes = await storedBoxes(page)
  expect(boxes[1]).toMatchObject({ x: 400, y: 300 })

  await clickImage(page, 320, 320)
  await page.keyboard.press('Shift+H')
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const dataset = await exportNative(page, { unsubmitted: true })
  expect(dataset.cases.flatMap(({ annotations }) => annotations)).toHaveLength(3)
})

test('attributes and named keypoints: defined in the settings, given by keys, kept', async ({ app }) => {
  const { page } = app
  await openDemoCase(app)
  const caseUrl = page.url()
  await page.goto(caseUrl.replace(/cases\/.*/, 'settings'))
  const label = page.getByRole('list', { name: 'Labels' }).getByRole('listitem', { name: 'Other finding', exact: true })
  await label.getByRole('button', { name: 'Attributes of Other finding: None' }).click()
  await label.getByRole('button', { name: 'Add attribute' }).click()
  const attribute = (name: string) => label.getByRole('listitem', { name, exact: true })
  await attribute('New attribute').getByRole('textbox', { name: 'Name' }).fill('Size')
  await page.keyboard.press('Enter')
  await attribute('Size').getByRole('combobox', { name: 'Type' }).selectOption('Number')
  await attribute('Size').getByRole('checkbox', { name: 'Required' }).check()
  for (const [field, text] of [
    ['Unit (UCUM)', 'mm'],
    ['Least', '0'],
    ['Greatest', '90'],
  ] as const) {
    await attribute('Size').getByRole('textbox', { name: field }).fill(text)
    await page.keyboard.press('Enter')
  }
  await attribute('Size').getByRole('textbox', { name: 'Least' }).fill('100')
  await page.keyboard.press('Enter')
  await expect(attribute('Size')).toContainText('The least value is greater than the greatest')
  await page.keyboard.press('Escape')
  await label.getByRole('textbox', { name: /Names of keypoints/ }).fill('Carina, Left angle, Right angle')
  await page.keyboard.press('Enter')
  await expectSaved(page)
  await axeCleanInBothThemes(page)

  await page.goto(caseUrl)
  await expectPicture(page)
  await page.getByRole('radio', { name: /^Other finding/ }).check()
  await imageViewer(page).focus()
  await page.keyboard.press('Shift+K')
  await page.keyboard.press('Enter')
  for (const [arrow, times] of [
    ['ArrowRight', 3],
    ['ArrowDown', 4],
  ] as const) {
    for (let i = 0; i < times; i++) await page.keyboard.press(`Shift+${arrow}`)
    await page.keyboard.press('Enter')
  }
  await expect(annotationRows(page)).toHaveCount(1)
  await page.keyboard.press('Shift+O')
  await expect(page.getByRole('checkbox', { name: 'Right angle is occluded' })).toBeChecked()
  await expect(annotationRows(page).first()).toContainText('Size?')
  await expect(written(page, 'Still to be said')).toBeVisible()

  const size = page.getByRole('textbox', { name: /^Size, mm/ })
  await size.fill('120')
  await page.keyboard.press('Enter')
  await expect(page.getByText('At most 90')).toBeVisible()
  await size.fill('0')
  await page.keyboard.press('Enter')
  await expect(annotationRows(page).first()).toContainText('0 mm')
  await expectSaved(page)
  await page.reload()
  await expectPicture(page)
  await annotationRows(page).first().click()
  await expect(size).toHaveValue('0')
  await axeCleanInBothThemes(page)
  await expectLogHolds(page)

  await page.goto(caseUrl.replace(/cases\/.*/, 'settings'))
  await label.getByRole('button', { name: 'Attributes of Other finding: 1' }).click()
  await attribute('Size').getByRole('button', { name: 'Remove Size' }).click()
  const said = label.getByRole('status')
  await expect(said).toContainText('1 annotation keeps its value for it')
  await said.getByRole('button', { name: 'Bring it back' }).click()
  await expect(attribute('Size')).toBeVisible()
  await attribute('Size').getByRole('button', { name: 'Remove Size' }).click()
  await expect(said).toContainText('Size is removed')
  await expectSaved(page)
  await page.goto(caseUrl.replace(/cases\/.*/, 'export'))
  const dataset = await exportNative(page, { unsubmitted: true })
  const [mark] = dataset.cases.flatMap(({ annotations }) => annotations)
  expect(mark).toMatchObject({
    target: {
      kind: 'keypoints',
      points: [
        { name: 'Carina', visible: true },
        { name: 'Left angle', visible: true },
        { name: 'Right angle', visible: false },
      ],
    },
  })
  expect(Object.values((mark as unknown as { attributes: object }).attributes)).toEqual([0])
})

test('a turned and mirrored view draws where it shows; window, magnifier and scale bar follow', async ({ app }) => {
  const { page } = app
  await openDemoCase(app)
  await page.setViewportSize({ width: 1280, height: 720 })
  await imageViewer(page).focus()
  await expect(page.getByRole('img', { name: /^Scale bar: \d+ (mm|cm) PixelSpacing/ })).toBeVisible()
  const before = await imageViewer(page).getAttribute('data-transform')
  await page.keyboard.press('Shift+T')
  await page.keyboard.press('Shift+X')
  await expect(imageViewer(page)).not.toHaveAttribute('data-transform', before ?? '')
  await page.keyboard.press('r')
  await dragOnImage(page, [300, 320], [380, 400])
  const at = await imagePoint(page, 512.5, 400.5)
  await page.mouse.move(at.x, at.y)
  await expect(page.getByRole('group', { name: 'Read-out' })).toContainText(/x 512 {2}y 400/)
  let [box] = await storedBoxes(page)
  expect(Math.abs((box?.x ?? 0) - 300)).toBeLessThanOrEqual(2)
  expect(Math.abs((box?.y ?? 0) - 320)).toBeLessThanOrEqual(2)
  await page.getByRole('button', { name: 'More view actions' }).click()
  await page.getByRole('menuitem', { name: 'As opened' }).click()
  await expect(imageViewer(page)).toHaveAttribute('data-transform', /^\d[\d.]* 0 0 \d/)
  ;[box] = await storedBoxes(page)
  expect(Math.abs((box?.x ?? 0) - 300)).toBeLessThanOrEqual(2)

  const width = page.getByRole('textbox', { name: /^Window width/ })
  await imageViewer(page).focus()
  await page.keyboard.press('Alt+3')
  const full = await width.inputValue()
  await page.keyboard.press('Alt+2')
  await expect(width).not.toHaveValue(full)
  await width.fill('1234')
  await page.keyboard.press('Enter')
  await expect(width).toHaveValue('1234')
  await page.getByRole('button', { name: 'Window presets' }).click()
  await page.getByRole('menuitem', { name: /^Full range/ }).click()
  await expect(width).toHaveValue(full)
  // It lies over the place that is pointed at next.
  await expect(page.getByRole('menu')).toHaveCount(0)

  await imageViewer(page).focus()
  await page.keyboard.press('Shift+Z')
  await page.mouse.move(at.x, at.y + 3)
  await expect(imageViewer(page).locator('canvas').last()).toBeVisible()
  await page.keyboard.press('Shift+Z')
  await expect(imageViewer(page).locator('canvas').last()).toBeHidden()

  for (const name of ['Window presets', 'Colour map', 'How marks are shown', 'More view actions']) {
    await page.getByRole('button', { name }).click()
    // What is half faded in has half its contrast.
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
    await axeCleanInBothThemes(page)
    await page.keyboard.press('Escape')
  }
  await expectLogHolds(page)
})

test('a CT slice offers the windows of its header and the usual ones, in Hounsfield units; a picture without spacing has no scale bar', async ({
  app,
}) => {
  const { page } = app
  await newProject(app)
  await importFiles(page, [sharedData('dicom/CT_small.dcm'), sharedData('cxr/1.jpg')])
  await dismissImport(page)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.getByRole('button', { name: 'Window presets' }).click()
  await page.getByRole('menuitem', { name: /^Lung/ }).click()
  await expect(page.getByRole('textbox', { name: 'Window centre, HU' })).toHaveValue('-600')
  await expect(page.getByRole('textbox', { name: 'Window width, HU' })).toHaveValue('1500')
  await expect(page.getByRole('img', { name: /^Scale bar/ })).toBeVisible()

  await page.getByRole('button', { name: 'Next case' }).click()
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expectPicture(page)
  await expect(page.getByRole('img', { name: /^Scale bar/ })).toHaveCount(0)
})
