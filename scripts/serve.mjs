import { inRepository, repositoryRoot } from './repository.mjs'

/**
 * Serves the built app with its security headers, to this machine only. Resolves once it listens; rejects when the port is taken.
 * @param {number} port 0 takes any free one
 */
export function serveBuiltApp(port) {
  return serve({ root: repositoryRoot, preview: { port } })
}

/**
 * Serves a built page other than the app's, on a free port; isolated from other origins, which gives its clock microseconds.
 * @param {string} outDir relative to the repository
 */
export function servePage(outDir) {
  const headers = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }
  return serve({ configFile: false, build: { outDir: inRepository(outDir) }, preview: { port: 0, headers } })
}

/**
 * Files under assets/ have a hash of their content in their name, so a browser need not ask again: a reload asks for one file, not for all.
 * @type {import('vite').Plugin}
 */
const keptByTheBrowser = {
  name: 'kept-by-the-browser',
  configurePreviewServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      if (request.url?.startsWith('/assets/') === true) {
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
      }
      next()
    })
  },
}

/**
 * @param {import('vite').InlineConfig} config
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends with a slash
 */
async function serve(config) {
  const { preview } = await import('vite')
  const server = await preview({
    ...config,
    logLevel: 'error',
    plugins: [keptByTheBrowser],
    preview: { host: 'localhost', strictPort: true, open: false, ...config.preview },
  })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return { url: `http://localhost:${address.port}/`, close: () => server.close() }
}
