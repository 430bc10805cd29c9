import { chromium, type Page } from '@playwright/test'
import { browserFlags } from '../../scripts/find-browser.mjs'

/** The built app, served as for users, and a way to open it. */
export interface BenchApp {
  /** Address of the app, with a slash at its end. */
  readonly url: string
  /** A page of a fresh profile, 1440 x 900, nothing loaded yet. */
  readonly page: Page
}

/** Runs a measurement in a browser of its own, and closes it. `npm run bench` names browser and address in the environment. */
export async function inBrowser<T>(measure: (app: BenchApp) => Promise<T>): Promise<T> {
  const { GLOSSA_BROWSER: executablePath, GLOSSA_BENCH_URL: url } = process.env
  if (executablePath === undefined || url === undefined) throw new Error('run this with npm run bench')
  const browser = await chromium.launch({ executablePath, args: [...browserFlags, '--enable-precise-memory-info'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    return await measure({ url, page })
  } finally {
    await browser.close()
  }
}
