import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRepository } from './repository.mjs'

const stampName = 'build-inputs.sha256'

/** What the app is built from. Tests are left out, since changing one changes no output. */
export const appInputs = [
  'index.html',
  'package.json',
  'package-lock.json',
  'public',
  'scripts/security-headers.ts',
  'scripts/workers-without-viewers.ts',
  'src',
  'tsconfig.json',
  'vite.config.ts',
]

/**
 * SHA-256 over the names and bytes of all input files, in hexadecimal.
 * @param {readonly string[]} inputs files and folders, relative to the repository
 */
export function hashInputs(inputs) {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap(filesUnder).sort()) {
    const bytes = readFileSync(inRepository(path))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/**
 * @param {string} outDir relative to the repository
 * @param {readonly string[]} inputs
 */
export function isStale(outDir, inputs) {
  const stamp = inRepository(outDir, stampName)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashInputs(inputs)
}

/**
 * A Vite plugin that leaves the hash of the inputs beside the output. The hash is taken before the build: an edit made meanwhile
 * leaves the output stale.
 * @param {readonly string[]} inputs
 * @returns {import('vite').Plugin}
 */
export function buildStamp(inputs) {
  let hash = ''
  return {
    name: 'glossa:build-stamp',
    apply: 'build',
    buildStart() {
      hash = hashInputs(inputs)
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: stampName, source: hash })
    },
  }
}

/**
 * @param {string} path relative to the repository
 * @returns {string[]} relative to the repository
 */
function filesUnder(path) {
  const absolute = inRepository(path)
  if (!existsSync(absolute)) return []
  if (!statSync(absolute).isDirectory()) return [path]
  return readdirSync(absolute)
    .filter((name) => !name.startsWith('.') && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => filesUnder(join(path, name)))
}
