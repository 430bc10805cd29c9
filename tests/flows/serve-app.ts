import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureAppBuilt } from '../../scripts/build.mjs'
import { serveBuiltApp } from '../../scripts/serve.mjs'

/**
 * Serves the built app, as `npm start` does, on a free port for as long as the flows run: an app in use is not disturbed. Worker
 * processes inherit the address in GLOSSA_FLOWS_URL, and in GLOSSA_FLOWS_FOLDER a folder for files that is gone when they end.
 */
// biome-ignore lint/style/noDefaultExport: Playwright takes a global setup as a default export
export default async function serveApp(): Promise<() => Promise<void>> {
  ensureAppBuilt()
  const server = await serveBuiltApp(0)
  const folder = mkdtempSync(join(tmpdir(), 'glossa-flows-'))
  process.env.GLOSSA_FLOWS_URL = server.url
  process.env.GLOSSA_FLOWS_FOLDER = folder
  return async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Address of the served app, with a slash at its end. */
export function appUrl(): string {
  return fromSetup('GLOSSA_FLOWS_URL')
}

/** Absolute path of the folder for files that flows give to the app. */
export function flowsFolder(): string {
  return fromSetup('GLOSSA_FLOWS_FOLDER')
}

function fromSetup(name: string): string {
  const value = process.env[name]
  if (value === undefined)
    throw new Error('The app is not served: run flows with playwright test -c tests/flows/playwright.config.ts')
  return value
}
