import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstall } from './ensure-install.mjs'
import { findBrowser } from './find-browser.mjs'
import { giveUp, inRepository, run } from './repository.mjs'

const usage = `npm run screenshots                         the pictures that README.md shows, into docs/
npm run screenshots -- --all FOLDER         every screen in both themes, into FOLDER
  --size 1280x720                           of the window, by default 1440x900
  --scale 2                                 device pixels per CSS pixel: with half the size, what zoom 200% shows
  --only NAME                               screens of a group: first (an empty app), demo (work on the demo project), states (tools, menus, dialogs)`

try {
  const { values } = parseArgs({
    options: {
      all: { type: 'string' },
      size: { type: 'string', default: '1440x900' },
      scale: { type: 'string', default: '1' },
      only: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) {
    console.log(usage)
    process.exit(0)
  }
  if (!/^\d+x\d+$/.test(values.size)) throw new Error(`--size is like 1440x900, not "${values.size}".`)
  if (!(Number(values.scale) > 0)) throw new Error(`--scale is a number above 0, not "${values.scale}".`)
  ensureInstall()
  process.env.GLOSSA_BROWSER = findBrowser()
  if (values.all !== undefined) {
    process.env.GLOSSA_SCREENSHOTS = resolve(values.all)
    mkdirSync(process.env.GLOSSA_SCREENSHOTS, { recursive: true })
  }
  process.env.GLOSSA_SCREENSHOT_SIZE = values.size
  process.env.GLOSSA_SCREENSHOT_SCALE = values.scale
  const cli = inRepository('node_modules', '@playwright', 'test', 'cli.js')
  const only = values.only === undefined ? [] : ['-g', values.only]
  process.exit(run(process.execPath, [cli, 'test', '-c', 'tests/screenshots/playwright.config.ts', ...only]))
} catch (failure) {
  giveUp(failure)
}
