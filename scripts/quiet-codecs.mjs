/**
 * What the bundler need not say: that the WebAssembly codecs ask for modules of Node.js, which they do where they find themselves in
 * Node.js only, and how long its plugins took.
 */
export const quietly = {
  checks: { pluginTimings: false },
  /**
   * @param {'warn' | 'info' | 'debug'} level
   * @param {{ message?: string }} log
   * @param {(level: any, log: any) => void} pass
   */
  onLog(level, log, pass) {
    const isOfCodec = /externalized for browser compatibility, imported by .*@cornerstonejs\/codec-/.test(
      log.message ?? '',
    )
    if (!isOfCodec) pass(level, log)
  },
}

/** In workers, neither: that a module which the page loads when it is asked for is part of the worker from the start. */
export const quietlyInWorkers = { ...quietly, checks: { ...quietly.checks, ineffectiveDynamicImport: false } }
