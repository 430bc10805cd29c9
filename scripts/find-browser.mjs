import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { inRepository, run } from './repository.mjs'

/**
 * Features that are switched off. Of several lists the browser takes the last, so this one repeats that of Playwright, for whose reasons see
 * there; a test holds the two together. The lists under the address bar are pages of their own, loaded for every window though nobody sees
 * them: without them a flow starts in half the time.
 */
export const featuresOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/** How every test and benchmark starts its browser: without a display, a GPU, or any request of the browser's own. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${featuresOff.join(',')}`,
]

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * A Chromium that is already there: GLOSSA_BROWSER, one on the PATH, an application on macOS, or the one Playwright installed.
 * Throws when GLOSSA_BROWSER names no program.
 * @returns {string | undefined} absolute path
 */
export function installedBrowser() {
  const named = process.env.GLOSSA_BROWSER
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named
    throw new Error(`GLOSSA_BROWSER is "${named}", which is not a program.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = programs.flatMap((program) => folders.map((folder) => join(folder, program)))
  return [...onPath, ...macApplications].find(starts) ?? playwrightBrowser()
}

/**
 * A Chromium, installed now if there is none: by the system's packages where they can be used, else by Playwright. Says what it does.
 * Throws an Error with a plain message when none can be had.
 * @returns {string} absolute path
 */
export function findBrowser() {
  const found = installedBrowser() ?? installFromSystem() ?? installWithPlaywright()
  if (found === undefined) {
    throw new Error('No Chromium was found and none could be installed. Install one, or name one in GLOSSA_BROWSER.')
  }
  if (found !== process.env.GLOSSA_BROWSER) console.error(`Browser: ${found}`)
  return found
}

/** Debian and its kin, as root or with sudo that asks nothing. */
function installFromSystem() {
  if (!canRun('apt-get', ['--version'])) return undefined
  const root = process.getuid?.() === 0
  if (!root && !canRun('sudo', ['-n', 'true'])) return undefined
  console.error('Installing Chromium (apt-get install chromium) ...')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = (/** @type {string[]} */ ...args) =>
    root
      ? run('apt-get', args, { env })
      : run('sudo', ['-n', '--preserve-env=DEBIAN_FRONTEND', 'apt-get', ...args], { env })
  const install = () => aptGet('install', '-y', '--no-install-recommends', 'chromium') === 0
  if (install() || (aptGet('update') === 0 && install())) return installedBrowser()
  return undefined
}

function installWithPlaywright() {
  console.error('Installing Chromium (playwright install chromium) ...')
  const cli = inRepository('node_modules', '@playwright', 'test', 'cli.js')
  const libraries = process.platform === 'linux' && process.getuid?.() === 0 ? ['--with-deps'] : []
  run(process.execPath, [cli, 'install', ...libraries, 'chromium'])
  return playwrightBrowser()
}

/** The browser Playwright keeps for itself, if it was installed. */
function playwrightBrowser() {
  try {
    /** @type {typeof import('@playwright/test')} */
    const playwright = createRequire(import.meta.url)('@playwright/test')
    const path = playwright.chromium.executablePath()
    return isProgram(path) ? path : undefined
  } catch {
    return undefined // Playwright itself is not installed yet.
  }
}

/**
 * Whether a browser answers: on Ubuntu `chromium-browser` may be a script that only says where to get one. What such launchers
 * write to standard error is not shown.
 * @param {string} path
 */
function starts(path) {
  return isProgram(path) && canRun(path, ['--version'])
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function canRun(program, args) {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 30_000 }).status === 0
}
