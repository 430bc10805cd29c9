import { playwright } from '@vitest/browser-playwright'
import { defineConfig, mergeConfig } from 'vitest/config'
import { browserFlags, installedBrowser } from './scripts/find-browser.mjs'
import viteConfig from './vite.config.ts'

const executablePath = installedBrowser()
const launchOptions = { ...(executablePath === undefined ? {} : { executablePath }), args: browserFlags }

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'node',
            include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
            exclude: ['**/*.browser.test.*', 'tests/flows/**', 'node_modules/**'],
            testTimeout: 60_000,
            // One process a core for all files: loading the source anew for each took longer than the tests. Processes and not threads:
            // the decoder of TIFF takes any thread for one of its own.
            pool: 'forks',
            isolate: false,
            // Without it one core is left to Vitest itself: half of a small machine.
            maxWorkers: '100%',
          },
        },
        {
          extends: true,
          // Met only when a page is loaded: found then, it would load the running test anew.
          optimizeDeps: { include: ['@mantine/hooks'] },
          test: {
            name: 'browser',
            include: ['src/**/*.browser.test.{ts,tsx}', 'tests/**/*.browser.test.{ts,tsx}'],
            testTimeout: 60_000,
            // One page at a time: of two, only one has the focus.
            maxWorkers: 1,
            sequence: { groupOrder: 1 },
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
)
