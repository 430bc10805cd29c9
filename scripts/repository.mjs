import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the repository, without a trailing separator. */
export const repositoryRoot = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** @param {...string} segments path inside the repository */
export const inRepository = (...segments) => join(repositoryRoot, ...segments)

/**
 * Runs a program to its end in the repository's folder, without standard input. Its output goes to standard error unless `stdout` says
 * otherwise, so that a command's own output stays clean.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ stdout?: 'inherit', env?: NodeJS.ProcessEnv }} [options]
 * @returns {number} exit code; 127 when the program could not be started
 */
export function run(program, args, options = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: repositoryRoot,
    env: options.env ?? process.env,
    stdio: ['ignore', options.stdout ?? process.stderr, 'inherit'],
  })
  if (error !== undefined) return 127
  return status ?? 1
}

/**
 * Ends a script with one plain sentence instead of a stack trace.
 * @param {unknown} failure
 * @returns {never}
 */
export function giveUp(failure) {
  console.error(failure instanceof Error ? failure.message : String(failure))
  process.exit(1)
}
