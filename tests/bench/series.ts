import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { ctSlice } from '../fixtures/series-files.ts'
import { createProject, dismissImport, identify, importFiles } from '../flows/steps.ts'
import { inApp } from './in-browser.ts'
import type { BenchRow } from './row.ts'
import { mean } from './statistics.ts'
import { seededRandom } from './synthetic-vocabulary.ts'

const slices = 174
const sidePx = 512
const volumeMb = (slices * sidePx * sidePx * 2) / 1024 ** 2

/** A CT of noise on slopes, as many files as slices, and beside it one slice of another study. @returns their paths */
function writeSeries(folder: string): string[] {
  const random = seededRandom(2)
  const values = new Int16Array(sidePx * sidePx)
  const write = (name: string, bytes: Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }
  const paths = Array.from({ length: slices }, (_, index) => {
    for (let i = 0; i < values.length; i++) values[i] = (((i % sidePx) + index * 3) % 1400) - 1000 + random() * 80
    return write(
      `${index}.dcm`,
      ctSlice({ position: [0, 0, -index], instance: index + 1, sidePx, values, series: '1.2.3.4' }),
    )
  })
  const other = ctSlice({ position: [0, 0, 0], instance: 1, sidePx, values, study: '1.9.9', series: '1.9.9.4' })
  return [...paths, write('other.dcm', other)]
}

/** Resident memory of the browser's page processes that this process started, MB; NaN where the system does not tell. */
function pageMemoryMb(): number {
  const parents = new Map<number, number>()
  const pages = new Map<number, number>()
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const number = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1])
      parents.set(Number(name), number('PPid'))
      if (readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--type=renderer')) {
        pages.set(Number(name), number('VmRSS') / 1024)
      }
    }
  } catch {
    return Number.NaN
  }
  const isOurs = (pid: number): boolean => pid === process.pid || (pid > 1 && isOurs(parents.get(pid) ?? 0))
  return [...pages].reduce((sum, [pid, mb]) => sum + (isOurs(pid) ? mb : 0), 0)
}

/**
 * Resident memory once all that is free was given back: what the page, or a worker of it, has let go of stays until the browser has a
 * reason to collect it, which memory that nobody else asks for is not.
 */
async function heldMemoryMb(page: Page): Promise<number> {
  await page.requestGC()
  await Promise.all(page.workers().map((worker) => worker.evaluate(() => gc?.())))
  await page.waitForTimeout(1_000)
  return pageMemoryMb()
}

/** When things came about in an opening, ms of the page's clock; NaN: not yet. */
interface Opening {
  clickedMs: number
  /** The first bytes of a picture were handed to the decoder. */
  handedMs: number
  /** The first slice is on screen. */
  shownMs: number
}

declare global {
  interface Window {
    opening: Opening
  }
}

/** Has the page, when it is loaded next, note how it opens a case. */
async function watchOpening(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const opening = { clickedMs: Number.NaN, handedMs: Number.NaN, shownMs: Number.NaN }
    window.opening = opening
    const post = Worker.prototype.postMessage
    Worker.prototype.postMessage = function (message: unknown, given?: unknown) {
      const isBytes = Array.isArray(given) && given.some((each) => each instanceof ArrayBuffer)
      if (isBytes && Number.isNaN(opening.handedMs)) opening.handedMs = performance.now()
      Reflect.apply(post, this, [message, given])
    }
    const look = () => {
      if (document.querySelector('[aria-label^="Image viewer"][data-transform]') === null) requestAnimationFrame(look)
      // Drawn in the next frame, on screen in the one after.
      else
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            opening.shownMs = performance.now()
          }),
        )
    }
    const start = ({ timeStamp }: Event) => {
      opening.clickedMs = timeStamp
      look()
    }
    addEventListener('click', start, { once: true, capture: true })
  })
}

async function timeOpening(page: Page): Promise<Opening> {
  await page.getByRole('link', { name: /^Case 0001/ }).click()
  await page.waitForFunction(() => !Number.isNaN(window.opening.shownMs))
  return page.evaluate(() => window.opening)
}

/**
 * Script of a frame for each step scrolled: what the wheel does at once and what is drawn in the next frame. A wheel that is turned each frame
 * spins, and goes several slices at a time; at the end it turns round.
 */
async function timeScroll(page: Page): Promise<readonly number[]> {
  return page.evaluate(async (count) => {
    const viewer = document.querySelector('[aria-label^="Image viewer"]')
    const times: number[] = []
    let deltaY = 100
    for (let step = 0; step < count - 1; step++) {
      const at = Number(viewer?.getAttribute('data-slice'))
      if (at === count - 1) deltaY = -100
      else if (at === 0) deltaY = 100
      const start = performance.now()
      viewer?.dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true }))
      const handled = performance.now() - start
      const drawn = await new Promise<number>((resolve) => {
        requestAnimationFrame((frameStart) => {
          resolve(performance.now() - frameStart)
        })
      })
      times.push(handled + drawn)
    }
    return times
  }, slices)
}

/** A CT of 512 x 512 x 174 from files: opening, scrolling, memory. */
export function benchSeries(): Promise<BenchRow[]> {
  return inApp(async (url, page) => {
    await page.goto(url)
    await identify(page)
    await createProject(page, 'Series')
    const folder = mkdtempSync(join(tmpdir(), 'glossa-bench-'))
    try {
      await importFiles(page, writeSeries(folder))
    } finally {
      rmSync(folder, { recursive: true })
    }
    await dismissImport(page)
    // What the import took is gone with its worker, and a page that is loaded anew has nothing of it.
    await watchOpening(page)
    await page.reload()
    await page.getByRole('link', { name: /^Case 0001/ }).waitFor()
    await page.waitForTimeout(1_000)
    const before = await heldMemoryMb(page)
    const opening = await timeOpening(page)
    const viewer = page.locator('[aria-label^="Image viewer"]')
    await viewer.focus()
    await page.keyboard.press('End')
    await page.locator(`[data-slice="${slices - 1}"]`).waitFor()
    await page.keyboard.press('Home')
    await page.locator('[data-slice="0"]').waitFor()
    // Until all are decoded, which the map of slices shows as one stretch.
    await page.waitForFunction(() => document.querySelectorAll('[role=slider] [class*=decoded]').length === 1)
    await page.waitForTimeout(4_000)
    const full = await heldMemoryMb(page)
    const times = await timeScroll(page)
    await page.goto(`${page.url().replace(/cases\/.*/, 'cases')}`)
    await page.getByRole('link', { name: /^Case 0002/ }).waitFor()
    await page.waitForTimeout(6_000)
    const left = pageMemoryMb()
    const after = await heldMemoryMb(page)
    const memory = (name: string, value: number, bar: number | null): BenchRow => ({
      name,
      value,
      unit: 'MB',
      bar,
      baseline: { name: 'the decoded volume', value: volumeMb },
    })
    return [
      {
        name: '512 x 512 x 174 CT: from its first bytes at the decoder to the first slice on screen',
        value: opening.shownMs - opening.handedMs,
        unit: 'ms',
        bar: 500,
      },
      {
        name: 'the same from the click, with workbench, viewer and decoder loaded for the first time',
        value: opening.shownMs - opening.clickedMs,
        unit: 'ms',
        bar: null,
      },
      { name: 'scroll of it, script a frame (mean)', value: mean(times), unit: 'ms', bar: 16 },
      memory('memory that the page holds with all of it decoded, more than before', full - before, 2 * volumeMb),
      memory('that it holds after the case was closed, more than before', after - before, volumeMb / 2),
      memory('the same with what the browser has not collected yet', left - before, null),
    ]
  })
}
