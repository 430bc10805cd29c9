import { chromium, type Page } from '@playwright/test'
import { browserFlags } from '../../scripts/find-browser.mjs'
import type { PageBenchmark } from './browser/page.ts'
import type { BenchRow } from './row.ts'

/**
 * Runs a measurement of the built app, served as for users, in a browser of its own.
 * @param measure takes the app's address, with a slash at its end, and a page of a fresh profile, 1440 x 900, nothing loaded yet
 */
export function inApp<T>(measure: (url: string, page: Page) => Promise<T>): Promise<T> {
  return inBrowser((page) => measure(setting('GLOSSA_BENCH_APP'), page))
}

/** Runs a benchmark of tests/bench/browser in a page of its own: modules of the app without the app around them. */
export function inPage(name: PageBenchmark): Promise<readonly BenchRow[]> {
  return inBrowser(async (page) => {
    // What throws in the page leaves nothing to wait for: the benchmark would hang.
    const thrown = new Promise<never>((_, reject) => page.once('pageerror', reject))
    await page.goto(setting('GLOSSA_BENCH_PAGE'))
    return Promise.race([page.evaluate((benchmark) => window.runBenchmark(benchmark), name), thrown])
  })
}

async function inBrowser<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: setting('GLOSSA_BROWSER'),
    args: [...browserFlags, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    return await use(await context.newPage())
  } finally {
    await browser.close()
  }
}

function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error('run this with npm run bench')
  return value
}
