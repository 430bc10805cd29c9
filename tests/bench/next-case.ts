import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { dicomElement, writeDicom } from '../../src/imaging/dicom/write.ts'
import { grayscaleElements } from '../fixtures/grayscale-elements.ts'
import { createProject, dismissImport, expectPicture, identify, importFiles, openCase } from '../flows/steps.ts'
import { inApp } from './in-browser.ts'
import type { BenchRow } from './row.ts'
import { percentile } from './statistics.ts'
import { seededRandom } from './synthetic-vocabulary.ts'

const sidePx = 3000
const cases = 12

declare global {
  interface Window {
    nextCase: { shownMs: number | null; longestTaskMs: number }
  }
}

/** Writes films of 16 bits, 12 of them stored, noisy as films are, each of another patient. @returns their paths */
function writeFilms(folder: string): string[] {
  const random = seededRandom(1)
  const values = new Uint16Array(sidePx * sidePx)
  for (let i = 0; i < values.length; i++) values[i] = Math.min(4095, ((i % sidePx) >> 1) + random() * 1200)
  const pixels = grayscaleElements({ widthPx: sidePx, heightPx: sidePx, values })
  return Array.from({ length: cases }, (_, index) => {
    values[0] = index
    const own = [
      dicomElement('PatientID', `P${index}`),
      dicomElement('SOPInstanceUID', `2.25.1.${index}`),
      dicomElement('StudyInstanceUID', `2.25.2.${index}`),
      dicomElement('PixelData', new Uint8Array(values.slice().buffer)),
    ]
    const replaced = new Set(own.map(({ tag }) => tag))
    const bytes = writeDicom([...pixels.filter(({ tag }) => !replaced.has(tag)), ...own])
    const path = join(folder, `${index}.dcm`)
    writeFileSync(path, bytes)
    return path
  })
}

/** Starts a watch for tasks that hold the page up; read with `longestTask`. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.nextCase = { shownMs: null, longestTaskMs: 0 }
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        window.nextCase.longestTaskMs = Math.max(window.nextCase.longestTaskMs, duration)
    }).observe({ type: 'longtask' })
  })
}

async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { longestTaskMs } = window.nextCase
    window.nextCase.longestTaskMs = 0
    return longestTaskMs
  })
}

/** From a key to the frame that shows the other case's picture, with its viewer ready to draw on. */
async function timeKey(page: Page, key: string, caseName: string): Promise<number> {
  await page.evaluate((name) => {
    window.nextCase.shownMs = null
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const look = () => {
          const isThere = document.querySelector('h1')?.textContent === name
          const viewer = document.querySelector('[aria-label^="Image viewer"]')
          if (isThere && viewer?.getAttribute('data-transform') != null) {
            // Drawn in the next frame, on screen in the one after.
            requestAnimationFrame(() =>
              requestAnimationFrame(() => {
                window.nextCase.shownMs = performance.now() - timeStamp
              }),
            )
          } else requestAnimationFrame(look)
        }
        look()
      },
      { once: true, capture: true },
    )
  }, caseName)
  await page.keyboard.press(key)
  await page.waitForFunction(() => window.nextCase.shownMs !== null)
  return page.evaluate(() => window.nextCase.shownMs ?? Number.NaN)
}

/** Going to the next case, opened ahead of time, and for comparison back to the one before, which is not. */
export async function benchNextCase(): Promise<BenchRow[]> {
  return inApp(async (url, page) => {
    await page.goto(url)
    await identify(page)
    await createProject(page, 'Films')
    const folder = mkdtempSync(join(tmpdir(), 'glossa-bench-'))
    try {
      await importFiles(page, writeFilms(folder))
    } finally {
      rmSync(folder, { recursive: true })
    }
    await dismissImport(page)
    const name = (index: number) => `Case ${String(index + 1).padStart(4, '0')}`
    await openCase(page, name(0))
    await expectPicture(page)
    await watchTasks(page)
    // A reader looks for some seconds, in which the next case is opened ahead.
    const read = () => page.waitForTimeout(3_000)
    await read()
    await longestTask(page)
    const ahead: number[] = []
    const held: number[] = []
    for (let index = 1; index < cases; index++) {
      ahead.push(await timeKey(page, '.', name(index)))
      // What showing the case itself took of the page is not what preparing takes.
      await page.waitForTimeout(200)
      await longestTask(page)
      await read()
      held.push(await longestTask(page))
    }
    const plain: number[] = []
    for (let index = cases - 2; index >= 0; index--) {
      plain.push(await timeKey(page, ',', name(index)))
      await page.waitForTimeout(1_000)
    }
    return [
      {
        name: 'next case interactive (p95, prefetched), 3000 x 3000 16-bit',
        value: percentile(ahead, 0.95),
        unit: 'ms',
        bar: 300,
        baseline: { name: 'not prefetched', value: percentile(plain, 0.95) },
      },
      {
        name: 'the longest that opening it ahead holds up the page (p95)',
        value: percentile(held, 0.95),
        unit: 'ms',
        bar: null,
      },
    ]
  })
}
