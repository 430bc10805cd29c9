import { connect } from 'node:net'
import { parseArgs } from 'node:util'
import { ensureAppBuilt } from './build.mjs'
import { ensureInstall } from './ensure-install.mjs'
import { giveUp } from './repository.mjs'
import { serveBuiltApp } from './serve.mjs'

const usualPort = 4173

try {
  const port = readPort()
  await refuseTakenPort(port)
  ensureInstall()
  ensureAppBuilt()
  const { url } = await serveBuiltApp(port)
  console.log(`Glossa: ${url}`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))
} catch (failure) {
  giveUp(failure)
}

/** The fixed port, or the one after `--port`. */
function readPort() {
  const { values } = parseArgs({ options: { port: { type: 'string', default: String(usualPort) } } })
  const port = Number(values.port)
  if (/^\d+$/.test(values.port) && port >= 1 && port <= 65535) return port
  throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`)
}

/**
 * Asks both loopback addresses: a server on either would answer to http://localhost in some browser.
 * @param {number} port
 */
async function refuseTakenPort(port) {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => accepts(host, port)))
  if (!answers.includes(true)) return
  throw new Error(
    `Port ${port} is taken by another program, perhaps by Glossa itself: look at http://localhost:${port}. ` +
      'Glossa starts on another port with "npm start -- --port N", but a browser keeps a database for each address: ' +
      'another port is another, empty, database.',
  )
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>} whether something accepts connections there
 */
function accepts(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const settle = (/** @type {boolean} */ answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.setTimeout(1000, () => settle(false))
  })
}
