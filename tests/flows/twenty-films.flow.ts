import type { Page } from '@playwright/test'
import { greyPng, radiograph } from '../fixtures/picture-files.ts'
import { expect, test } from './app.ts'
import {
  dismissImport,
  expectPicture,
  expectSaved,
  exportNative,
  type GivenFile,
  importFiles,
  newProject,
  written,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

const filmCount = 20

/** Ten DICOM radiographs and ten PNGs of twenty patients. */
function films(): GivenFile[] {
  return Array.from({ length: filmCount }, (_, index) => {
    const number = String(index + 1).padStart(2, '0')
    const uid = `1.2.826.0.1.77.${index + 1}`
    const isDicom = index % 2 === 0
    const dicom = { patientId: `P${number}`, patientName: `DOE^${number}`, studyUid: uid, instanceUid: `${uid}.1` }
    return {
      name: `film-${number}.${isDicom ? 'dcm' : 'png'}`,
      mimeType: 'application/octet-stream',
      buffer: isDicom ? radiograph(dicom, 128) : greyPng(160 + index, 160),
    }
  })
}

const times = (count: number, key: string) => Array.from({ length: count }, () => key)
/** A box by keys: corner, forty pixels right, thirty down, corner. */
const box = ['r', 'Enter', ...times(4, 'Shift+ArrowRight'), ...times(3, 'Shift+ArrowDown'), 'Enter']

/** How each kind of film is read. Every press counts as one key, with or without Shift. */
const ways: Readonly<Record<string, readonly string[]>> = {
  normal: ['s', 'n'],
  'normal, every label absent': ['n', 'r', 's', 'n'],
  'nodule boxed': ['1', ...box, 's', 'f'],
  'effusion boxed, rest absent': ['8', ...box, 'n', 'r', 's', 'f'],
  'two boxes of two labels': ['3', ...box, 'Escape', '5', 'ArrowRight', ...box.slice(1), 's', 'f'],
  'checklist, label by label': ['n', ...'aaapaaalaaaaua', 's', 'f'],
  'other abnormality': ['s', 'o'],
  'not assessable': ['s', 'a', 'm'],
  excluded: ['s', 'x', 'w'],
  deferred: ['Shift+D', 'p'],
}

/** The twenty films in order. */
const list = [
  ...['normal', 'normal', 'nodule boxed', 'normal', 'checklist, label by label', 'deferred', 'normal'],
  ...['effusion boxed, rest absent', 'normal', 'excluded', 'normal, every label absent', 'normal', 'not assessable'],
  ...['nodule boxed', 'normal', 'two boxes of two labels', 'other abnormality', 'normal', 'normal', 'normal'],
]

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Walks by Tab to what has a name, as somebody without a pointer does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent)) === name) return
  }
  throw new Error(`Tab does not come to ${name}`)
}

test('twenty chest films are read without a pointer', async ({ app }) => {
  test.setTimeout(240_000)
  const { page } = app
  await newProject(app, 'Twenty films')
  await importFiles(page, films())
  await dismissImport(page)
  await page.evaluate(() => {
    const pointers: string[] = []
    Object.assign(window, { pointers })
    for (const type of ['pointerdown', 'wheel']) window.addEventListener(type, () => pointers.push(type), true)
  })

  expect(list).toHaveLength(filmCount)
  await tabTo(page, 'Continue')
  await page.keyboard.press('Enter')
  const counts: number[] = []
  for (const [index, way] of list.entries()) {
    const name = `Case ${String(index + 1).padStart(4, '0')}`
    await expect(page.getByRole('heading', { name, level: 1 })).toBeAttached()
    await expectPicture(page)
    // The viewer has the focus by itself, so that a tool can draw at once.
    await expect(page.getByRole('region', { name: /^Image viewer/ })).toBeFocused()
    const keys = ways[way] ?? []
    await press(page, keys)
    counts.push(keys.length)
    console.log(`${name}  ${String(keys.length).padStart(2)} keys  ${way}`)
  }
  await expect(written(page, 'What is left is deferred: one case.')).toBeVisible()
  const total = counts.reduce((sum, count) => sum + count, 0)
  console.log(
    `20 films in ${total} keys, ${(total / filmCount).toFixed(1)} a film, a normal one in ${ways.normal?.length}`,
  )

  // The one set aside, on request; nobody knew more, so it is a normal film after all.
  await page.goto(page.url().replace(/cases\/.*/, 'cases'))
  await tabTo(page, 'Deferred cases')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Case 0006', level: 1 })).toBeAttached()
  await expectPicture(page)
  await press(page, ['s', 'n'])
  await expect(written(page, 'Every case of the project is submitted.')).toBeVisible()
  await expectSaved(page)
  expect(await page.evaluate(() => Reflect.get(window, 'pointers'))).toEqual([])

  const { reviews = [] } = await readTables(page, ['reviews'])
  const outcomes = reviews.map(({ record }) => Reflect.get(Object(record), 'outcome'))
  const tally = (outcome: string) => outcomes.filter((given) => given === outcome).length
  expect(['normal', 'findings', 'other-abnormality', 'not-assessable', 'excluded'].map(tally)).toEqual([12, 5, 1, 1, 1])
  await expectLogHolds(page)

  await page.goto(page.url().replace(/cases\/.*/, 'export'))
  const dataset = await exportNative(page)
  expect(dataset.cases).toHaveLength(filmCount)
  const marks = dataset.cases.map(({ annotations }) => annotations.filter(({ target }) => target.kind === 'box').length)
  expect(marks).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0])
  const stated = dataset.cases.map(
    ({ annotations }) => annotations.filter(({ target }) => target.kind === 'whole').length,
  )
  expect(stated).toEqual([0, 0, 0, 0, 14, 0, 0, 13, 0, 0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0])
})
