import type { Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { expectNothingCovered, expectNothingMoved, watchMoves } from './layout.ts'
import {
  annotationRows,
  dismissImport,
  expectPicture,
  expectSaved,
  exportNative,
  imageViewer,
  noteViewer,
  openCase,
  openDemo,
} from './steps.ts'

/** The least window that is looked after, half a 1440 x 900 one as zoom 200% leaves it, and a 4K screen. */
const sizes = [
  { width: 1280, height: 720 },
  { width: 720, height: 450 },
  { width: 3840, height: 2160 },
]

const long = 'Peripherally enhancing consolidation with cavitation and surrounding ground-glass opacity'

/** The demo's first cases with forty labels of long names, five hundred marks on the first film, and a project whose name goes on. */
async function openFull({ page }: App): Promise<void> {
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('w')
  await expect(annotationRows(page)).toHaveCount(1)
  await expectSaved(page)
  const cases = page.url().replace(/\/[^/]*$/, '')
  await page.goto(cases.replace(/cases$/, 'export'))
  const dataset = JSON.parse(JSON.stringify(await exportNative(page, { unsubmitted: true })))
  const [first] = dataset.project.labelSet.labels
  const [read] = dataset.cases.filter(({ annotations }: { annotations: unknown[] }) => annotations.length > 0)
  const [mark] = read.annotations
  const numbered = (id: string, number: number) => id.slice(0, -4) + number.toString(16).padStart(4, '0')
  for (let number = dataset.project.labelSet.labels.length; number < 40; number++) {
    const name = `${long} ${number}`
    dataset.project.labelSet.labels.push({ ...first, id: numbered(first.id, number), name, hotkey: null })
  }
  for (let number = 0; number < 500; number++) {
    const [x, y] = [40 + 70 * (number % 25), 40 + 80 * Math.floor(number / 25)]
    const target = { kind: 'box', x, y, width: 50, height: 60, rotation: 0 }
    const { labels } = dataset.project.labelSet
    const labelId = labels[number % labels.length].id
    read.annotations.push({ ...mark, id: numbered(mark.id, number + 1), target, labelId, comment: long })
  }
  await page.goto(cases.replace(/cases$/, 'settings'))
  await page.getByRole('textbox', { name: 'Project name' }).fill(long)
  await page.keyboard.press('Enter')
  await expectSaved(page)
  await page.goto(cases)
  await expect(page.getByRole('link', { name: /^Case 0001/ })).toBeVisible()
  const file = { name: 'annotations.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(dataset)) }
  await page.getByLabel('Files to import').setInputFiles([file])
  await page
    .getByRole('dialog', { name: /Merge this dataset/ })
    .getByRole('button', { name: 'Merge' })
    .click()
  await expect(page.getByRole('dialog', { name: 'Import finished' })).toBeVisible({ timeout: 90_000 })
  await dismissImport(page)
}

/** Loads a page anew, as by its address: what moves then moved by itself. */
async function load(page: Page, url: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(url)
}

test('nothing moves by itself while a page loads, and nothing lies over anything, full or empty, at any size', async ({
  app,
}) => {
  test.setTimeout(300_000)
  const { page } = app
  await watchMoves(app.context)
  await openDemo(app)
  const cases = page.url()
  await openFull(app)
  await openCase(page, 'Case 0001')
  const workbench = page.url()
  const route = (name: string) => cases.replace(/cases$/, name)
  const screens: readonly (readonly [name: string, url: string, isThere: () => Promise<void>])[] = [
    ['projects', cases.replace(/#.*/, '#/'), () => expect(page.getByText(/^3 cases/)).toBeVisible()],
    ['cases', cases, () => expect(page.getByRole('link', { name: /^Case 0003/ })).toBeVisible()],
    [
      'workbench',
      workbench,
      async () => {
        await expect(imageViewer(page)).toBeVisible({ timeout: 60_000 })
        await expectPicture(page)
        await expect(noteViewer(page)).toContainText('Impression:')
        await expect(annotationRows(page).first()).toBeVisible()
      },
    ],
    ['settings', route('settings'), () => expect(page.getByText(/^Annotations: \d+ coded/)).toBeVisible()],
    ['export', route('export'), () => expect(page.getByRole('row', { name: /^Cases/ })).toBeVisible()],
    [
      'no such page',
      cases.replace(/#.*/, '#/nowhere'),
      () => expect(page.getByRole('heading', { level: 1 })).toBeVisible(),
    ],
  ]
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const [name, url, isThere] of screens) {
      await load(page, url)
      await isThere()
      const where = `${name} at ${size.width} x ${size.height}`
      await expectNothingMoved(page, where)
      await expectNothingCovered(page, where)
      if (name !== 'workbench') continue
      await annotationRows(page).nth(1).click()
      await expect(page.getByRole('combobox', { name: 'Assertion' })).toBeVisible()
      await expectNothingCovered(page, `${where}, a mark selected`)
      await page.getByRole('button', { name: 'Submit case' }).click()
      await expect(page.getByRole('dialog', { name: 'Submit case' })).toBeVisible()
      await expectNothingCovered(page, `${where}, submitting`)
    }
  }
})
