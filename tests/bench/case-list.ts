import type { Page } from '@playwright/test'
import { CaseTable } from '../../src/persistence/case-list/case-table.ts'
import type { CaseSummary } from '../../src/persistence/case-summary.ts'
import { createProject, identify } from '../flows/steps.ts'
import { inApp } from './in-browser.ts'
import type { BenchRow } from './row.ts'
import { mean, percentile } from './statistics.ts'
import { type SyntheticProject, syntheticCases } from './synthetic-cases.ts'

const caseCount = 100_000
const opens = 5
const frames = 120
const rowsOnDisk = 5_000
const whole = `${caseCount.toLocaleString('en-GB')} cases`

declare global {
  interface Window {
    /** Milliseconds; see `awaitKey`. */
    keyMs: Promise<number>
    openApp(): Promise<IDBDatabase>
  }
}

/** What is known of the project in the page's database. */
async function projectOf(page: Page): Promise<SyntheticProject> {
  const [row] = await readAll(page, 'projects')
  const [profile] = await readAll(page, 'profiles')
  const project = row as { id: string; record: { labelSet: { labels: readonly { id: string }[] } } }
  return {
    projectId: project.id,
    labelIds: project.record.labelSet.labels.map((label) => label.id),
    annotatorId: (profile as { id: string }).id,
  }
}

function readAll(page: Page, table: string): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    const database = await window.openApp()
    const request = database.transaction(name).objectStore(name).getAll()
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    database.close()
    return rows
  }, table)
}

/** Whether the list has been stored, as the app does when it has been quiet for a while. */
function isStored(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const database = await window.openApp()
    const request = database.transaction('caseLists').objectStore('caseLists').count()
    const count = await new Promise<number>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
    database.close()
    return count > 0
  })
}

function addHelpers(): void {
  window.openApp = async () => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => name?.endsWith('glossa'))
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(info?.name ?? 'missing')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  }
}

/**
 * Writes the summary rows as the app would have left them after an import, without the import: what is measured reads nothing else.
 * The log's counter says that they were written, so that the list believes them.
 */
async function fill(page: Page, project: SyntheticProject): Promise<void> {
  let chunk: CaseSummary[] = []
  const write = async () => {
    await page.evaluate(async (rows) => {
      const database = await window.openApp()
      await new Promise((resolve, reject) => {
        const transaction = database.transaction(['summaries', 'logs'], 'readwrite')
        for (const row of rows) transaction.objectStore('summaries').put(row)
        const log = transaction.objectStore('logs').get(rows[0]?.projectId ?? '')
        log.onsuccess = () => transaction.objectStore('logs').put({ ...log.result, touches: 1 })
        transaction.oncomplete = resolve
        transaction.onerror = () => reject(transaction.error)
      })
      database.close()
    }, chunk)
    chunk = []
  }
  for (const summary of syntheticCases(caseCount, project)) {
    chunk.push(summary)
    if (chunk.length === rowsOnDisk) await write()
  }
  if (chunk.length > 0) await write()
}

/** The former way: every summary read anew, in the page. */
async function rereadAllMs(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await window.openApp()
    const from = performance.now()
    await new Promise((resolve, reject) => {
      const request = database.transaction('summaries').objectStore('summaries').getAll()
      request.onsuccess = resolve
      request.onerror = reject
    })
    const ms = performance.now() - from
    database.close()
    return ms
  })
}

/** From the click on the project to its whole list on the screen, in a page that was just loaded: the worker has to start too. */
async function openMs(page: Page, url: string): Promise<{ readonly firstRow: number; readonly whole: number }> {
  await page.goto('about:blank')
  await page.goto(url)
  await page.getByRole('link', { name: 'Hundred thousand' }).waitFor()
  return page.evaluate(async (text) => {
    const link = [...document.querySelectorAll('a')].find((a) => a.textContent === 'Hundred thousand')
    const painted = () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve()
          channel.port2.postMessage(null)
        })
      })
    const until = (isThere: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!isThere()) return
          observer.disconnect()
          resolve()
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        look()
      })
    const from = performance.now()
    link?.click()
    const hasRow = () => document.querySelector('[role=gridcell] a') !== null
    await until(hasRow)
    await painted()
    const firstRow = performance.now() - from
    await until(() => hasRow() && [...document.querySelectorAll('[role=status]')].some((s) => s.textContent === text))
    await painted()
    return { firstRow, whole: performance.now() - from }
  }, whole)
}

/** Scrolls by most of a window every frame; a frame is from the first handler of the scroll to the paint. */
async function scroll(page: Page): Promise<{ readonly frameMs: readonly number[]; readonly blankShare: number }> {
  return page.evaluate(async (count) => {
    const grid = document.querySelector('[role=grid]')
    if (grid === null) throw new Error('no list to scroll')
    const frameMs: number[] = []
    let rows = 0
    let blank = 0
    for (let frame = 0; frame < count; frame++) {
      frameMs.push(
        await new Promise<number>((resolve) => {
          const onScroll = () => {
            const from = performance.now()
            requestAnimationFrame(() => {
              const channel = new MessageChannel()
              channel.port1.onmessage = () => resolve(performance.now() - from)
              channel.port2.postMessage(null)
            })
          }
          window.addEventListener('scroll', onScroll, { capture: true, once: true })
          grid.scrollTop += 400
        }),
      )
      const shown = [...grid.querySelectorAll('[role=row][aria-selected]')]
      rows += shown.length
      blank += shown.filter((row) => row.getAttribute('aria-busy') === 'true').length
    }
    return { frameMs, blankShare: blank / rows }
  }, frames)
}

/** What is typed: every key leaves another number of cases, so that the list that is shown is told from the one before. */
const typed = ['98', '7531', '4207', '86']

/** From each key of a search, typed and taken back, to the list that it leaves, painted. */
async function keystrokes(page: Page, project: SyntheticProject): Promise<number[]> {
  const texts = Array.from(syntheticCases(caseCount, project), ({ name, metadata }) => `${name} ${metadata.age}`)
  const steps = typed.flatMap((word) => {
    const prefixes = Array.from({ length: word.length }, (_, at) => word.slice(0, at + 1))
    const back = prefixes.slice(0, -1).reverse()
    return [
      ...prefixes.map((text) => ({ key: text.at(-1) ?? '', text })),
      ...[...back, ''].map((text) => ({ key: 'Backspace', text })),
    ]
  })
  await page.getByRole('searchbox').focus()
  const times: number[] = []
  for (const { key, text } of steps) {
    const count = texts.filter((candidate) => candidate.includes(text)).length.toLocaleString('en-GB')
    await page.evaluate(awaitKey, text === '' ? whole : `${count} of ${whole}`)
    await page.keyboard.press(key)
    times.push(await page.evaluate(() => window.keyMs))
  }
  return times
}

/** In the page: begins to measure from the next key to the frame that says so many cases were found. */
function awaitKey(expected: string): void {
  window.keyMs = new Promise((resolve) => {
    let pressed: number | undefined
    const onKey = (event: KeyboardEvent) => {
      pressed = event.timeStamp
    }
    window.addEventListener('keydown', onKey, { capture: true, once: true })
    const observer = new MutationObserver(() => {
      const isShown = [...document.querySelectorAll('[role=status]')].some((status) => status.textContent === expected)
      if (!isShown || pressed === undefined) return
      observer.disconnect()
      const from = pressed
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now() - from)
        channel.port2.postMessage(null)
      })
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

/** Memory that the list takes for each case: heap and arrays of a table that was filled and nothing else. */
function bytesPerCase(project: SyntheticProject): number {
  const { gc } = globalThis
  if (gc === undefined) return 0
  const used = () => {
    gc()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  const before = used()
  const table = new CaseTable()
  for (const summary of syntheticCases(caseCount, project)) table.put(structuredClone(summary))
  const bytes = used() - before
  return bytes / table.presentCount
}

/** The list of a project of 100,000 cases in the built app. */
export async function benchCaseList(): Promise<BenchRow[]> {
  return inApp(async (url, page) => {
    await page.addInitScript(addHelpers)
    await page.goto(url)
    await identify(page)
    await createProject(page, 'Hundred thousand')
    const project = await projectOf(page)
    await page.goto('about:blank')
    await page.goto(url)
    await fill(page, project)
    const reread = { name: 'every summary read', value: await rereadAllMs(page) }

    const first = await openMs(page, url)
    while (!(await isStored(page))) await page.waitForTimeout(500)
    const opened: number[] = []
    for (let i = 0; i < opens; i++) opened.push((await openMs(page, url)).whole)
    const { frameMs, blankShare } = await scroll(page)
    const keyMs = await keystrokes(page, project)
    const name = (what: string) => `case list of 100,000: ${what}`
    return [
      { name: name('open (median)'), value: percentile(opened, 0.5), unit: 'ms', bar: 1000, baseline: reread },
      { name: name('open for the first time, first rows'), value: first.firstRow, unit: 'ms', bar: 1000 },
      { name: name('open for the first time, whole'), value: first.whole, unit: 'ms', bar: null, baseline: reread },
      { name: name('scroll frame (mean)'), value: mean(frameMs), unit: 'ms', bar: 16 },
      { name: name('scroll frame (p95)'), value: percentile(frameMs, 0.95), unit: 'ms', bar: null },
      { name: name('rows not read yet in a frame'), value: 100 * blankShare, unit: '%', bar: null },
      { name: name('key of a search, to paint (p95)'), value: percentile(keyMs, 0.95), unit: 'ms', bar: 100 },
      { name: name('memory a case'), value: bytesPerCase(project), unit: 'B', bar: 200 },
    ]
  })
}
