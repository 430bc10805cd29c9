import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import {
  createProject,
  dismissImport,
  expectPicture,
  exportNative,
  identify,
  imagePoint,
  importFiles,
  openCase,
} from '../flows/steps.ts'
import { inApp } from './in-browser.ts'
import type { BenchRow } from './row.ts'
import { mean, percentile } from './statistics.ts'

const edits = 40
const manyAnnotations = 10_000

declare global {
  interface Window {
    savedAfterMs: number[]
    releasedAtMs: number
    toldAtMs: number
  }
}

/** From the release of the pointer to the heading of the list in another tab telling one annotation more. */
async function timeOtherTab(page: Page, otherTab: Page): Promise<number[]> {
  await otherTab.goto(page.url())
  await expectPicture(otherTab)
  await page.evaluate(() => {
    document.addEventListener('pointerup', (event) => {
      window.releasedAtMs = performance.timeOrigin + event.timeStamp
    })
  })
  await otherTab.evaluate(() => {
    window.toldAtMs = 0
    const told = () =>
      [...document.querySelectorAll('h2, h3')].find((heading) => heading.textContent?.startsWith('Annotations'))
        ?.textContent
    let before = told()
    new MutationObserver(() => {
      const now = told()
      if (now === before) return
      before = now
      window.toldAtMs = performance.timeOrigin + performance.now()
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  const times: number[] = []
  let lastToldMs = 0
  for (let i = 0; i < edits; i++) {
    const at = await imagePoint(page, 220 + (i % 10) * 40, 330 + Math.floor(i / 10) * 60)
    await page.mouse.click(at.x, at.y)
    await otherTab.waitForFunction((last) => window.toldAtMs > last, lastToldMs)
    lastToldMs = await otherTab.evaluate(() => window.toldAtMs)
    times.push(lastToldMs - (await page.evaluate(() => window.releasedAtMs)))
  }
  await otherTab.close()
  return times
}

/** From the release of the pointer to the status saying `Saved`, for each of some points set on the picture. */
async function timeEdits(page: Page): Promise<number[]> {
  await expectPicture(page)
  await page.keyboard.press('k')
  await page.evaluate(() => {
    const times: number[] = []
    window.savedAfterMs = times
    let released: number | undefined
    document.addEventListener('pointerup', (event) => {
      released = event.timeStamp
    })
    const isSaved = () =>
      [...document.querySelectorAll('[role=status]')].some((status) => status.textContent?.trim() === 'Saved')
    let wasSaving = false
    new MutationObserver(() => {
      if (!isSaved()) wasSaving = true
      else if (wasSaving && released !== undefined) {
        times.push(performance.now() - released)
        released = undefined
        wasSaving = false
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  for (let i = 0; i < edits; i++) {
    const at = await imagePoint(page, 200 + (i % 10) * 40, 300 + Math.floor(i / 10) * 60)
    await page.mouse.click(at.x, at.y)
    await page.waitForFunction((count) => window.savedAfterMs.length > count, i)
  }
  return page.evaluate(() => window.savedAfterMs)
}

/** The plain way: the case as one row, written whole at every edit, just as durably. */
async function timePackedRow(page: Page, annotations: readonly unknown[]): Promise<number> {
  const samples = await page.evaluate(async (rows) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('packed-row', 1)
      request.onupgradeneeded = () => request.result.createObjectStore('cases')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const times: number[] = []
    for (let i = 0; i < 10; i++) {
      const start = performance.now()
      await new Promise((resolve, reject) => {
        const transaction = database.transaction('cases', 'readwrite', { durability: 'strict' })
        transaction.objectStore('cases').put(rows, 'case')
        transaction.oncomplete = resolve
        transaction.onerror = reject
      })
      times.push(performance.now() - start)
    }
    database.close()
    indexedDB.deleteDatabase('packed-row')
    return times
  }, annotations)
  return mean(samples)
}

/** How long an edit takes to be durable and said to be, here and in another tab, in a case of the demo project and in one of 10,000 annotations. */
export async function benchEdit(): Promise<BenchRow[]> {
  return inApp(async (url, page) => {
    await page.goto(url)
    await identify(page)
    await page.getByRole('button', { name: 'Open demo project' }).click()
    await openCase(page, 'Case 0001')
    const few = await timeEdits(page)
    const told = await timeOtherTab(page, await page.context().newPage())

    await page.goto(page.url().replace(/cases\/.*/, 'export'))
    const dataset = await exportNative(page, { unsubmitted: true })
    const [first] = dataset.cases
    const [model] = first?.annotations ?? []
    if (first === undefined || model === undefined) throw new Error('the export lost what was drawn')
    const annotations = Array.from({ length: manyAnnotations }, (_, i) => ({
      ...model,
      id: `01900000-0000-7000-8000-${randomUUID().slice(24)}`,
      target: { ...model.target, x: 20 + (i % 125) * 8, y: 20 + Math.floor(i / 125) * 12 },
    }))
    const crowded = { ...dataset, cases: [{ ...first, annotations }, ...dataset.cases.slice(1)] }
    await page.goto(url)
    await createProject(page, 'Ten thousand')
    await importFiles(page, [
      { name: 'annotations.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(crowded)) },
    ])
    await dismissImport(page)
    await openCase(page, 'Case 0001')
    const many = await timeEdits(page)
    const baseline = { name: 'the case as one row', value: await timePackedRow(page, annotations) }
    return [
      { name: 'an edit, pointer-up to Saved (p95)', value: percentile(few, 0.95), unit: 'ms', bar: 100 },
      {
        name: 'an edit, pointer-up to another tab telling it (p95)',
        value: percentile(told, 0.95),
        unit: 'ms',
        bar: 1000,
      },
      {
        name: 'the same with 10,000 annotations in the case (p95)',
        value: percentile(many, 0.95),
        unit: 'ms',
        bar: 100,
        baseline,
      },
    ]
  })
}
