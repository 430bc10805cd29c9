import type { Locator, Page } from '@playwright/test'
import { axeCleanInBothThemes } from './accessibility.ts'
import { type App, expect, test } from './app.ts'
import { demoCase } from './demo-files.ts'
import {
  annotationRows,
  createProject,
  dismissImport,
  dragOnImage,
  expectPicture,
  expectSaved,
  exportNative,
  imagePoint,
  imageViewer,
  importFiles,
  noteViewer,
  openCase,
  openDemo,
  selectInNote,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'
import { priorFilm } from './studies.ts'

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The demo's case with a nodule, boxed on its film and tagged in its report. */
async function boxAndTag(app: App): Promise<Box> {
  const { page } = app
  const { findings } = demoCase(1).film.truth
  const box = findings[0]?.box ?? { x: 300, y: 320, width: 80, height: 80 }
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await page.keyboard.press('r')
  await page
    .getByRole('radiogroup', { name: 'Labels' })
    .getByRole('radio', { name: /^Nodule/ })
    .check()
  await dragOnImage(page, [box.x, box.y], [box.x + box.width, box.y + box.height])
  await selectInNote(page, 'nodule')
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(2)
  await expectSaved(page)
  return box
}

async function clickMention(page: Page): Promise<void> {
  const at = await mentionRect(page)
  await page.mouse.click((at.left + at.right) / 2, (at.top + at.bottom) / 2)
}

function mentionRect(page: Page) {
  return noteViewer(page).evaluate((viewer) => {
    const text = viewer.querySelector('mark')?.firstChild
    const range = document.createRange()
    if (text != null) range.selectNodeContents(text)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    return { left, right, top, bottom }
  })
}

const lines = (page: Page) => page.locator('svg[data-link-lines] g')

/** Ends of a line in pixels of the page, and whether they are cues that point out of sight. */
async function endsOf(line: Locator) {
  return line.evaluate((group) => {
    const numbers = (group.querySelector('[data-part="line"]')?.getAttribute('d') ?? '').match(/-?[\d.]+/g) ?? []
    const at = (index: number) => ({ x: Number(numbers.at(index)), y: Number(numbers.at(index + 1)) })
    const last = { x: Number(numbers.at(-2)), y: Number(numbers.at(-1)) }
    // It begins at what is hovered or selected; here the film is on the left.
    const [from, to] = at(0).x < last.x ? [at(0), last] : [last, at(0)]
    return {
      from,
      to,
      cues: group.querySelectorAll('[data-part="cue"]').length,
    }
  })
}

/** Waits until the line leads from the edge of the box to the line under the mention. */
async function expectLineFits(page: Page, box: Box): Promise<void> {
  await expect(async () => {
    const { from, to, cues } = await endsOf(lines(page).first())
    const corner = await imagePoint(page, box.x, box.y)
    const opposite = await imagePoint(page, box.x + box.width, box.y + box.height)
    const mention = await mentionRect(page)
    const outside = Math.max(corner.x - from.x, from.x - opposite.x, corner.y - from.y, from.y - opposite.y)
    expect(Math.abs(outside), 'the line begins at the edge of the box').toBeLessThan(2.5)
    const nearEnd = Math.min(Math.abs(to.x - mention.left), Math.abs(to.x - mention.right))
    expect(nearEnd, 'the line ends where the mention begins or ends').toBeLessThan(2)
    expect(Math.abs(to.y - mention.bottom), 'the line ends under the words').toBeLessThan(4)
    expect(cues).toBe(0)
  }).toPass({ timeout: 5_000 })
}

test('a box and its mention become one finding: lines follow, undo and reload bring it back and forth', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  const box = await boxAndTag(app)
  await annotationRows(page).first().click()
  await page.keyboard.press('Shift+J')
  await expect(page.getByText('Click or pick the mark to join, Escape to stop').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Join…' }).click()
  await clickMention(page)
  await expect(annotationRows(page)).toHaveCount(3)
  await expect(annotationRows(page).first()).toContainText('2 pieces of evidence')
  await expect(lines(page)).toHaveCount(1)
  await expectLineFits(page, box)

  // Zoomed, panned, scrolled: the line stays on both.
  const middle = await imagePoint(page, box.x, box.y)
  await page.mouse.move(middle.x + 40, middle.y + 40)
  await page.mouse.wheel(0, -240)
  await expectLineFits(page, box)
  await noteViewer(page)
    .getByRole('document')
    .evaluate((note) => {
      note.scrollTop += 30
    })
  await expectLineFits(page, box)
  await noteViewer(page)
    .getByRole('document')
    .evaluate((note) => {
      note.scrollTop = note.scrollHeight
    })
  await expect.poll(async () => (await endsOf(lines(page).first())).cues).toBe(1)
  const pane = await noteViewer(page).getByRole('document').boundingBox()
  const { to } = await endsOf(lines(page).first())
  expect(to.y).toBeGreaterThan(pane?.y ?? Number.NaN)
  expect(to.y).toBeLessThan((pane?.y ?? Number.NaN) + 20)

  // The evidence of the finding, each with the way to it.
  const section = page.getByRole('region', { name: 'Finding: Nodule' })
  await section.getByRole('button', { name: /^“nodule”/ }).click()
  await expectLineFits(page, box)
  await page.getByRole('button', { name: /^Finding Nodule/ }).click()
  await page.getByRole('textbox', { name: 'Note on the finding' }).fill('follow up in three months')
  await page.getByRole('heading', { name: 'Annotations' }).click()
  await expectSaved(page)

  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(annotationRows(page)).toHaveCount(2)
  await expect(lines(page)).toHaveCount(0)
  await expectSaved(page)
  await page.reload()
  await expectPicture(page)
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+Shift+z')
  await expect(annotationRows(page)).toHaveCount(3)
  await expect(annotationRows(page).first()).toContainText('follow up in three months')

  // Without its box the finding stands on its mention; without that it goes, and an undo brings both back.
  await annotationRows(page).nth(1).click()
  await page.keyboard.press('Delete')
  await expect(annotationRows(page).first()).toContainText('1 piece of evidence')
  await annotationRows(page).nth(1).click()
  await page.keyboard.press('Delete')
  await expect(page.getByText('No annotations yet')).toBeVisible()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(annotationRows(page).first()).toContainText('2 pieces of evidence')
  await annotationRows(page).first().click()
  await page.getByRole('button', { name: 'Dissolve' }).click()
  await expect(annotationRows(page)).toHaveCount(2)
  await expectSaved(page)
  await expectLogHolds(page)
})

test('by keys alone: mark, tag, join, walk through the evidence', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await imageViewer(page).focus()
  await page.keyboard.press('1')
  await page.keyboard.press('r')
  await page.keyboard.press('Enter')
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight')
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(1)
  await page.keyboard.press('F6')
  await page.keyboard.press('Shift+Control+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(2)

  // The mention is selected; the other is picked in the list.
  await page.keyboard.press('Shift+J')
  await annotationRows(page).first().focus()
  await page.keyboard.press('Home')
  await expect(annotationRows(page).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(annotationRows(page)).toHaveCount(3)
  await expect(lines(page)).toHaveCount(1)
  await page.keyboard.press('Home')
  await expect(page.getByRole('region', { name: 'Finding: Nodule' })).toBeVisible()
  await expect(lines(page)).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await expect(annotationRows(page).nth(1)).toBeFocused()
  await expect(annotationRows(page).nth(1)).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Control+z')
  await expect(annotationRows(page)).toHaveCount(2)
  await expectSaved(page)
  await expectLogHolds(page)
})

/** One finding of the film, its report and an earlier film, with the earlier film in a third pane. */
async function joinOverTwoCases(app: App): Promise<void> {
  const { page } = app
  await openDemo(app)
  const prior = priorFilm()
  await importFiles(page, [prior.file])
  await dismissImport(page)
  await boxAndTag(app)

  await page.keyboard.press('Shift+P')
  const third = page.getByRole('combobox', { name: 'Item in pane 3' })
  await expect(third).toContainText('8 months before, Case 0004: Chest radiograph PA')
  await expect(page.getByText('Prior of Case 0002, 8 months before: Case 0004')).toBeAttached()
  await expect(imageViewer(page)).toHaveCount(2)
  await expect(imageViewer(page).nth(1)).toHaveAttribute('data-transform', /\d/)

  // A mark on the prior goes into the prior's own case.
  const old = prior.truth.findings[0]?.box ?? { x: 300, y: 320, width: 60, height: 60 }
  await page.keyboard.press('r')
  const corner = await pointIn(imageViewer(page).nth(1), old.x, old.y)
  const opposite = await pointIn(imageViewer(page).nth(1), old.x + old.width, old.y + old.height)
  await page.mouse.move(corner.x, corner.y)
  await page.mouse.down()
  await page.mouse.move(opposite.x, opposite.y, { steps: 5 })
  await page.mouse.up()
  await expect(annotationRows(page)).toHaveCount(2)

  await page.keyboard.press('Shift+J')
  await annotationRows(page).first().click()
  // The finding, the box, the mark of the prior; and the mention, which is none of it yet.
  await expect(annotationRows(page)).toHaveCount(4)
  await expect(annotationRows(page).nth(2)).toContainText('Case 0004')
  await annotationRows(page).nth(1).click()
  await page.keyboard.press('Shift+J')
  await clickMention(page)
  await expect(annotationRows(page).first()).toContainText('3 pieces of evidence')
  await expect(annotationRows(page)).toHaveCount(4)
  await expect(lines(page)).toHaveCount(2)
  await expectSaved(page)
  await expectOneFinding(page, 3)
}

test('a prior beside the present: one finding over two cases, undone in both, and back from an export', async ({
  app,
}) => {
  // Four films are made and read.
  test.slow()
  const { page } = app
  await joinOverTwoCases(app)
  await annotationRows(page).first().click()
  await axeCleanInBothThemes(page)
  await page.reload()
  await expect(imageViewer(page)).toHaveCount(2)
  await annotationRows(page).first().click()
  await expect(lines(page)).toHaveCount(2)

  // Taken back, it is taken back in both cases, also where the prior is not on view any more.
  await page.getByRole('button', { name: 'One pane' }).click()
  await page.reload()
  await expect(annotationRows(page)).toHaveCount(4)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(annotationRows(page)).toHaveCount(2)
  await expect.poll(() => findingsOfRows(page)).toEqual({ findings: 0, evidence: 0 })
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => findingsOfRows(page)).toEqual({ findings: 1, evidence: 3 })
  await expectSaved(page)
  await expectLogHolds(page)

  // A click on evidence of the prior opens it.
  await annotationRows(page).nth(3).click()
  await expect(page.getByRole('region', { name: 'Image viewer: Chest radiograph PA, Case 0004' })).toBeVisible()

  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const dataset = await exportNative(page, { unsubmitted: true })
  const exported = JSON.stringify(dataset)
  await page.goto(page.url().replace(/#.*/, '#/'))
  await createProject(page, 'Second home')
  await importFiles(page, [{ name: 'annotations.json', mimeType: 'application/json', buffer: Buffer.from(exported) }])
  await dismissImport(page)
  const { annotations = [], findings = [] } = await readTables(page, ['annotations', 'findings'])
  const of = (rows: typeof annotations) => {
    const byProject = new Map<unknown, string[]>()
    for (const { projectId, record } of rows) {
      byProject.set(projectId, [...(byProject.get(projectId) ?? []), JSON.stringify(record)].sort())
    }
    return [...byProject.values()]
  }
  for (const [first, second] of [of(annotations), of(findings)]) {
    expect(first?.length).toBeGreaterThan(0)
    expect(second).toEqual(first)
  }
  await openCase(page, 'Case 0002')
  await expect(annotationRows(page).first()).toContainText('3 pieces of evidence')
  await expectLogHolds(page)
})

test('panes: one, two, four, kept for the project; linked pictures move together', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  await importFiles(page, [priorFilm().file])
  await dismissImport(page)
  await openCase(page, 'Case 0002')
  await expectPicture(page)
  await page.keyboard.press('Shift+P')
  await expect(page.getByRole('combobox', { name: /^Item in pane/ })).toHaveCount(4)
  await page.getByRole('combobox', { name: 'Item in pane 4' }).selectOption({ label: 'Note' })
  await page.keyboard.press('Shift+P')
  await expect(page.getByRole('combobox', { name: /^Item in pane/ })).toHaveCount(1)
  const kept = async () => (await readTables(page, ['settings'])).settings?.map(({ value }) => String(value)).join()
  await expect.poll(kept).toContain('"paneCount":1')
  await page.reload()
  await expect(page.getByRole('combobox', { name: /^Item in pane/ })).toHaveCount(1)
  await page.keyboard.press('Shift+P')
  const second = page.getByRole('combobox', { name: 'Item in pane 2' })
  await second.selectOption(await second.locator('option', { hasText: 'Case 0004' }).getAttribute('value'))
  await expect(imageViewer(page)).toHaveCount(2)
  await expect(imageViewer(page).nth(1)).toHaveAttribute('data-transform', /\d/)

  const transforms = () =>
    imageViewer(page).evaluateAll((viewers) => viewers.map((viewer) => viewer.getAttribute('data-transform')))
  const [, before] = await transforms()
  await imageViewer(page).first().focus()
  await page.keyboard.press('+')
  expect((await transforms())[1]).toBe(before)
  await page.keyboard.press('Shift+U')
  await expect(page.getByRole('button', { name: 'Link zoom and pan' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('+')
  await expect.poll(async () => new Set((await transforms()).map((each) => scaleIn(each).toFixed(6))).size).toBe(1)
  await page.keyboard.press('F6')
  await expect(imageViewer(page).nth(1)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  const [first, moved] = await transforms()
  expect(moved).not.toBe(before)
  // Both films have one spacing and one size, and their panes too: one place in the middle of both.
  expect(scaleIn(first)).toBeCloseTo(scaleIn(moved), 6)

  await page.getByRole('button', { name: 'Link windows' }).click()
  await imageViewer(page).nth(1).focus()
  await page.keyboard.press('i')
  await expect(page.getByRole('button', { name: 'Invert', pressed: true })).toHaveCount(2)
})

function scaleIn(transform: string | null | undefined): number {
  return Number((transform ?? '').split(' ')[0])
}

/** Page coordinates of a place in the picture of one of several viewers. */
function pointIn(viewer: Locator, x: number, y: number) {
  return viewer.evaluate(
    (element, at) => {
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = (element.getAttribute('data-transform') ?? '')
        .split(' ')
        .map(Number)
      const { left, top } = element.getBoundingClientRect()
      return { x: left + a * at.x + c * at.y + e, y: top + b * at.x + d * at.y + f }
    },
    { x, y },
  )
}

/** Findings, and marks that are evidence of one, in the stored rows. */
async function findingsOfRows(page: Page) {
  const { annotations = [], findings = [] } = await readTables(page, ['annotations', 'findings'])
  const evidence = annotations.filter(({ record }) => JSON.stringify(record).includes('"findingId":"')).length
  return { findings: findings.length, evidence }
}

/** That there is one finding, with so much evidence, written by the logs of two cases. */
async function expectOneFinding(page: Page, evidence: number): Promise<void> {
  await expect.poll(() => findingsOfRows(page)).toEqual({ findings: 1, evidence })
  const { annotations = [] } = await readTables(page, ['annotations'])
  expect(new Set(annotations.map(({ scope }) => scope)).size).toBe(2)
}
