import { defineConfig } from '@playwright/test'
import flows from '../flows/playwright.config.ts'

const [width = 1440, height = 900] = (process.env.GLOSSA_SCREENSHOT_SIZE ?? '1440x900').split('x').map(Number)

/** Not tests: they look at nothing. Started by `npm run screenshots`; the app is built and served as for the flows. */
export default defineConfig({
  ...flows,
  globalSetup: '../flows/serve-app.ts',
  testMatch: '*.shots.ts',
  timeout: 600_000,
  expect: { timeout: 60_000 },
  use: {
    ...flows.use,
    actionTimeout: 20_000,
    viewport: { width, height },
    deviceScaleFactor: Number(process.env.GLOSSA_SCREENSHOT_SCALE ?? '1'),
  },
})
