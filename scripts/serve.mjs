import { repositoryRoot } from './repository.mjs'

/**
 * Serves the built app with its security headers, to this machine only. Resolves once it listens; rejects when the port is taken.
 * @param {number} port 0 takes any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends with a slash
 */
export async function serveBuiltApp(port) {
  const { preview } = await import('vite')
  const server = await preview({
    root: repositoryRoot,
    logLevel: 'error',
    preview: { host: 'localhost', port, strictPort: true, open: false },
  })
  const address = server.httpServer.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return { url: `http://localhost:${address.port}/`, close: () => server.close() }
}
