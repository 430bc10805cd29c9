import { pathToFileURL } from 'node:url'
import { ensureNodeBundle } from './build.mjs'
import { ensureInstall } from './ensure-install.mjs'
import { giveUp } from './repository.mjs'

try {
  ensureInstall()
  const entry = await ensureNodeBundle({
    entry: 'src/cli/main.ts',
    outDir: 'dist-cli',
    // They look for Node.js by themselves, and are plain CommonJS there.
    external: ['@cornerstonejs/codec-charls', '@cornerstonejs/codec-openjpeg', '@cornerstonejs/codec-openjph'],
    inputs: ['package.json', 'package-lock.json', 'scripts/build.mjs', 'src'],
  })
  /** @type {typeof import('../src/cli/main.ts')} */
  const { main } = await import(pathToFileURL(entry).href)
  process.exitCode = await main(process.argv.slice(2), { out: console.log, error: console.error })
} catch (failure) {
  giveUp(failure)
}
