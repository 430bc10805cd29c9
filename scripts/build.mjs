import { readFileSync } from 'node:fs'
import { appInputs, buildStamp, isStale } from './build-stamp.mjs'
import { quietly } from './quiet-codecs.mjs'
import { inRepository, repositoryRoot, run } from './repository.mjs'

/** Builds the app into `dist`. A process of its own: Vite sets NODE_ENV, which must not reach later steps. */
export function buildApp() {
  const exitCode = run(process.execPath, [
    inRepository('node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--logLevel',
    'warn',
  ])
  if (exitCode !== 0) throw new Error('The app could not be built.')
}

/** Builds the app into `dist` when its sources changed since. */
export function ensureAppBuilt() {
  if (!isStale('dist', appInputs)) return
  console.error('Building the app ...')
  buildApp()
}

/**
 * Bundles TypeScript for Node.js, dependencies included, when its sources changed since.
 * @param {{ entry: string, outDir: string, inputs: readonly string[], external?: readonly string[] }} bundle
 *   paths relative to the repository; `external` packages are left to Node.js
 * @returns {Promise<string>} absolute path of the built entry, an ES module
 */
export async function ensureNodeBundle({ entry, outDir, inputs, external = [] }) {
  await ensureBundle(outDir, inputs, {
    ssr: { noExternal: true, external: [...external] },
    build: {
      ssr: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { entry: inRepository(entry) },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  return inRepository(outDir, 'entry.js')
}

/**
 * Bundles a page other than the app's, when its sources changed since.
 * @param {{ root: string, outDir: string, inputs: readonly string[] }} bundle paths relative to the repository; `root` holds index.html
 */
export async function ensurePageBundle({ root, outDir, inputs }) {
  await ensureBundle(outDir, inputs, {
    root: inRepository(root),
    worker: { format: 'es', rolldownOptions: quietly },
    build: { target: 'es2023', rolldownOptions: quietly },
  })
}

/**
 * @param {string} outDir
 * @param {readonly string[]} inputs
 * @param {import('vite').InlineConfig} config
 */
async function ensureBundle(outDir, inputs, config) {
  if (!isStale(outDir, inputs)) return
  const { build } = await import('vite')
  const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'))
  await build({
    root: repositoryRoot,
    ...config,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [buildStamp(inputs)],
    define: { __APP_VERSION__: JSON.stringify(version) },
    build: { ...config.build, outDir: inRepository(outDir), emptyOutDir: true },
  })
}
