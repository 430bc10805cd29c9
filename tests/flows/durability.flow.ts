import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeClean } from './accessibility.ts'
import { expect, launchApp, test } from './app.ts'
import {
  annotationRows,
  dragOnImage,
  expectPicture,
  expectSaved,
  imagePoint,
  openCase,
  openDemo,
  written,
} from './steps.ts'
import { damageRow, expectLogHolds } from './stored-log.ts'

/** Kills the whole browser at once, as a power cut would: no page gets to say goodbye. */
function killBrowser(profile: string): void {
  const pids = execFileSync('pgrep', ['-f', '--', `--user-data-dir=${profile}`], { encoding: 'utf8' })
  for (const pid of pids.split('\n').filter((line) => line !== '')) {
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // Already gone with its parent.
    }
  }
}

test('ten kills of the browser right after Saved lose nothing', async () => {
  test.setTimeout(300_000)
  const profile = mkdtempSync(join(tmpdir(), 'glossa-flow-'))
  try {
    let app = await launchApp(profile)
    await openDemo(app)
    await openCase(app.page, 'Case 0001')
    const address = app.page.url()
    for (let kill = 1; kill <= 10; kill++) {
      await expectPicture(app.page)
      await app.page.keyboard.press('r')
      await dragOnImage(app.page, [100 + 60 * kill, 200], [140 + 60 * kill, 240])
      await expect(annotationRows(app.page)).toHaveCount(kill)
      await expectSaved(app.page)
      app.expectNothingWrong()
      killBrowser(profile)
      await app.context.close().catch(() => undefined)
      app = await launchApp(profile)
      await app.page.goto(address)
      await expect(annotationRows(app.page)).toHaveCount(kill)
    }
    await expectLogHolds(app.page)
    app.expectNothingWrong()
    await app.context.close()
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
})

test('a reload in the middle of a drag loses the drag and nothing else', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('r')
  await dragOnImage(page, [200, 200], [300, 260])
  await expectSaved(page)
  const start = await imagePoint(page, 400, 400)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 50, start.y + 50)
  await page.reload()
  await page.mouse.up()
  await expectPicture(page)
  await expect(annotationRows(page)).toHaveCount(1)
  await expectLogHolds(page)
})

test('two tabs on one case see each other, and an undo leaves the other tab alone', async ({ app }) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  const other = await app.newTab(new URL(page.url()).hash)
  await expectPicture(other)

  await page.keyboard.press('r')
  await dragOnImage(page, [200, 200], [300, 260])
  await expect(annotationRows(other)).toHaveCount(1)

  await annotationRows(other).first().click()
  await other.getByRole('textbox', { name: 'Comment' }).fill('seen in the other tab')
  await other.getByRole('textbox', { name: 'Comment' }).blur()
  await expectSaved(other)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(annotationRows(page)).toHaveCount(1)
  await expect(annotationRows(other)).toHaveCount(1)

  await Promise.all(
    [page, other].map(async (tab, index) => {
      await tab.keyboard.press('k')
      for (let i = 0; i < 20; i++) {
        const at = await imagePoint(tab, 150 + 30 * i, 500 + 80 * index)
        await tab.mouse.click(at.x, at.y)
      }
    }),
  )
  await expect(page.getByRole('heading', { name: /^Annotations/ })).toContainText('41')
  await expect(other.getByRole('heading', { name: /^Annotations/ })).toContainText('41')
  await expectSaved(page)
  await expectSaved(other)
  await expectLogHolds(page)
})

test('a full disk is said at once and stays said; what could not be saved is saved when there is room', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('r')
  await dragOnImage(page, [200, 200], [300, 260])
  await expectSaved(page)

  const devtools = await page.context().newCDPSession(page)
  const origin = new URL(page.url()).origin
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  const status = page.getByRole('status').filter({ hasText: /^Not saved/ })
  let drawn = 1
  // The browser keeps what it believes to be free for a while before it asks again.
  await expect(async () => {
    await dragOnImage(page, [400, 300 + 40 * drawn], [500, 330 + 40 * drawn])
    drawn += 1
    await expect(status).toContainText(/space/i, { timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  await expect(annotationRows(page)).toHaveCount(drawn)
  // Said at length, it takes nothing else out of sight.
  await expect(page.getByRole('button', { name: 'Submit case' })).toBeInViewport({ ratio: 1 })

  await devtools.send('Storage.overrideQuotaForOrigin', { origin })
  await expect(async () => {
    await page.getByRole('button', { name: 'Try again' }).click({ timeout: 1_000 })
    await expectSaved(page)
  }).toPass({ timeout: 60_000 })
  await page.reload()
  await expect(annotationRows(page)).toHaveCount(drawn)
  await expectLogHolds(page)
})

test('a damaged row leads to the check of the log, which makes it anew and leaves the log as it is', async ({
  app,
}) => {
  const { page } = app
  await openDemo(app)
  await openCase(page, 'Case 0001')
  await expectPicture(page)
  await page.keyboard.press('r')
  await dragOnImage(page, [200, 200], [300, 260])
  await expectSaved(page)
  await damageRow(page, 'annotations')
  await page.reload()
  await page.getByRole('link', { name: 'Check the log' }).click()
  await page.getByRole('button', { name: 'Check the log' }).click()
  await expect(written(page, 'The log holds; rows differ from it.')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Flow reader/ })).toContainText('Holds')
  await expect(page.getByRole('list', { name: 'Rows that differ from the log' })).toContainText(
    '1 annotation different',
  )
  await page.getByRole('button', { name: 'Make the rows anew from the log' }).click()
  await expect(written(page, /made anew from the log\. Everything holds: .* by 1 annotator/)).toBeVisible()
  await axeClean(page)
  await page.goBack()
  await expectPicture(page)
  await expect(annotationRows(page)).toHaveCount(1)
  await expectLogHolds(page)

  // The row of the project itself: it cannot be listed, and still be mended.
  await damageRow(page, 'projects')
  await app.open()
  await page.reload()
  await page.getByRole('alert').getByRole('link', { name: 'Check the log' }).click()
  await page.getByRole('button', { name: 'Check the log' }).click()
  await page.getByRole('button', { name: 'Make the rows anew from the log' }).click()
  await expect(written(page, /made anew from the log\. Everything holds/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Project name' })).toHaveValue('Demo project')
})
