import { existsSync, readFileSync } from 'node:fs'
import { inRepository, run } from './repository.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * Installs the dependencies when what is installed is not what the lockfile says. Needs the network only then.
 * Throws an Error with a plain message when Node.js is too old or the installation fails.
 */
export function ensureInstall() {
  requireNode(20, 19)
  if (!existsSync(inRepository('package-lock.json'))) throw new Error('package-lock.json is missing.')
  if (installedAsLocked()) return
  console.error('Installing the dependencies (npm ci) ...')
  const npmScript = process.env.npm_execpath
  const exitCode = npmScript?.endsWith('.js') ? run(process.execPath, [npmScript, 'ci']) : run('npm', ['ci'])
  if (exitCode !== 0)
    throw new Error('The dependencies could not be installed: npm ci failed. The first installation needs the network.')
}

/**
 * @param {number} major
 * @param {number} minor
 */
function requireNode(major, minor) {
  const [haveMajor = 0, haveMinor = 0] = process.versions.node.split('.').map(Number)
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return
  throw new Error(`Glossa needs Node.js ${major}.${minor} or newer; this is ${process.versions.node}.`)
}

function installedAsLocked() {
  const installedList = inRepository('node_modules', '.package-lock.json')
  if (!existsSync(installedList)) return false
  return sameDependencies(readFileSync(inRepository('package-lock.json'), 'utf8'), readFileSync(installedList, 'utf8'))
}

/**
 * Whether every locked package is there in the locked version, and nothing else. Optional packages may be missing: most belong to other
 * operating systems.
 * @param {string} lockfile text of package-lock.json, version 3
 * @param {string} installedList text of node_modules/.package-lock.json, which npm leaves where it installs
 */
export function sameDependencies(lockfile, installedList) {
  const locked = packagesOf(lockfile)
  const installed = packagesOf(installedList)
  const isThere = (/** @type {[string, LockedPackage]} */ [path, wanted]) => {
    const found = installed.get(path)
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  }
  return [...installed.keys()].every((path) => locked.has(path)) && [...locked].every(isThere)
}

/**
 * @param {string} text of a lockfile
 * @returns {Map<string, LockedPackage>} by path, without the project itself
 */
function packagesOf(text) {
  /** @type {{ packages?: Record<string, LockedPackage> }} */
  const lock = JSON.parse(text)
  return new Map(Object.entries(lock.packages ?? {}).filter(([path]) => path.startsWith('node_modules/')))
}
