import { Buffer } from 'node:buffer'
import { zipSync } from 'fflate'
import { greyPng, radiograph } from '../fixtures/picture-files.ts'
import { avif, bmp, gif } from '../fixtures/raster-files.ts'
import { axeCleanInBothThemes } from './accessibility.ts'
import { expect, test } from './app.ts'
import {
  commitImport,
  dismissImport,
  expectPicture,
  given,
  importFiles,
  importPreview,
  newProject,
  openCase,
  stageFiles,
  written,
} from './steps.ts'
import { expectLogHolds, readTables } from './stored-log.ts'

function film(patient: string, study: string, instance: string): Buffer {
  return radiograph({ patientId: patient, patientName: 'X^Y', studyUid: study, instanceUid: `${study}.9.${instance}` })
}

const rowsOf = (page: Parameters<typeof importPreview>[0]) => importPreview(page).getByRole('row')

const emptyTables = ['cases', 'items', 'patients', 'blobs', 'summaries']
async function expectNothingStored(page: Parameters<typeof importPreview>[0]): Promise<void> {
  await expect
    .poll(async () => {
      const tables = await readTables(page, [...emptyTables, 'bodies', 'batches'])
      const open = (tables.batches ?? []).filter(({ state }) => state === 'open' || state === 'committed')
      const bodies = JSON.stringify(tables.bodies ?? []).includes('"case"')
      return [...emptyTables.map((name) => tables[name]?.length), open.length, bodies]
    })
    .toEqual([...emptyTables.map(() => 0), 0, false])
}

test('the preview groups files, and the grouping is changed by keyboard alone', async ({ app }) => {
  const { page } = app
  await newProject(app)
  const preview = await stageFiles(page, [
    given('front.dcm', film('P1', '1.2.3', '1')),
    given('side.dcm', film('P1', '1.2.3', '2')),
    given('later.dcm', film('P1', '1.2.4', '1')),
    given('front.txt', 'FINDINGS: none.'),
    given('x.png', greyPng(30, 20)),
    given('twice.png', greyPng(30, 20)),
    given('y.bmp', bmp(40, 30)),
    given('z.gif', gif({ frames: 2 })),
    given('w.avif', avif()),
    given('w.md', '# Note\nNo change.'),
    given('list.csv', 'file,label\nx.png,Nodule\n'),
    given('broken.png', greyPng(90, 90).subarray(0, 200)),
  ])
  const summary = preview.getByRole('list', { name: 'Summary' })
  await expect(summary).toContainText(/6 cases.*9 items.*5 patients.*1 duplicate.*2 files refused.*1 warning/s)
  await expect(preview.getByRole('button', { name: 'Import 6 cases' })).toBeFocused()

  await preview.getByRole('tab', { name: /Not imported/ }).click()
  await expect(preview.getByRole('list', { name: 'Refused' })).toContainText(/list\.csv.*a table:/s)
  await expect(preview.getByRole('list', { name: 'Refused' })).toContainText(/broken\.png.*cut off/s)
  await expect(preview.getByRole('list', { name: 'Duplicates' })).toContainText(/twice\.png.*x\.png/s)
  await preview.getByRole('tab', { name: /^Cases/ }).click()

  // Patient and study: a case of three, then single ones, then the picture with its note.
  const names = async () => (await rowsOf(page).allInnerTexts()).join(' | ').replaceAll(/\s+/g, ' ')
  await expect
    .poll(names)
    .toMatch(
      /1 3 files.*front\.dcm.*side\.dcm.*front\.txt.*later\.dcm.*x\.png.*y\.bmp.*z\.gif.*2 files.*w\.avif.*w\.md/,
    )
  const tree = preview.getByRole('treegrid', { name: 'Cases to import' })
  await tree.getByRole('row').first().focus()
  // The second film leaves its case, joins the next by name, and another file is left out.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('s')
  await expect(preview.getByRole('button', { name: 'Import 7 cases' })).toBeVisible()
  await expect(preview.getByRole('status', { name: 'Preview' })).toHaveText('Split out 1 file')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(preview.getByRole('button', { name: 'Import 6 cases' })).toBeVisible()
  await tree.getByRole('row').last().focus()
  await page.keyboard.press('x')
  await expect(summary).toContainText('1 item left out')
  await page.keyboard.press('Control+z')
  await expect(summary).not.toContainText('left out')
  // Back takes none of it away unasked.
  const question = page.getByRole('dialog', { name: 'Give this import up?' })
  await page.goBack()
  await question.getByRole('button', { name: 'Go on with it' }).click()
  await expect(question).toHaveCount(0)
  await expect(preview.getByRole('button', { name: 'Import 6 cases' })).toBeVisible()
  await tree.getByRole('row').last().focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('m')
  await expect(preview.getByRole('button', { name: 'Import 1 case' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(preview.getByRole('button', { name: 'Import 6 cases' })).toBeVisible()

  await preview.getByRole('combobox', { name: 'Group by' }).selectOption('Each file for itself')
  await expect(preview.getByRole('button', { name: 'Import 9 cases' })).toBeVisible()
  await preview.getByRole('combobox', { name: 'Group by' }).selectOption('Patient, all studies')
  const result = await commitImport(page)
  await expect(result).toContainText('5 cases with 9 items')
  await dismissImport(page)
  for (const name of ['Case 0003', 'Case 0004', 'Case 0005']) {
    await openCase(page, name)
    await expectPicture(page)
    await page.goto(page.url().replace(/cases\/.*/, 'cases'))
  }
  await expectLogHolds(page)
})

test('a drop of nothing usable says so; a zip is opened in place; what must not be unpacked is named; system files are passed over', async ({
  app,
}) => {
  const { page } = app
  await newProject(app)
  await stageFiles(page, [
    given('a.dcm', film('P1', '1.2.3', '1')),
    given('a.txt', 'A note.'),
    given('b.gif', gif({ frames: 2 })),
    given('t.csv', 'a,b'),
  ])
  await importPreview(page).getByRole('row').first().focus()
  await page.keyboard.press('Space')
  await axeCleanInBothThemes(page)
  await importPreview(page)
    .getByRole('tab', { name: /Not imported/ })
    .click()
  await axeCleanInBothThemes(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const nothing = await importFiles(page, [given('a.bin', Uint8Array.of(0, 1, 2, 3)), given('.DS_Store', 'x')])
  await expect(nothing).toContainText('Nothing was imported')
  await expect(nothing).toContainText(/a\.bin.*No module reads/s)
  await dismissImport(page)

  const inner = zipSync({ 'a.txt': Buffer.from('hidden') })
  const packed = zipSync({
    'set/p1/film.dcm': film('P1', '1.2.3', '1'),
    'set/p1/film.txt': Buffer.from('A note on the film.'),
    'set/p2/film.dcm': film('P2', '1.2.4', '1'),
    'set/inner.zip': inner,
    '../escape.png': greyPng(10, 10),
    'C:/disk.png': greyPng(11, 10),
    'win\\back.png': greyPng(12, 10),
    '__MACOSX/set/._film.dcm': Buffer.from('x'),
    'set/.DS_Store': Buffer.from('x'),
    'set/Thumbs.db': Buffer.from('x'),
  })
  const preview = await stageFiles(page, [given('set.zip', packed), given('cut.zip', packed.subarray(0, 3000))])
  await expect(preview.getByRole('list', { name: 'Summary' })).toContainText(
    /2 cases.*3 items.*2 patients.*5 files refused.*3 system files skipped/s,
  )
  await preview.getByRole('tab', { name: /Not imported/ }).click()
  const refused = preview.getByRole('list', { name: 'Refused' })
  for (const pattern of [
    /inner\.zip.*inside an archive/s,
    /escape\.png/,
    /disk\.png/,
    /back\.png/,
    /cut\.zip.*cut off/s,
  ]) {
    await expect(refused).toContainText(pattern)
  }
  await expect(await commitImport(page)).toContainText('2 cases with 3 items')
  await dismissImport(page)
  await expectLogHolds(page)
})

test('given up in the preview, while reading or while writing, an import leaves nothing', async ({ app }) => {
  test.setTimeout(240_000)
  const { page } = app
  await newProject(app)
  await stageFiles(page, [given('a.png', greyPng(30, 20)), given('b.txt', 'A note.')])
  await page.goBack()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByText('No cases yet')).toBeVisible()
  await expectNothingStored(page)

  // Reloaded in the preview: what was read is gone with the next start.
  await stageFiles(page, [given('a.png', greyPng(30, 20))])
  await page.reload()
  await expect(page.getByText('No cases yet')).toBeVisible()
  await expectNothingStored(page)

  const many = Array.from({ length: 600 }, (_, index) => given(`f${index}.txt`, `Note number ${index}.`))
  await page.getByLabel('Files to import').setInputFiles(many)
  await expect(page.getByRole('dialog', { name: 'Importing' })).toContainText(/\d+ of 600/)
  await page.getByRole('dialog', { name: 'Importing' }).getByRole('button', { name: 'Cancel' }).click()
  await expect(written(page, 'Cancelled. Nothing was changed.')).toBeVisible()
  await expectNothingStored(page)

  // Thousands of rows: some hundred files would be written before anybody could say no.
  const rows = Array.from(
    { length: 8000 },
    (_, index) => `N-${index},P-${index},2020-03-01,Letter,Note number ${index}.`,
  )
  const table = ['note_id,person_id,note_date,note_title,note_text', ...rows].join('\n')
  await page.getByLabel('Files to import').setInputFiles([given('notes.csv', table)])
  await page.getByRole('dialog', { name: 'Notes in tables' }).getByRole('button', { name: 'Continue' }).click()
  await importPreview(page).getByRole('button', { name: 'Import 8,000 cases' }).click({ timeout: 60_000 })
  await expect(page.getByRole('dialog', { name: 'Importing' })).toContainText(/Writing cases\s*[\d,]+ of 8,000/)
  await page.getByRole('dialog', { name: 'Importing' }).getByRole('button', { name: 'Cancel' }).click()
  await expect(written(page, 'Cancelled. Nothing was changed.')).toBeVisible()
  await expectNothingStored(page)
  await expect(await importFiles(page, many.slice(0, 3))).toContainText('3 cases with 3 items')
  await dismissImport(page)
  await expectLogHolds(page)
})

test('two thousand files do not freeze the page', async ({ app }) => {
  test.setTimeout(300_000)
  const { page } = app
  await newProject(app)
  const files = Object.fromEntries(
    Array.from({ length: 2000 }, (_, index) => {
      const number = String(index).padStart(4, '0')
      return index % 2 === 0
        ? [`films/${number}.png`, greyPng(24 + (index % 60), 20 + Math.floor(index / 60))]
        : [`notes/${String(index - 1).padStart(4, '0')}.txt`, Buffer.from(`Note of film ${index - 1}.`)]
    }),
  )
  // The longest gap between two turns of the page's own clock, from here on.
  await page.evaluate(() => {
    const measured = { longestMs: 0 }
    let last = performance.now()
    setInterval(() => {
      const now = performance.now()
      measured.longestMs = Math.max(measured.longestMs, now - last)
      last = now
    }, 10)
    Object.assign(window, { measured })
  })
  const longest = () =>
    page.evaluate(() => {
      const { measured } = window as unknown as { measured: { longestMs: number } }
      const { longestMs } = measured
      measured.longestMs = 0
      return Math.round(longestMs)
    })
  const packed = given('set.zip', zipSync(files, { level: 0 }))
  await page.getByLabel('Files to import').setInputFiles([packed])
  await longest()
  const began = Date.now()
  await expect(importPreview(page)).toBeVisible({ timeout: 120_000 })
  const readMs = Date.now() - began
  const whileReading = await longest()
  await expect(importPreview(page).getByRole('button', { name: 'Import 1,000 cases' })).toBeVisible()
  await importPreview(page).getByRole('row').first().focus()
  for (let press = 0; press < 20; press++) await page.keyboard.press('PageDown')
  await page.keyboard.press('End')
  await expect(importPreview(page).getByRole('row').last()).toContainText('1998.txt')
  await importPreview(page).getByRole('combobox', { name: 'Group by' }).selectOption('Each file for itself')
  await expect(importPreview(page).getByRole('button', { name: 'Import 2,000 cases' })).toBeVisible()
  await importPreview(page).getByRole('combobox', { name: 'Group by' }).selectOption('Patient and study')
  const whileLooking = await longest()
  expect(await importPreview(page).getByRole('row').count()).toBeLessThan(80)
  const wrote = Date.now()
  await expect(await commitImport(page)).toContainText('1,000 cases with 2,000 items')
  const whileWriting = await longest()
  console.log(
    `2,000 files: read ${readMs} ms, written ${Date.now() - wrote} ms; longest stall ${whileReading} / ${whileLooking} / ${whileWriting} ms while reading / looking / writing`,
  )
})
