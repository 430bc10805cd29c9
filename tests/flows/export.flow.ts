import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import Papa from 'papaparse'
import { axeClean, axeCleanInBothThemes } from './accessibility.ts'
import { type App, expect, test } from './app.ts'
import { annotationRows, expectPicture, expectSaved, exportNative, openCase, openDemo, written } from './steps.ts'
import { expectLogHolds } from './stored-log.ts'

/** The demo with its first case submitted with a whole-image nodule, its second as normal, its third begun; ends on the export page. */
async function readDemo(app: App): Promise<void> {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('w')
  await expect(annotationRows(page)).toHaveCount(1)
  await expectSaved(page)
  await submit(page, 'f')
  await expect(page.getByRole('heading', { name: 'Case 0002', level: 1 })).toBeAttached()
  await expectPicture(page)
  await submit(page, 'n')
  await expect(page.getByRole('heading', { name: 'Case 0003', level: 1 })).toBeAttached()
  await expectPicture(page)
  await page.keyboard.press('w')
  await expect(annotationRows(page)).toHaveCount(1)
  await expectSaved(page)
  await page.goto(page.url().replace(/cases\/.*/, 'export'))
}

async function submit(page: Page, outcomeKey: string): Promise<void> {
  await page.getByRole('button', { name: 'Submit case' }).click()
  await expect(page.getByRole('dialog', { name: 'Submit case' })).toBeVisible()
  await page.keyboard.press(outcomeKey)
}

/** The row of the live counts for a kind of record: in, out, why. */
async function expectCount(page: Page, kind: string, ...cells: readonly string[]): Promise<void> {
  const row = page.getByRole('table', { name: 'Chosen for export' }).getByRole('row', { name: new RegExp(`^${kind}`) })
  await expect(row.getByRole('cell')).toHaveText([...cells])
}

async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: `Download ${name}` }).click()
  return readFileSync(await (await waiting).path(), 'utf8')
}

test('what a filter lets through is counted before it is written, with the reason for what stays out; the table of labels has its mapping beside it', async ({
  app,
}) => {
  const { page } = app
  await readDemo(app)
  await expectCount(page, 'Cases', '2', '1', '1 not submitted')
  await expectCount(page, 'Annotations', '1', '1', '1 not submitted')
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText(
    '1 case read, with nothing exported that is present or likely: negative',
  )

  await page.getByRole('checkbox', { name: 'Normal', exact: true }).check()
  await expectCount(page, 'Cases', '1', '2', '1 not submitted, 1 of another outcome')
  await page.getByRole('checkbox', { name: 'Normal', exact: true }).uncheck()

  // A filter by label takes annotations and leaves the cases that were read.
  await page.getByRole('checkbox', { name: 'Mass', exact: true }).check()
  await expectCount(page, 'Cases', '2', '1', '1 not submitted')
  await expectCount(page, 'Annotations', '0', '2', '1 not submitted, 1 of another label')
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText(
    '2 cases read, with nothing exported that is present or likely',
  )
  const byLabel = await exportNative(page)
  expect(byLabel.cases.map(({ annotations, reviews }) => [annotations.length, reviews[0]?.outcome])).toEqual([
    [0, 'findings'],
    [0, 'normal'],
  ])
  await page.getByRole('checkbox', { name: 'Mass', exact: true }).uncheck()

  await page.getByRole('checkbox', { name: /unsubmitted/i }).check()
  await expectCount(page, 'Cases', '3', '0', '')
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText(
    '1 case that nobody submitted: not negative',
  )
  await page.getByRole('checkbox', { name: 'In progress', exact: true }).check()
  await expectCount(page, 'Cases', '1', '2', '2 of another status')
  await page.getByRole('checkbox', { name: /unsubmitted/i }).uncheck()

  await page.getByRole('checkbox', { name: /pseudonyms/ }).check()
  const hidden = await exportNative(page)
  expect(JSON.stringify(hidden)).not.toContain('Flow reader')
  expect(hidden.annotators.map(({ name }) => name)).toEqual(['Annotator 1'])
  await expectLogHolds(page)

  // The table of labels is what was read. Loaded anew, the page has no filter.
  await page.reload()
  await page.getByRole('radio', { name: /Table of labels/ }).check()
  await page.getByRole('checkbox', { name: /pseudonyms/ }).check()
  await expectCount(page, 'Cases', '2', '1', '1 not submitted')
  await axeCleanInBothThemes(page)
  await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click()
  await expect(written(page, 'everything agrees')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Left out' })).toContainText('1 annotation not submitted')
  await axeClean(page)

  const text = await download(page, 'labels.csv')
  expect(text).not.toContain('Flow reader')
  const { data, errors } = Papa.parse<Record<string, string>>(text.trimEnd(), { header: true })
  expect(errors).toEqual([])
  const shown = data.map(({ item_kind, status, outcome, annotator, annotations, Nodule, Mass }) =>
    [item_kind, status, outcome, annotator, annotations, Nodule, Mass].join(' / '),
  )
  expect(shown.sort()).toEqual([
    'image / submitted / findings / Annotator 1 / 1 / 1 / ',
    'image / submitted / normal / Annotator 1 / 0 /  / ',
    'text / submitted / findings / Annotator 1 / 0 /  / ',
    'text / submitted / normal / Annotator 1 / 0 /  / ',
  ])
  const mapping = JSON.parse(await download(page, 'labels-mapping.json'))
  expect(mapping.codes).toMatchObject({ present: '1', likely: '-1', absent: '0', 'not-assessed': '' })
  expect(mapping.labels[0]).toMatchObject({ column: 'Nodule', counts: { '1': 1, '0': 0, '-1': 0, blank: 3 } })

  // One row a case, and normal taken for an answer to every label.
  await page.getByRole('combobox', { name: 'One row for each' }).selectOption('Case')
  await page.getByRole('checkbox', { name: /Outcome normal means absent/ }).check()
  await page.getByRole('combobox', { name: 'Absent', exact: true }).selectOption('-1')
  await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click()
  await expect(written(page, 'everything agrees')).toBeVisible()
  const byCase = Papa.parse<Record<string, string>>((await download(page, 'labels.csv')).trimEnd(), { header: true })
  expect(byCase.data.map(({ outcome, Nodule, Mass }) => [outcome, Nodule, Mass])).toEqual([
    ['findings', '1', ''],
    ['normal', '-1', '-1'],
  ])
})
