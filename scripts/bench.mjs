import { fork } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureAppBuilt, ensureNodeBundle, ensurePageBundle } from './build.mjs'
import { ensureInstall } from './ensure-install.mjs'
import { findBrowser } from './find-browser.mjs'
import { giveUp, repositoryRoot } from './repository.mjs'
import { serveBuiltApp, servePage } from './serve.mjs'

/** @typedef {import('../tests/bench/row.ts').BenchRow} BenchRow */

const inputs = ['package.json', 'package-lock.json', 'scripts', 'src', 'tests']

try {
  const { positionals: wanted } = parseArgs({ allowPositionals: true })
  ensureInstall()
  const entry = await ensureNodeBundle({
    entry: 'tests/bench/child.ts',
    outDir: 'node_modules/.cache/glossa-bench',
    inputs,
    // The codecs look for Node.js by themselves, and are plain CommonJS there.
    external: [
      '@playwright/test',
      '@cornerstonejs/codec-charls',
      '@cornerstonejs/codec-openjpeg',
      '@cornerstonejs/codec-openjph',
    ],
  })
  /** @type {typeof import('../tests/bench/child.ts')} */
  const { benchmarks } = await import(pathToFileURL(entry).href)
  const chosen = benchmarks.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  if (chosen.length === 0) {
    throw new Error(`No benchmark is called so. There are: ${benchmarks.map(({ name }) => name).join(', ')}.`)
  }
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env }
  const places = new Set(chosen.map(({ where }) => where))
  if (places.has('page') || places.has('app')) env.GLOSSA_BROWSER = findBrowser()
  if (places.has('page')) {
    const outDir = 'node_modules/.cache/glossa-bench-page'
    await ensurePageBundle({ root: 'tests/bench/browser', outDir, inputs })
    env.GLOSSA_BENCH_PAGE = (await servePage(outDir)).url
  }
  if (places.has('app')) {
    ensureAppBuilt()
    env.GLOSSA_BENCH_APP = (await serveBuiltApp(0)).url
  }

  /** @type {BenchRow[]} */
  const rows = []
  const failed = []
  for (const { name } of chosen) {
    console.error(`Measuring ${name} ...`)
    const measured = await runChild(entry, { ...env, GLOSSA_BENCH_NAME: name })
    if (measured === null) failed.push(name)
    else rows.push(...measured)
  }
  printTable(rows)
  if (failed.length > 0) console.log(`\nCould not be measured: ${failed.join(', ')}`)
  process.exit(failed.length > 0 ? 1 : 0)
} catch (failure) {
  giveUp(failure)
}

/**
 * @param {string} entry
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<readonly BenchRow[] | null>} null when the child failed
 */
async function runChild(entry, env) {
  const child = fork(entry, {
    cwd: repositoryRoot,
    env,
    execArgv: ['--expose-gc', '--max-old-space-size=4096'],
    stdio: ['ignore', process.stderr, 'inherit', 'ipc'],
  })
  /** @type {readonly BenchRow[] | null} */
  let rows = null
  child.on('message', (message) => {
    rows = /** @type {readonly BenchRow[]} */ (message)
  })
  // The end of the channel comes after its last message; the exit may come before.
  const [[exitCode]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')])
  return exitCode === 0 ? rows : null
}

/** @param {readonly BenchRow[]} rows */
function printTable(rows) {
  const table = [
    ['what', 'measured', 'bar', 'baseline of the same run', 'ok?'],
    ...rows.map(({ name, value, unit, bar, baseline }) => [
      name,
      `${figure(value)} ${unit}`,
      bar === null ? '-' : `${figure(bar)} ${unit}`,
      baseline === undefined ? '-' : `${figure(baseline.value)} ${unit} (${baseline.name})`,
      bar === null ? '-' : value <= bar ? 'yes' : 'NO',
    ]),
  ]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0))) ?? []
  console.log('')
  for (const cells of table)
    console.log(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
}

/** Three significant digits, no exponent. @param {number} value */
function figure(value) {
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('en-US', { maximumFractionDigits: digits })
}
