import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs'

// Found once: Playwright reads this file again in every worker process, and they inherit it.
process.env.GLOSSA_BROWSER ??= findBrowser()

export default defineConfig({
  testDir: '.',
  testMatch: '*.flow.ts',
  outputDir: '../../test-results',
  globalSetup: './serve-app.ts',
  // One more than the cores of a small machine: flows wait for the disk and for each other's tabs a good part of their time.
  workers: 3,
  // A machine at its limit can fail a flow that stands; what passed at the second try only is named at the end, to be looked into.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'off',
    video: 'off',
    screenshot: 'off',
    launchOptions: { executablePath: findBrowser(), args: browserFlags },
  },
})
