import { ensureAppBuilt } from '../../scripts/build.mjs'
import { serveBuiltApp } from '../../scripts/serve.mjs'

/**
 * Serves the built app, as `npm start` does, on a free port for as long as the flows run: an app in use is not disturbed. Worker
 * processes inherit the address in GLOSSA_FLOWS_URL.
 */
// biome-ignore lint/style/noDefaultExport: Playwright takes a global setup as a default export
export default async function serveApp(): Promise<() => Promise<void>> {
  ensureAppBuilt()
  const server = await serveBuiltApp(0)
  process.env.GLOSSA_FLOWS_URL = server.url
  return server.close
}

/** Address of the served app, with a slash at its end. */
export function appUrl(): string {
  const url = process.env.GLOSSA_FLOWS_URL
  if (url === undefined)
    throw new Error('The app is not served: run flows with playwright test -c tests/flows/playwright.config.ts')
  return url
}
