import { type BrowserContext, test as base, chromium, type Page } from '@playwright/test'
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs'
import { sharedDataPath } from '../fixtures/shared-data.ts'
import { appUrl } from './serve-app.ts'
import { watch } from './watch.ts'

/** The app in one browser profile, watched: see watch.ts for what fails a flow by itself. */
export interface App {
  readonly context: BrowserContext
  readonly page: Page
  /** Opens a hash route, `#/` by default, in `page`. */
  open(hash?: string): Promise<void>
  /** Another tab of the same profile. */
  newTab(hash?: string): Promise<Page>
  /** Accepts console errors and uncaught errors that match from now on: for flows that provoke one. */
  allow(pattern: RegExp): void
}

interface WatchedApp extends App {
  expectNothingWrong(): void
}

async function watched(context: BrowserContext): Promise<WatchedApp> {
  const url = appUrl()
  const { allow, expectNone } = await watch(context, new URL(url).origin)
  const page = context.pages()[0] ?? (await context.newPage())
  const open = async (tab: Page, hash: string) => {
    await tab.goto(`${url}${hash}`)
  }
  return {
    context,
    page,
    allow,
    expectNothingWrong: expectNone,
    open: (hash = '#/') => open(page, hash),
    newTab: async (hash = '#/') => {
      const tab = await context.newPage()
      await open(tab, hash)
      return tab
    },
  }
}

/** `test` of every flow; its `app` is a fresh profile. */
export const test = base.extend<{ app: App }>({
  app: async ({ context }, use) => {
    const app = await watched(context)
    await use(app)
    app.expectNothingWrong()
  },
})

export { expect } from '@playwright/test'

/**
 * The app in a browser process of its own, on a profile folder that outlives it: for flows that kill the browser and start it again.
 * Call `expectNothingWrong` before closing or killing it.
 */
export async function launchApp(profileFolder: string): Promise<WatchedApp> {
  const context = await chromium.launchPersistentContext(profileFolder, {
    executablePath: findBrowser(),
    args: browserFlags,
    viewport: { width: 1440, height: 900 },
  })
  return watched(context)
}

/** Absolute path of a file in the shared data; skips the running flow, with a printed line, where it is absent. */
export function sharedData(path: string): string {
  const found = sharedDataPath(path)
  if (found !== null) return found
  test.skip(true, `${path} is absent`)
  throw new Error('unreachable: the flow is skipped')
}
